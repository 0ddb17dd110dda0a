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

    /**
     * Converts in full precision along the path and rounds once at the end, half up, to the target's minor unit.
     *
     * @throws IllegalArgumentException if the path does not lead from the source to the target currency
     */
    public static Conversion of(Money source, CurrencyCode target, List<PinnedRate> path) {
        BigDecimal numerator = source.toDecimal();
        BigDecimal denominator = BigDecimal.ONE;
        CurrencyCode current = source.currency();
        for (PinnedRate rate : path) {
            BigDecimal nominal = BigDecimal.valueOf(rate.nominal());
            if (current.equals(rate.base())) {
                numerator = numerator.multiply(rate.value());
                denominator = denominator.multiply(nominal);
                current = rate.quote();
            } else if (current.equals(rate.quote())) {
                numerator = numerator.multiply(nominal);
                denominator = denominator.multiply(rate.value());
                current = rate.base();
            } else {
                throw new IllegalArgumentException("no rate in the path leads on from " + current);
            }
        }
        if (!current.equals(target)) {
            throw new IllegalArgumentException("the path ends at " + current + ", not at " + target);
        }
        return new Conversion(source, Rounding.toMinorUnits(numerator, denominator, target), List.copyOf(path));
    }
}
