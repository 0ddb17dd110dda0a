package org.millioncarrots.money;

import java.math.BigDecimal;
import java.util.List;

/**
 * One amount in two currencies, with every rate that leads from one to the other. Both amounts are kept: neither is ever
 * recomputed from the other.
 *
 * @param rates the path from the source to the target currency, in order; empty when they are the same
 */
public record Conversion(Money source, Money target, List<PinnedRate> rates) {
    private static final int MARGIN_UNIT = 10_000;

    public Conversion {
        rates = List.copyOf(rates);
    }

    /**
     * Converts in full precision along the path and rounds once at the end, half up, to the target's minor unit. A rate is
     * used in the direction in which it was published: the way back divides by it, no inverse is ever formed. The one
     * exception to full precision is the way from one former national currency of the euro to another, which goes through
     * a euro amount of three decimals (Council Regulation (EC) No 1103/97, article 4(4)).
     *
     * @throws IllegalArgumentException if the path does not lead from the source to the target currency
     * @throws AmountTooLarge if the result is too large for an amount
     */
    public static Conversion of(Money source, CurrencyCode target, List<PinnedRate> path) {
        return new Conversion(source, walk(source, target, path).rounded(target), path);
    }

    /**
     * What is paid when a margin is kept back from the converted amount; computed from the source, so that it is rounded
     * once.
     *
     * @param marginBasisPoints hundredths of a per cent, 0 to 9,999
     */
    public Money targetAfterMargin(int marginBasisPoints) {
        if (marginBasisPoints < 0 || marginBasisPoints >= MARGIN_UNIT) {
            throw new IllegalArgumentException("a margin is 0 to 9,999 basis points");
        }
        return walk(source, target.currency(), rates)
                .times(MARGIN_UNIT - marginBasisPoints, MARGIN_UNIT)
                .rounded(target.currency());
    }

    private static Exact walk(Money source, CurrencyCode target, List<PinnedRate> path) {
        Exact amount = new Exact(source.toDecimal(), BigDecimal.ONE);
        CurrencyCode current = source.currency();
        boolean fixedBefore = false;
        for (PinnedRate rate : path) {
            boolean fixed = rate.source() == RateSource.EU_FIXED;
            if (fixed && fixedBefore && current.equals(CurrencyCode.EUR)) {
                amount = amount.roundedToEuroIntermediate();
            }
            BigDecimal nominal = BigDecimal.valueOf(rate.nominal());
            if (current.equals(rate.base())) {
                amount = amount.times(rate.value(), nominal);
                current = rate.quote();
            } else if (current.equals(rate.quote())) {
                amount = amount.times(nominal, rate.value());
                current = rate.base();
            } else {
                throw new IllegalArgumentException("no rate in the path leads on from " + current);
            }
            fixedBefore = fixed;
        }
        if (!current.equals(target)) {
            throw new IllegalArgumentException("the path ends at " + current + ", not at " + target);
        }
        return amount;
    }

    /** A quotient that is not yet divided, so that nothing is lost on the way. */
    private record Exact(BigDecimal numerator, BigDecimal denominator) {
        Exact times(BigDecimal above, BigDecimal below) {
            return new Exact(numerator.multiply(above), denominator.multiply(below));
        }

        Exact times(int above, int below) {
            return times(BigDecimal.valueOf(above), BigDecimal.valueOf(below));
        }

        Exact roundedToEuroIntermediate() {
            return new Exact(
                    Rounding.toScale(numerator, denominator, Rounding.EURO_INTERMEDIATE_DECIMALS), BigDecimal.ONE);
        }

        Money rounded(CurrencyCode currency) {
            return Rounding.toMinorUnits(numerator, denominator, currency);
        }
    }
}
