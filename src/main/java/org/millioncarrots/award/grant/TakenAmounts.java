package org.millioncarrots.award.grant;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.TargetDays;
import org.millioncarrots.platform.sql.Sql;
import org.millioncarrots.stipend.PlannedInstalment;

/** The amounts of parts, by the day on which they leave: none twice, whoever the claimants are, about whom it says nothing. */
@ApplicationScoped
class TakenAmounts {
    private static final String TAKE = """
            insert into split_amount (paid_on, currency, amount_minor)
            select x.paid_on, :currency, x.amount_minor
            from unnest(cast(:days as date[]), cast(:amounts as bigint[])) as x (paid_on, amount_minor)
            order by x.paid_on, x.amount_minor
            on conflict do nothing
            """;

    private final Sql sql;

    TakenAmounts(Sql sql) {
        this.sql = sql;
    }

    /**
     * Takes the amounts of some parts for their days.
     *
     * @return false if one of them is taken; the others stay taken for nobody, which does no harm
     */
    boolean take(List<PlannedInstalment> parts) {
        List<LocalDate> days =
                parts.stream().map(part -> TargetDays.following(part.dueOn())).toList();
        return sql.of(TAKE)
                        .with("currency", parts.getFirst().amount().currency())
                        .with("days", days)
                        .with(
                                "amounts",
                                parts.stream()
                                        .map(PlannedInstalment::amount)
                                        .map(Money::minorUnits)
                                        .toList())
                        .run()
                == parts.size();
    }
}
