package org.millioncarrots.payout.stop;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.payout.stop.PaymentStopView.Cause;
import org.millioncarrots.payout.stop.PaymentStopView.Opening;
import org.millioncarrots.payout.stop.PaymentStopView.Stop;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.sql.Sql;

/** The statements about stopping and opening payments. */
@ApplicationScoped
class PaymentStopSql {
    private final Sql sql;
    private final Caller caller;
    private final Ids ids;

    PaymentStopSql(Sql sql, Caller caller, Ids ids) {
        this.sql = sql;
        this.caller = caller;
        this.ids = ids;
    }

    boolean isStopped() {
        return sql.of("select 1 from payment_stop where opening_id is null limit 1")
                .exists();
    }

    /** Whether a stop with this name in the setting was ended. */
    boolean wasOpened(String name) {
        return sql.of(
                        "select 1 from payment_stop where cause = :cause and reference = :name and opening_id is not null")
                .with("cause", Cause.SETTING)
                .with("name", name)
                .exists();
    }

    /** The place on which payments were opened. */
    Optional<String> home() {
        return sql.of("select fingerprint from payment_home").first(row -> row.text("fingerprint"));
    }

    void settle(String fingerprint, Instant now) {
        sql.of("""
                insert into payment_home (id, fingerprint, since) values (1, :fingerprint, :now)
                on conflict (id) do update set fingerprint = excluded.fingerprint, since = excluded.since
                """).with("fingerprint", fingerprint).with("now", now).run();
    }

    /** @return the new stop's id; empty if the same stop is there already */
    Optional<UUID> insert(Cause cause, @Nullable String reference, Instant now) {
        UUID id = ids.next();
        int inserted = sql.of("""
                        insert into payment_stop (id, cause, reference, stopped_by, stopped_at)
                        values (:id, :cause, :reference, :person, :now) on conflict do nothing
                        """)
                .with("id", id)
                .with("cause", cause)
                .with("reference", reference)
                .with("person", caller.person())
                .with("now", now)
                .run();
        return inserted == 1 ? Optional.of(id) : Optional.empty();
    }

    /** Newest first. */
    List<Stop> stops(int limit) {
        return sql.of("""
                        select id, cause, reference, stopped_by, stopped_at, opening_id
                        from payment_stop order by opening_id is not null, id desc limit :limit
                        """)
                .with("limit", limit)
                .list(row -> new Stop(
                        row.id("id"),
                        row.code(Cause.class, "cause"),
                        row.textOrNull("reference"),
                        row.text("stopped_by"),
                        row.instant("stopped_at"),
                        row.idOrNull("opening_id")));
    }

    /**
     * The newest verification, if it is green and nothing has happened since that it does not know: no stop, and no message of the
     * bank.
     */
    Optional<UUID> verification(Instant notBefore) {
        return sql.of("""
                        select v.id from restore_verification v
                        where v.green and v.verified_at >= :notBefore
                            and not exists (select from restore_verification n where n.id > v.id)
                            and not exists (select from payment_stop s
                                where s.opening_id is null and s.stopped_at > v.verified_at)
                            and not exists (select from bank_message m where m.received_at > v.verified_at)
                        """).with("notBefore", notBefore).first(row -> row.id("id"));
    }

    void insert(Opening opening) {
        sql.of("""
                insert into payment_opening (id, verification_id, proposed_by, proposed_at)
                values (:id, :verification, :person, :now)
                """)
                .with("id", opening.id())
                .with("verification", opening.verificationId())
                .with("person", opening.proposedBy())
                .with("now", opening.proposedAt())
                .run();
    }

    Optional<Opening> opening(UUID id) {
        return sql.of("""
                        select id, verification_id, proposed_by, proposed_at, approved_by, approved_at
                        from payment_opening where id = :id
                        """)
                .with("id", id)
                .first(row -> new Opening(
                        row.id("id"),
                        row.id("verification_id"),
                        row.text("proposed_by"),
                        row.instant("proposed_at"),
                        row.textOrNull("approved_by"),
                        row.instantOrNull("approved_at")));
    }

    /** Ends every stop. */
    void open(UUID opening, String person, Instant now) {
        sql.of("update payment_opening set approved_by = :person, approved_at = :now where id = :id")
                .with("id", opening)
                .with("person", person)
                .with("now", now)
                .run();
        sql.of("update payment_stop set opening_id = :id where opening_id is null")
                .with("id", opening)
                .run();
    }
}
