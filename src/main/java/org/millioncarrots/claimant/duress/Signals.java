package org.millioncarrots.claimant.duress;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.people.Proposal;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.platform.sql.Sql;
import org.millioncarrots.platform.sql.Sql.Statement;

/** Reads and ends signals; nothing of it is to be reached by a partner. */
@ApplicationScoped
class Signals {
    private static final String SELECT = """
            select s.id, s.claimant_id, c.pseudonym, s.partner, s.kind, s.reference, s.destination_version, s.recorded_by,
                s.recorded_at, s.end_proposed_by, s.end_proposed_at, s.end_account, s.ended_by, s.ended_at,
                c.destination_version <> s.destination_version as account_changed,
                (select count(*) from payout p
                    where p.bucket = s.bucket and p.claimant_id = s.claimant_id and p.state in ('SENT', 'UNKNOWN'))
                    as with_bank
            from check_in s join claimant c on c.bucket = s.bucket and c.id = s.claimant_id
            where s.kind <> 'AGREED_WORD'
            """;

    private static final Duration COUNTED = Duration.ofDays(30);

    private final Sql sql;
    private final Clock clock;

    Signals(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** A signal, and the name by which the audit log knows it. */
    record Found(DuressSignal signal, UUID reference, int destinationVersion) {}

    /** How many signals each person has recorded from an instant on. */
    private Map<String, Long> byRecorder() {
        Map<String, Long> counted = new HashMap<>();
        sql.of("""
                select recorded_by, count(*) as signals from check_in
                where kind <> 'AGREED_WORD' and recorded_at > :since group by recorded_by
                """)
                .with("since", clock.instant().minus(COUNTED))
                .forEach(row -> counted.put(row.text("recorded_by"), row.number("signals")));
        return counted;
    }

    /** Those that nobody has ended, or the others, after one of them. */
    List<DuressSignal> list(boolean ended, UUID after, int limit) {
        Map<String, Long> byRecorder = byRecorder();
        return sql.of(SELECT + """
                        and (s.ended_at is not null) = :ended and (s.bucket, s.id) > (:bucket, :after)
                        order by s.bucket, s.id limit :limit
                        """)
                .with("ended", ended)
                .with("bucket", Ids.bucketOf(after))
                .with("after", after)
                .with("limit", limit)
                .list(row -> found(row, byRecorder).signal());
    }

    Optional<Found> find(UUID id) {
        Map<String, Long> byRecorder = byRecorder();
        return of(SELECT + " and s.bucket = :bucket and s.id = :id", id).first(row -> found(row, byRecorder));
    }

    /** Whether payments wait for one of the claimant's. A partner's transaction sees none. */
    boolean stopPayments(UUID claimant) {
        return sql.of("""
                select 1 from check_in
                where bucket = :bucket and claimant_id = :claimant and kind in ('OTHER_WORD', 'REPORTED', 'ROUTINE')
                    and ended_at is null
                """)
                .with("bucket", Ids.bucketOf(claimant))
                .with("claimant", claimant)
                .exists();
    }

    /** Takes the place of a proposal that nobody has approved. */
    void propose(UUID id, Proposal proposal, DuressSignal.Account account) {
        of("""
                update check_in set end_proposed_by = :person, end_proposed_at = :now, end_account = :account
                where bucket = :bucket and id = :id and ended_at is null
                """, id)
                .with("person", proposal.by())
                .with("now", proposal.at())
                .with("account", account)
                .run();
    }

    void end(UUID id, String person, Instant now) {
        of("update check_in set ended_by = :person, ended_at = :now where bucket = :bucket and id = :id", id)
                .with("person", person)
                .with("now", now)
                .run();
    }

    private Statement of(String text, UUID id) {
        return sql.of(text).with("bucket", Ids.bucketOf(id)).with("id", id);
    }

    private static Found found(Row row, Map<String, Long> byRecorder) {
        CheckIn.Kind kind = row.code(CheckIn.Kind.class, "kind");
        return new Found(
                new DuressSignal(
                        row.id("id"),
                        row.id("claimant_id"),
                        row.text("pseudonym"),
                        row.text("partner"),
                        kind,
                        kind.stopsPayments(),
                        row.text("recorded_by"),
                        row.instant("recorded_at"),
                        byRecorder.getOrDefault(row.text("recorded_by"), 0L),
                        row.number("with_bank"),
                        row.flag("account_changed"),
                        row.textOrNull("end_proposed_by"),
                        row.instantOrNull("end_proposed_at"),
                        row.codeOrNull(DuressSignal.Account.class, "end_account"),
                        row.textOrNull("ended_by"),
                        row.instantOrNull("ended_at")),
                row.id("reference"),
                row.integer("destination_version"));
    }
}
