package org.millioncarrots.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** The only place that rounds money: half up, once, to the minor unit of the target currency. */
final class Rounding {
    /** Half up, as Council Regulation (EC) No 1103/97, article 5, prescribes for conversions. */
    static final RoundingMode MODE = RoundingMode.HALF_UP;

    /** The fewest decimals that the same regulation, article 4(4), allows between two former national currencies. */
    static final int EURO_INTERMEDIATE_DECIMALS = 3;

    private Rounding() {}

    /**
     * The exact quotient in major units, rounded to the minor unit.
     *
     * @throws AmountTooLarge if it is more than can be counted
     */
    static Money toMinorUnits(BigDecimal numerator, BigDecimal denominator, CurrencyCode currency) {
        BigInteger units = toScale(numerator, denominator, currency.decimals()).unscaledValue();
        if (units.bitLength() >= Long.SIZE) {
            throw new AmountTooLarge();
        }
        return new Money(units.longValueExact(), currency);
    }

    /** The exact quotient, rounded to a number of decimals. */
    static BigDecimal toScale(BigDecimal numerator, BigDecimal denominator, int decimals) {
        return numerator.divide(denominator, decimals, MODE);
    }
}
