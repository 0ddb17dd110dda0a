package org.millioncarrots.payout.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.award.ClaimInstalments;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.payout.Obstacle;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.sql.Sql;

/** What a run would find: the instalments and obstacles of its own statements, read only. */
@ApplicationScoped
class PreviewSql {
    /** What is converted stays apart by day and amount, because each amount is rounded by itself. */
    private static final String DUE =
            """
            with due as materialized (
                select i.bucket, i.id, i.programme, i.programme_version, i.due_on, i.amount_minor, i.currency,
                    i.payout_currency, i.award_id, i.claim_id, i.claimant_id
                from instalment i
                where i.bucket = any (:buckets) and i.due_on <= :dueUpTo and
            """ + " " + ClaimInstalments.OPEN + """
            ), judged as (
                select i.*,""" + Obstacle.firstOf(Obstacle.BEFORE_CONVERTING) + """
                    as reason
                from due i
            )
            select programme, programme_version, currency, payout_currency, reason,
                case when currency <> payout_currency then due_on end as due_on,
                case when currency <> payout_currency then amount_minor end as each_minor,
                count(*) as n, cast(sum(amount_minor) as bigint) as minor
            from judged
            group by 1, 2, 3, 4, 5, 6, 7
            order by 1, 2, 3, 4, 5, 6, 7
            """;

    private final Sql sql;

    PreviewSql(Sql sql) {
        this.sql = sql;
    }

    /**
     * Instalments of which one is like the other.
     *
     * @param reason why they are left; null if nothing is in their way but perhaps a rate
     * @param dueOn and each: of those that are converted
     */
    record Alike(
            String programme,
            int programmeVersion,
            CurrencyCode payoutCurrency,
            @Nullable String reason,
            @Nullable LocalDate dueOn,
            @Nullable Money each,
            long count,
            Money amount) {}

    List<Alike> due(LocalDate dueUpTo, Set<String> disabled) {
        return sql.of(DUE)
                .with("buckets", Ids.ALL_BUCKETS)
                .with("dueUpTo", dueUpTo)
                .with("disabled", disabled)
                .list(row -> new Alike(
                        row.text("programme"),
                        row.integer("programme_version"),
                        row.currency("payout_currency"),
                        row.textOrNull("reason"),
                        row.dateOrNull("due_on"),
                        row.moneyOrNull("each_minor", "currency"),
                        row.number("n"),
                        row.money("minor", "currency")));
    }
}
