package org.millioncarrots.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.claimant.EraseIdentity;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.MasterKeys;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Problem;

/**
 * Lists who was erased, to be kept apart from the database, and erases them again when a restore has brought them back. Two people
 * have erased them once; the proof beside each id, which only the key file can make, shows that, so that nobody can have others
 * erased by it.
 */
@ApplicationScoped
class ErasedClaimants {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final EraseIdentity erasures;
    private final EraseClaimant eraseClaimant;
    private final MasterKeys keys;
    private final AuditLog auditLog;
    private final Ids ids;

    ErasedClaimants(EraseIdentity erasures, EraseClaimant eraseClaimant, MasterKeys keys, AuditLog auditLog, Ids ids) {
        this.erasures = erasures;
        this.eraseClaimant = eraseClaimant;
        this.keys = keys;
        this.auditLog = auditLog;
        this.ids = ids;
    }

    /** Somebody who was erased: the id and nothing else of the claimant. */
    @Schema(name = "ErasedClaimant")
    record Erased(
            @NotNull UUID claimantId,

            @Schema(description = "Shows that this service has erased the claimant; keep it with the id") @NotNull
            String proof) {}

    /**
     * What became of a list.
     *
     * @param erased how many were there again and are gone
     * @param gone how many there was nothing left of
     * @param open who still has a claim, an instalment or a payout that is open; when that is over, give the list again
     */
    @Schema(name = "ErasedAgain")
    record ErasedAgain(int erased, int gone, List<UUID> open) {}

    Page<Erased> list(@Nullable UUID cursor, int limit) {
        List<Erased> found = erasures.erased(cursor == null ? BEFORE_ALL : cursor, limit + 1).stream()
                .map(claimant -> new Erased(claimant, proof(claimant)))
                .toList();
        return Page.of(found, limit, erased -> erased.claimantId().toString());
    }

    /** All or none. @throws Problem if a proof is wrong (400) */
    @Transactional
    ErasedAgain eraseAgain(List<Erased> list) {
        for (int i = 0; i < list.size(); i++) {
            if (!isProven(list.get(i))) {
                throw Problem.invalid(
                        "items[" + i + "].proof", "the proof that GET /v1/erased-claimants gave for this id");
            }
        }
        int erased = 0;
        List<UUID> open = new ArrayList<>();
        for (Erased one : list) {
            ClaimantId claimant = new ClaimantId(one.claimantId());
            if (eraseClaimant.open(claimant).isPresent()) {
                open.add(one.claimantId());
            } else if (eraseClaimant.again(claimant)) {
                erased++;
            }
        }
        auditLog.record(
                AuditAction.ERASURES_REPEATED,
                ids.next(),
                AuditDetail.number("listed", list.size()),
                AuditDetail.number("erased", erased),
                AuditDetail.number("open", open.size()));
        return new ErasedAgain(erased, list.size() - erased - open.size(), open);
    }

    private boolean isProven(Erased erased) {
        return MessageDigest.isEqual(
                proof(erased.claimantId()).getBytes(StandardCharsets.US_ASCII),
                erased.proof().getBytes(StandardCharsets.US_ASCII));
    }

    private String proof(UUID claimant) {
        return keys.hmac("erased-claimant", claimant.toString());
    }
}
