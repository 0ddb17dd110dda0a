package org.millioncarrots.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.AuditSql.Extent;

/**
 * Makes anchors, and holds the log against the last ones in the file: what was there when they were made must be there. A line
 * follows only if those before still fit, so that a cut stays seen however long the log goes on behind it.
 */
@ApplicationScoped
class Anchors {
    private static final Logger LOG = Logger.getLogger(Anchors.class);

    private final AnchorFile file;
    private final AuditSql sql;
    private final AuditSigner signer;

    Anchors(AnchorFile file, AuditSql sql, AuditSigner signer) {
        this.file = file;
        this.sql = sql;
        this.signer = signer;
    }

    /** The head as it is now; empty as long as there is no entry. */
    Optional<Anchor.Signed> of(Extent extent, Instant now) {
        AuditSql.Head head = extent.head();
        Anchor anchor =
                new Anchor(head.sequence(), head.hash(), Objects.requireNonNullElse(extent.signedFrom(), 0L), now);
        return head.sequence() == 0
                ? Optional.empty()
                : Optional.of(new Anchor.Signed(anchor, signer.anchorMac(anchor)));
    }

    /**
     * Adds an anchor to the file, if there is to be one.
     *
     * @throws java.io.UncheckedIOException if the file cannot be read or written
     */
    void add(Anchor.Signed anchor, Extent extent) {
        Optional<Break> misfit = misfit(extent);
        if (misfit.isEmpty()) {
            file.append(anchor.line());
        } else {
            LOG.errorf(
                    "the anchor file gets no line: its anchor of entry %d does not fit",
                    misfit.get().sequence());
        }
    }

    /** @throws java.io.UncheckedIOException if the file is there and cannot be read */
    Optional<Break> misfit(Extent extent) {
        List<Anchor.Signed> last = file.last();
        Map<Long, String> hashes =
                sql.hashes(last.stream().map(one -> one.anchor().sequence()).toList());
        return last.stream()
                .flatMap(one -> misfit(one, hashes.get(one.anchor().sequence()), extent).stream())
                .findFirst();
    }

    private Optional<Break> misfit(Anchor.Signed signed, @Nullable String hash, Extent extent) {
        Anchor anchor = signed.anchor();
        if (!AuditSigner.same(signer.anchorMac(anchor), signed.mac())) {
            return Optional.of(new Break(anchor.sequence(), AuditFault.ANCHOR_FORGED));
        }
        if (hash == null || anchor.sequence() > extent.head().sequence()) {
            return Optional.of(
                    new Break(Math.min(anchor.sequence(), extent.head().sequence() + 1), AuditFault.CUT_OFF));
        }
        if (!hash.equals(anchor.hash())) {
            return Optional.of(new Break(anchor.sequence(), AuditFault.OTHER_THAN_ANCHORED));
        }
        Long signedFrom = extent.signedFrom();
        boolean moved = anchor.signedFrom() != 0 && (signedFrom == null || signedFrom != anchor.signedFrom());
        return moved ? Optional.of(new Break(anchor.signedFrom(), AuditFault.SIGNED_FROM_MOVED)) : Optional.empty();
    }
}
