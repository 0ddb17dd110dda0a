package org.millioncarrots.monitoring;

import java.time.Duration;
import java.util.List;

/**
 * A question to the database whose answers become metrics. A column of text is a tag, named as it is; a column of whole numbers
 * is a metric, and absent where it is null. Every tag comes from a small set: codes of ours, or {@code OTHER}.
 *
 * @param every how often at most it is asked; less often where the answer takes long
 * @param sql may ask for {@code :now}; reads only
 */
record Measurement(String name, Duration every, String sql) {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    /** The age is that of the payout which has been longest in a state that still has to change. */
    private static final Measurement PAYOUTS = new Measurement("payouts", MINUTE, """
            select state, currency, count(*) as carrots_payouts,
                cast(sum(amount_minor) as bigint) as carrots_payouts_amount_minor,
                case when state not in ('SETTLED', 'CANCELLED', 'REISSUED')
                    then cast(extract(epoch from :now - min(changed_at)) as bigint) end as carrots_payouts_oldest_seconds
            from payout
            group by state, currency
            """);

    /** Idle is how long ago a chunk of a running run was last paid. */
    private static final Measurement PAYOUT_RUNS = new Measurement("payout-runs", MINUTE, """
            select count(distinct r.id) as carrots_payout_runs_running,
                count(*) filter (where c.state = 'PENDING') as carrots_payout_run_chunks_left,
                count(*) filter (where c.state = 'PENDING' and c.failures > 0) as carrots_payout_run_chunks_failing,
                coalesce(cast(extract(epoch from :now - min(r.created_at)) as bigint), 0) as carrots_payout_run_oldest_seconds,
                coalesce(cast(extract(epoch from :now - greatest(max(r.created_at), max(c.finished_at))) as bigint), 0)
                    as carrots_payout_run_idle_seconds
            from payout_run r join payout_run_chunk c on c.run_id = r.id
            where r.state = 'RUNNING'
            """);

    private static final Measurement SKIPPED = new Measurement("skipped", MINUTE, """
            select reason, count(*) as carrots_payout_run_skipped
            from payout_run_skip
            where run_id = (select id from payout_run order by id desc limit 1)
            group by reason
            """);

    /** From the beginning (UTC) of the newest day that a source has rates for. */
    private static final Measurement RATES = new Measurement("rates", MINUTE, """
            select source, greatest(0, cast(extract(epoch from
                :now - cast(max(in_force_from) as timestamp) at time zone 'UTC') as bigint)) as carrots_rate_age_seconds
            from rate_publication
            where source in (select source from rate_feed)
            group by source
            """);

    private static final Measurement FEEDS = new Measurement("feeds", MINUTE, """
            select source, cast(failures as bigint) as carrots_feed_failures,
                cast(extract(epoch from :now - last_success_at) as bigint) as carrots_feed_last_success_seconds
            from rate_feed
            where failures > 0 or last_success_at is not null
            """);

    /** Lines of bank messages that changed nothing and need a person. */
    private static final Measurement BANK_LINES = new Measurement("bank-lines", MINUTE, """
            select outcome,
                case when currency in (select a.currency from ledger_account a) then currency else 'OTHER' end as currency,
                count(*) as carrots_bank_lines,
                cast(least(coalesce(sum(amount_minor), 0), 9223372036854775807) as bigint) as carrots_bank_lines_amount_minor
            from bank_message_line
            where outcome in ('UNMATCHED', 'PARKED', 'MISMATCH')
            group by 1, 2
            """);

    /** Banking days that no statement has come for since the last one, of the account with the most; and all that is open. */
    private static final Measurement STATEMENTS = new Measurement("statements", MINUTE, """
            select coalesce(max(f.behind), 0) as carrots_statements_behind_days,
                cast(coalesce(sum(f.findings), 0) as bigint) as carrots_statement_findings
            from (
                select f.account_id, count(*) as findings, count(*) filter (where f.kind = 'STATEMENT_MISSING' and f.found_on >
                    (select max(s.last_on) from bank_statement s where s.account_id = f.account_id and s.place is not null))
                    as behind
                from bank_statement_finding f
                where f.over_at is null
                group by f.account_id
            ) f
            """);

    private static final Measurement BUDGETS = new Measurement("budgets", MINUTE, """
            select sponsor, currency, cast(sum(appropriated) as bigint) as carrots_budget_appropriated_minor,
                cast(sum(appropriated - committed) as bigint) as carrots_budget_left_minor
            from (
                select case when dense_rank() over (order by sponsor) <= 50 then sponsor else 'OTHER' end as sponsor,
                    currency, appropriated_minor as appropriated, committed_minor as committed
                from budget
            ) b
            group by sponsor, currency
            """);

    /** Debits less credits by the currencies of the accounts: what the last closing kept, and what was booked since. */
    private static final Measurement LEDGER = new Measurement("ledger", MINUTE, """
            with base as (
                select coalesce(max(closed_through), '-infinity') as through from ledger_closing
            ), moved as (
                select account_id as account, debits_minor - credits_minor as minor
                from ledger_closing_balance where closed_through = (select through from base)
                union all
                select side.account, side.minor
                from (
                    select debit_account, credit_account, sum(amount_minor) as minor
                    from transfer where business_on > (select through from base)
                    group by debit_account, credit_account
                ) t
                cross join lateral (values (t.debit_account, t.minor), (t.credit_account, -t.minor)) as side (account, minor)
            )
            select a.currency, cast(sum(m.minor) as bigint) as carrots_ledger_imbalance_minor
            from moved m join ledger_account a on a.id = m.account
            group by a.currency
            """);

    private static final Measurement AWARD_QUEUE = new Measurement("award-queue", MINUTE, """
            select programme, sum(awards) as carrots_awards_queued, max(oldest) as carrots_awards_queued_oldest_seconds
            from (
                select case when row_number() over (order by programme) <= 50 then programme else 'OTHER' end as programme,
                    count(*) as awards, cast(extract(epoch from :now - min(queued_at)) as bigint) as oldest
                from award_queue
                where left_at is null
                group by programme
            ) q
            group by programme
            """);

    private static final Measurement INDEX_EXCEPTIONS = new Measurement("index-exceptions", MINUTE, """
            select failure, count(*) as carrots_index_exceptions
            from award_index
            where failure is not null
            group by failure
            """);

    private static final Measurement AUDIT = new Measurement("audit", MINUTE, """
            select cast(extract(epoch from :now - whole_at) as bigint) as carrots_audit_verification_age_seconds,
                cast(case when broken_at is null then 0 else 1 end as bigint) as carrots_audit_broken
            from audit_walk
            """);

    /** Open claims that others stand against, and how many of them the partner with the most has lodged. */
    private static final Measurement RIVALS = new Measurement("rivals", HOUR, """
            with pieces as (
                select serial_hash from equipment_asset where joined_id is null group by serial_hash having count(*) > 1
            ), rivals as (
                select c.partner
                from pieces p
                join equipment_asset a on a.serial_hash = p.serial_hash
                join equipment_seat s on s.asset_id = a.asset_id
                join claim c on c.bucket = s.bucket and c.id = s.claim_id
                where c.state in ('LODGED', 'DECIDED')
                union all
                select c.partner
                from claim c
                where c.state in ('LODGED', 'DECIDED')
                    and exists (select from claim o where o.bucket = c.bucket and o.person_id = c.person_id
                        and o.programme = c.programme and o.id <> c.id and o.state in ('LODGED', 'DECIDED'))
                    and not exists (select from equipment_seat s where s.bucket = c.bucket and s.claim_id = c.id)
            )
            select cast(coalesce(sum(claims), 0) as bigint) as carrots_rival_claims,
                coalesce(max(claims), 0) as carrots_rival_claims_of_one_partner
            from (select count(*) as claims from rivals group by partner) r
            """);

    /** Endpoints of partners that get nothing any more until somebody has looked, and what has waited longest elsewhere. */
    private static final Measurement WEBHOOKS = new Measurement("webhooks", MINUTE, """
            select count(*) filter (where state = 'FAILED') as carrots_webhooks_failed,
                coalesce(cast(extract(epoch from :now - min(failing_since)) as bigint), 0) as carrots_webhooks_failing_seconds,
                (select coalesce(cast(extract(epoch from :now - min(happened_at)) as bigint), 0) from news where number is null)
                    as carrots_news_unnumbered_seconds
            from webhook
            where state in ('ACTIVE', 'FAILED')
            """);

    /** What two people have decided to destroy and is still there; it is tried every minute. */
    private static final Measurement VAULT = new Measurement("vault", HOUR, """
            select count(*) as carrots_vault_orphans
            from vault_destruction
            where asked_at + interval '1 hour' < :now
            """);

    /** Stops of payments that nobody has ended. */
    private static final Measurement PAYMENT_STOPS = new Measurement("payment-stops", MINUTE, """
            select count(*) as carrots_payments_stopped,
                coalesce(cast(extract(epoch from :now - min(stopped_at)) as bigint), 0) as carrots_payments_stopped_seconds
            from payment_stop
            where opening_id is null
            """);

    /** Check-ins that duty officers have to look at: how many, and since when, of nobody in particular. */
    private static final Measurement DUTY = new Measurement("duty", MINUTE, """
            select count(*) as carrots_duty_signals_open,
                coalesce(cast(extract(epoch from :now - min(recorded_at) filter (where end_proposed_at is null)) as bigint), 0)
                    as carrots_duty_signals_untouched_seconds
            from check_in
            where kind <> 'AGREED_WORD' and ended_at is null
            """);

    static final List<Measurement> ALL = List.of(
            PAYOUTS,
            PAYOUT_RUNS,
            PAYMENT_STOPS,
            SKIPPED,
            RATES,
            FEEDS,
            BANK_LINES,
            STATEMENTS,
            BUDGETS,
            LEDGER,
            AWARD_QUEUE,
            INDEX_EXCEPTIONS,
            AUDIT,
            RIVALS,
            WEBHOOKS,
            VAULT,
            DUTY);
}
