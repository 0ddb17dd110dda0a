package org.millioncarrots.programme.terms;

import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.millioncarrots.money.Money;

/** The time that an amount of a stipend is for. */
@Schema(name = "AmountPer")
public enum AmountPer {
    /** A month is 52 weeks by 12, rounded half up. */
    WEEK,
    /** As it is stated. */
    MONTH,
    /** A month is what the year owes up to its end less what it owed before: twelve months sum to the year. */
    YEAR;

    /** What such an amount gives for a calendar month. */
    public Money forMonth(Money amount, YearMonth month) {
        return switch (this) {
            case WEEK -> amount.fraction(52, 12);
            case MONTH -> amount;
            case YEAR ->
                amount.fraction(month.getMonthValue(), 12).minus(amount.fraction(month.getMonthValue() - 1, 12));
        };
    }

    /** What such an amount gives for a number of whole months; of a year, beginning in January. */
    Money forMonths(Money amount, int months) {
        return switch (this) {
            case WEEK -> amount.fraction(52, 12).times(months);
            case MONTH -> amount.times(months);
            case YEAR -> amount.fraction(months, 12);
        };
    }
}
