package org.millioncarrots.claimant.destination;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.claimant.Claimant;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.claimant.Claimants;
import org.millioncarrots.claimant.account.AccountIndex;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.platform.sql.Sql;
import org.millioncarrots.platform.sql.Sql.Statement;

/** Changes of account, each step with its audit entry. Whoever takes a step holds the claimant's lock. */
@ApplicationScoped
public class DestinationChanges {
    private static final String SELECT = """
            select claimant_id, version, state, masked, proposed_by, proposed_at, confirmed_by, confirmed_at, use_from, ended_by,
                ended_at
            from destination_change
            """;

    private static final String ONE = " where bucket = :bucket and claimant_id = :claimant and version = :version";

    private final Sql sql;
    private final Claimants claimants;
    private final AccountIndex accounts;
    private final AuditLog auditLog;
    private final Caller caller;
    private final Clock clock;

    DestinationChanges(
            Sql sql, Claimants claimants, AccountIndex accounts, AuditLog auditLog, Caller caller, Clock clock) {
        this.sql = sql;
        this.claimants = claimants;
        this.accounts = accounts;
        this.auditLog = auditLog;
        this.caller = caller;
        this.clock = clock;
    }

    /** One that no other has been called, used or not. */
    int nextVersion(Claimant claimant) {
        int highest = of(
                        "select coalesce(max(version), 0) as version from destination_change"
                                + " where bucket = :bucket and claimant_id = :claimant",
                        claimant.id())
                .one(row -> row.integer("version"));
        return Math.max(highest, claimant.destinationVersion()) + 1;
    }

    /** @param state PROPOSED, or USED for a first account */
    DestinationChange add(Claimant claimant, int version, DestinationState state, String masked) {
        DestinationChange change = new DestinationChange(
                claimant.id().value(),
                version,
                state,
                masked,
                caller.person(),
                clock.instant(),
                null,
                null,
                null,
                null,
                null);
        of("""
                insert into destination_change (bucket, claimant_id, version, partner, state, masked, proposed_by, proposed_at)
                values (:bucket, :claimant, :version, :partner, :state, :masked, :person, :now)
                """, change)
                .with("partner", claimant.partner())
                .with("state", state)
                .with("masked", masked)
                .with("person", change.proposedBy())
                .with("now", change.proposedAt())
                .run();
        claimants.changed(claimant.id());
        if (state == DestinationState.PROPOSED) {
            audit(AuditAction.PAYOUT_DESTINATION_PROPOSED, change);
        }
        return change;
    }

    /** @throws Problem if the claimant has none of this version (404) */
    DestinationChange get(ClaimantId claimant, int version) {
        return of(SELECT + ONE, claimant)
                .with("version", version)
                .first(DestinationChanges::change)
                .orElseThrow(() -> Problem.notFound("proposed payout destination"));
    }

    /** The one that is proposed or waits. */
    Optional<DestinationChange> open(ClaimantId claimant) {
        return of(
                        SELECT + " where bucket = :bucket and claimant_id = :claimant"
                                + " and state in ('PROPOSED', 'CONFIRMED')",
                        claimant)
                .first(DestinationChanges::change);
    }

    /** Those of several claimants that are open, by claimant. */
    public Map<UUID, DestinationChange> open(List<ClaimantId> claimants) {
        return sql
                .of(SELECT + """
                        where bucket = any (:buckets) and claimant_id = any (:claimants) and state in ('PROPOSED', 'CONFIRMED')
                        """)
                .with("buckets", claimants.stream().map(ClaimantId::bucket).toList())
                .with("claimants", claimants.stream().map(ClaimantId::value).toList())
                .list(DestinationChanges::change)
                .stream()
                .collect(Collectors.toMap(change -> change.claimantId(), change -> change));
    }

    /** Newest first. */
    List<DestinationChange> all(ClaimantId claimant) {
        return of(SELECT + " where bucket = :bucket and claimant_id = :claimant order by version desc", claimant)
                .list(DestinationChanges::change);
    }

    /** Those that are proposed or wait, of all claimants that the caller may see, after one of these. */
    List<DestinationChange> open(UUID after, int limit) {
        return sql.of(SELECT + """
                        where state in ('PROPOSED', 'CONFIRMED') and (bucket, claimant_id) > (:bucket, :after)
                        order by bucket, claimant_id limit :limit
                        """)
                .with("bucket", Ids.bucketOf(after))
                .with("after", after)
                .with("limit", limit)
                .list(DestinationChanges::change);
    }

    /** Those whose waiting time is over, the longest first. */
    List<DestinationChange> ready(Instant now, int limit) {
        return sql.of(SELECT + " where state = 'CONFIRMED' and use_from <= :now order by use_from limit :limit")
                .with("now", now)
                .with("limit", limit)
                .list(DestinationChanges::change);
    }

    /** @throws Problem if it is not PROPOSED (409) */
    void confirm(DestinationChange change, String person, Instant useFrom) {
        move(change, DestinationState.CONFIRMED, ", confirmed_by = :person, confirmed_at = :now, use_from = :useFrom")
                .with("person", person)
                .with("now", clock.instant())
                .with("useFrom", useFrom)
                .run();
        claimants.changed(new ClaimantId(change.claimantId()));
        audit(AuditAction.PAYOUT_DESTINATION_CONFIRMED, change);
    }

    /** @throws Problem if it is used or has ended (409) */
    void end(DestinationChange change, DestinationState ended, String person) {
        move(change, ended, ", ended_by = :person, ended_at = :now")
                .with("person", person)
                .with("now", clock.instant())
                .run();
        claimants.changed(new ClaimantId(change.claimantId()));
        audit(
                ended == DestinationState.REJECTED
                        ? AuditAction.PAYOUT_DESTINATION_REJECTED
                        : AuditAction.PAYOUT_DESTINATION_WITHDRAWN,
                change);
    }

    /** The caller has made it the account that is paid. */
    void used(DestinationChange change) {
        move(change, DestinationState.USED, "").run();
    }

    /** Ends what is open, and keeps nothing of any account. */
    public void forget(ClaimantId claimant) {
        open(claimant).ifPresent(change -> end(change, DestinationState.WITHDRAWN, caller.person()));
        accounts.forget(claimant);
        of("update destination_change set masked = null where bucket = :bucket and claimant_id = :claimant", claimant)
                .run();
    }

    private Statement move(DestinationChange change, DestinationState next, String consequences) {
        return of("update destination_change set state = :next" + consequences + ONE, change)
                .with("next", change.state().to(next));
    }

    private void audit(AuditAction action, DestinationChange change) {
        auditLog.record(action, change.claimantId(), AuditDetail.number("version", change.version()));
    }

    private Statement of(String text, DestinationChange change) {
        return of(text, new ClaimantId(change.claimantId())).with("version", change.version());
    }

    private Statement of(String text, ClaimantId claimant) {
        return sql.of(text).with("bucket", claimant.bucket()).with("claimant", claimant.value());
    }

    private static DestinationChange change(Row row) {
        return new DestinationChange(
                row.id("claimant_id"),
                row.integer("version"),
                row.code(DestinationState.class, "state"),
                row.textOrNull("masked"),
                row.text("proposed_by"),
                row.instant("proposed_at"),
                row.textOrNull("confirmed_by"),
                row.instantOrNull("confirmed_at"),
                row.instantOrNull("use_from"),
                row.textOrNull("ended_by"),
                row.instantOrNull("ended_at"));
    }
}
