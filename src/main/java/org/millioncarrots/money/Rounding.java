package org.millioncarrots.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The only place that rounds money: half up, once, to the minor unit of the target currency. */
final class Rounding {
    /** Half up, as Council Regulation (EC) No 1103/97, article 5, prescribes for conversions. */
    static final RoundingMode MODE = RoundingMode.HALF_UP;

    private Rounding() {}

    /** The exact quotient in major units, rounded to the minor unit. */
    static Money toMinorUnits(BigDecimal numerator, BigDecimal denominator, CurrencyCode currency) {
        return new Money(
                numerator
                        .divide(denominator, currency.decimals(), MODE)
                        .unscaledValue()
                        .longValueExact(),
                currency);
    }
}
