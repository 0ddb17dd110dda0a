package org.millioncarrots.award;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.millioncarrots.money.Money;

/**
 * What a stipend pays from a day on, until the next amount.
 *
 * @param from the first day, inclusive
 * @param amount for the claimant alone, before supplements, indexation and means test
 */
@RegisterForReflection
public record DatedAmount(LocalDate from, Money amount, Per per) {

    /** The time that an amount is for. */
    @Schema(name = "AmountPer")
    public enum Per {
        /** A month is 52 weeks by 12, rounded half up. */
        WEEK,
        MONTH,
        /** A month is what the year owes up to its end less what it owed before: twelve months sum to the year. */
        YEAR;

        /** What such an amount gives for a calendar month. */
        Money forMonth(Money amount, YearMonth month) {
            return switch (this) {
                case WEEK -> amount.fraction(52, 12);
                case MONTH -> amount;
                case YEAR ->
                    amount.fraction(month.getMonthValue(), 12).minus(amount.fraction(month.getMonthValue() - 1, 12));
            };
        }
    }
}
