package org.millioncarrots.payout.statement;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.millioncarrots.platform.sql.Sql;

/**
 * Keeps what the closed days of an account came to, so that a later day is reconciled by its own rows and by what is not agreed on. Whatever
 * changes what counts for a day that is kept deletes it and all after it ({@link StatementSql}), and they are told anew.
 */
@ApplicationScoped
class CloseDays {
    /** After midnight, until nobody still books on the day before. */
    private static final Duration STILL_BOOKING = Duration.ofHours(2);

    /** The first day has all that was sent before. */
    private static final int TIMEOUT_SECONDS = 300;

    private final StatementSql statementSql;
    private final Sql sql;
    private final Clock clock;

    CloseDays(StatementSql statementSql, Sql sql, Clock clock) {
        this.statementSql = statementSql;
        this.sql = sql;
        this.clock = clock;
    }

    /** One day after the other, each in a transaction of its own, up to yesterday. */
    void close(UUID account) {
        Instant now = clock.instant();
        LocalDate through =
                LocalDate.ofInstant(now.minus(STILL_BOOKING), clock.getZone()).minusDays(1);
        boolean more = true;
        while (more) {
            more = QuarkusTransaction.requiringNew()
                    .timeout(TIMEOUT_SECONDS)
                    .call(() -> statementSql.tryLock(account) && closeNext(account, through, now));
        }
    }

    private boolean closeNext(UUID account, LocalDate through, Instant now) {
        Optional<LocalDate> next =
                sql.of("""
                select s.last_on from bank_statement s
                where s.account_id = :account and s.place is not null and s.last_on <= :through
                    and s.last_on > coalesce((select max(closed_on) from reconciled_day where account_id = :account), '-infinity')
                order by s.last_on limit 1
                """).with("account", account).with("through", through).first(row -> row.date("last_on"));
        next.ifPresent(on -> keep(account, on, now));
        return next.isPresent();
    }

    private void keep(UUID account, LocalDate on, Instant now) {
        sql.of("""
                insert into reconciled_day (account_id, closed_on, agreed_minor, exchanged_minor, open_buckets, open_payouts,
                    open_messages, open_entries, kept_at)
                select :account, :on, coalesce(max(k.agreed_minor), 0) + coalesce(sum(i.out_minor) filter (where not i.is_open), 0)
                        - coalesce(sum(i.agreed_minor), 0),
                    coalesce(max(k.exchanged_minor), 0)
                        + coalesce(sum(i.amount_minor) filter (where i.others > 0 and not i.is_open), 0),
                    coalesce(array_agg(i.bucket) filter (where i.is_open and i.payout_id is not null), '{}'),
                    coalesce(array_agg(i.payout_id) filter (where i.is_open and i.payout_id is not null), '{}'),
                    coalesce(array_agg(i.message_id) filter (where i.is_open and i.message_id is not null), '{}'),
                    coalesce(array_agg(i.entry) filter (where i.is_open and i.message_id is not null), '{}'),
                    :now
                from (select 1) one
                left join (
                    select agreed_minor, exchanged_minor from reconciled_day
                    where account_id = :account and closed_on < :on order by closed_on desc limit 1
                ) k on true
                left join reconciliation_item(:account, :on) i on true
                """).with("account", account).with("on", on).with("now", now).run();
    }
}
