package org.millioncarrots.audit;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;

/** Shows entries, and finds out whether the chain is whole. */
@ApplicationScoped
public class ReadAudit {
    /** A million lines over a slow network take minutes. */
    private static final int LONG_TIMEOUT_SECONDS = 1_800;

    private final AuditSql sql;
    private final AuditChain chain;
    private final Anchors anchors;
    private final Clock clock;

    ReadAudit(AuditSql sql, AuditChain chain, Anchors anchors, Clock clock) {
        this.sql = sql;
        this.chain = chain;
        this.anchors = anchors;
        this.clock = clock;
    }

    /** One entry, as an auditor sees it. */
    @Schema(description = "What a person did. Details are ids, codes, figures and dates; never names.")
    record AuditEntryView(
            long sequence,
            Instant recordedAt,

            @Schema(description = "The subject of the person's token")
            String person,

            @Schema(description = "Empty for staff") String partner,

            @Schema(type = SchemaType.STRING, implementation = AuditAction.class)
            String action,

            @Schema(description = "The id of what it was done to")
            UUID subject,

            Map<String, String> details,

            @Schema(description = "SHA-256 over the entry and the hash of the one before")
            String hash) {}

    /** What a walk along the whole chain has found. */
    @Schema(
            description =
                    "Whether every entry is unchanged, follows the one before and is signed, and whether the log holds what the anchors outside the database say.")
    public record AuditVerificationView(
            boolean whole,

            @Schema(description = "Entries that were walked")
            long entries,

            @Schema(description = "Keep it elsewhere: it proves later that nothing before it was changed")
            String headHash,

            @Schema(description = "The first entry that does not fit") @Nullable
            Long brokenAt,

            @Schema(description = "What is wrong at it") @Nullable
            AuditFault fault,

            @Schema(
                    description =
                            "From this entry on each is signed with a key that is not in the database; absent until an hour after the last entry that a version without signatures wrote")
            @Nullable
            Long signedFrom,

            Instant verifiedAt) {}

    @Transactional
    Page<AuditEntryView> entries(@Nullable UUID subject, long after, int limit) {
        List<AuditEntryView> found = sql.after(after, subject, limit + 1).stream()
                .map(ReadAudit::view)
                .toList();
        return Page.of(found, limit, entry -> Long.toString(entry.sequence()));
    }

    /** How far the log reaches now. */
    long head() {
        return sql.extent().head().sequence();
    }

    @Transactional
    @TransactionConfiguration(timeout = LONG_TIMEOUT_SECONDS)
    long count(@Nullable UUID subject, long through) {
        return sql.count(subject, through);
    }

    /** All of those that are counted, in constant memory. */
    @Transactional
    @TransactionConfiguration(timeout = LONG_TIMEOUT_SECONDS)
    void each(@Nullable UUID subject, long through, Consumer<AuditEntryView> taker) {
        sql.each(subject, through, stored -> taker.accept(view(stored)));
    }

    /**
     * Walks from the first entry to the head as it is now; entries that follow meanwhile are not looked at.
     *
     * @throws Problem once nobody waits for the answer
     */
    public AuditVerificationView verify(BooleanSupplier callerHasGone) {
        AuditSql.Extent extent = sql.extent();
        AuditChain.Walked walked = new AuditChain.Walked(AuditChain.Place.START, null);
        while (walked.broken() == null
                && walked.place().sequence() < extent.head().sequence()) {
            if (callerHasGone.getAsBoolean()) {
                throw Problem.of(ProblemType.UNAVAILABLE, "the caller has gone");
            }
            walked = chain.onwards(walked.place(), extent);
        }
        AuditChain.Place reached = walked.place();
        Optional<Break> broken = Optional.ofNullable(walked.broken())
                .or(() -> chain.end(reached, extent))
                .or(() -> anchors.misfit(extent));
        return new AuditVerificationView(
                broken.isEmpty(),
                reached.sequence(),
                extent.head().hash(),
                broken.map(Break::sequence).orElse(null),
                broken.map(Break::fault).orElse(null),
                extent.signedFrom(),
                clock.instant());
    }

    private static AuditEntryView view(AuditSql.Stored stored) {
        AuditEntry entry = stored.entry();
        if (entry == null) {
            throw new IllegalStateException("entry " + stored.sequence() + " was changed into what is none");
        }
        return new AuditEntryView(
                entry.sequence(),
                entry.recordedAt(),
                entry.person(),
                entry.partner(),
                entry.action(),
                entry.subject(),
                entry.details(),
                stored.hash());
    }
}
