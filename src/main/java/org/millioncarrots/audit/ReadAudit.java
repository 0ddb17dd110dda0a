package org.millioncarrots.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;

/** Shows entries, and finds out whether the chain is whole. */
@ApplicationScoped
public class ReadAudit {
    private static final int BATCH = 2_000;

    private final AuditSql sql;
    private final Clock clock;

    ReadAudit(AuditSql sql, Clock clock) {
        this.sql = sql;
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
    @Schema(description = "Whether every entry is unchanged and follows the one before.")
    public record AuditVerificationView(
            boolean whole,

            @Schema(description = "Entries that were walked")
            long entries,

            @Schema(description = "Keep it elsewhere: it proves later that nothing before it was changed")
            String headHash,

            @Schema(description = "The first entry that does not fit") @Nullable
            Long brokenAt,

            Instant verifiedAt) {}

    @Transactional
    Page<AuditEntryView> entries(@Nullable UUID subject, long after, int limit) {
        List<AuditEntryView> found = sql.after(after, subject, limit + 1).stream()
                .map(stored -> view(stored.entry(), stored.hash()))
                .toList();
        return Page.of(found, limit, entry -> Long.toString(entry.sequence()));
    }

    /**
     * Walks from the first entry to the head as it is now; entries that follow meanwhile are not looked at.
     *
     * @throws Problem once nobody waits for the answer
     */
    public AuditVerificationView verify(BooleanSupplier callerHasGone) {
        AuditSql.Head head = sql.head();
        String previous = AuditEntry.GENESIS;
        long sequence = 0;
        while (sequence < head.sequence()) {
            if (callerHasGone.getAsBoolean()) {
                throw Problem.of(ProblemType.UNAVAILABLE, "the caller has gone");
            }
            List<AuditSql.Stored> batch = sql.after(sequence, null, BATCH);
            if (batch.isEmpty()) {
                return broken(head, sequence, sequence + 1);
            }
            for (AuditSql.Stored stored : batch) {
                if (sequence == head.sequence()) {
                    break;
                }
                if (!stored.follows(sequence, previous)) {
                    return broken(head, sequence, sequence + 1);
                }
                sequence++;
                previous = stored.hash();
            }
        }
        return previous.equals(head.hash())
                ? new AuditVerificationView(true, sequence, head.hash(), null, clock.instant())
                : broken(head, sequence, sequence);
    }

    private AuditVerificationView broken(AuditSql.Head head, long entries, long brokenAt) {
        return new AuditVerificationView(false, entries, head.hash(), brokenAt, clock.instant());
    }

    private static AuditEntryView view(AuditEntry entry, String hash) {
        return new AuditEntryView(
                entry.sequence(),
                entry.recordedAt(),
                entry.person(),
                entry.partner(),
                entry.action(),
                entry.subject(),
                entry.details(),
                hash);
    }
}
