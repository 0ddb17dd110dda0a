package org.millioncarrots.money;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * An amount as an integer of minor units. Arithmetic is exact: overflow ({@link AmountTooLarge}) and mixed currencies throw.
 *
 * @param minorUnits cents, kopecks, yen; may be negative in differences only
 * @param currency the currency that says how many decimals the amount has
 */
public record Money(long minorUnits, CurrencyCode currency) implements Comparable<Money> {
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,18})(\\.[0-9]{1,4})?");

    public static Money ofMinor(long minorUnits, String currency) {
        return new Money(minorUnits, new CurrencyCode(currency));
    }

    public static Money zero(CurrencyCode currency) {
        return new Money(0, currency);
    }

    /**
     * Reads a decimal string with exactly the currency's decimals, such as {@code "47253.44"} for USD.
     *
     * @throws IllegalArgumentException if the text is anything else; nothing is rounded or padded
     */
    public static Money parse(String amount, CurrencyCode currency) {
        if (!DECIMAL.matcher(amount).matches()) {
            throw new IllegalArgumentException("a decimal number such as " + new Money(4725344, currency).toDecimal()
                    + " is expected, without plus, spaces or exponent");
        }
        BigDecimal value = new BigDecimal(amount);
        if (value.signum() == 0 && amount.startsWith("-")) {
            throw new IllegalArgumentException("zero has no sign");
        }
        if (value.scale() != currency.decimals()) {
            throw new IllegalArgumentException(
                    currency + " amounts have exactly " + currency.decimals() + " decimals, got " + value.scale());
        }
        try {
            return new Money(value.unscaledValue().longValueExact(), currency);
        } catch (ArithmeticException tooLarge) {
            throw new IllegalArgumentException("the amount is too large", tooLarge);
        }
    }

    public static Money parse(String amount, String currency) {
        return parse(amount, new CurrencyCode(currency));
    }

    public Money plus(Money other) {
        long added = same(other).minorUnits;
        return counted(() -> Math.addExact(minorUnits, added));
    }

    public Money minus(Money other) {
        long taken = same(other).minorUnits;
        return counted(() -> Math.subtractExact(minorUnits, taken));
    }

    public Money times(long factor) {
        return counted(() -> Math.multiplyExact(minorUnits, factor));
    }

    /**
     * This amount times {@code numerator / denominator}, rounded once, half up, to the minor unit.
     *
     * @throws IllegalArgumentException if the denominator is not positive
     */
    public Money fraction(long numerator, long denominator) {
        if (denominator <= 0) {
            throw new IllegalArgumentException("a denominator is positive");
        }
        return Rounding.toMinorUnits(
                BigDecimal.valueOf(minorUnits).multiply(BigDecimal.valueOf(numerator)),
                BigDecimal.valueOf(denominator).scaleByPowerOfTen(currency.decimals()),
                currency);
    }

    /**
     * Splits by whole-number parts with the largest remainder; the shares always sum to this amount.
     *
     * @throws IllegalArgumentException if this amount or a part is negative, or no part is positive
     */
    public List<Money> split(List<Long> parts) {
        return LargestRemainder.split(this, parts);
    }

    public boolean isPositive() {
        return minorUnits > 0;
    }

    public boolean isZero() {
        return minorUnits == 0;
    }

    /**
     * How many times the other amount fits into this one, in major units, rounded half up: a plain number for reports, or
     * the exchange rate that two amounts imply.
     *
     * @param decimals of the result
     * @throws IllegalArgumentException if the other amount is zero
     */
    public BigDecimal ratioTo(Money other, int decimals) {
        if (other.isZero()) {
            throw new IllegalArgumentException("there is no ratio to zero");
        }
        return Rounding.toScale(toDecimal(), other.toDecimal(), decimals);
    }

    /** The amount in major units, with exactly the currency's decimals. */
    public BigDecimal toDecimal() {
        return BigDecimal.valueOf(minorUnits, currency.decimals());
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minorUnits, same(other).minorUnits);
    }

    @Override
    public String toString() {
        return currency + " " + toDecimal().toPlainString();
    }

    private Money counted(LongSupplier units) {
        try {
            return new Money(units.getAsLong(), currency);
        } catch (ArithmeticException overflow) {
            throw new AmountTooLarge();
        }
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot mix " + currency + " and " + other.currency);
        }
        return other;
    }
}
