package org.millioncarrots.money;

import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An ISO 4217 currency that has a minor unit, such as {@code EUR} (two decimals) or {@code JPY} (none).
 *
 * @param value the three capital letters
 */
public record CurrencyCode(String value) implements Comparable<CurrencyCode> {
    public static final CurrencyCode EUR = new CurrencyCode("EUR");
    public static final CurrencyCode RUB = new CurrencyCode("RUB");
    public static final CurrencyCode USD = new CurrencyCode("USD");

    /** Beside another one of the same country (ISO 4217, list one). */
    private static final Set<String> FURTHER = Set.of("VED", "SVC");

    private static final Set<String> IN_USE = inUse();

    /** @throws IllegalArgumentException if the code is unknown or has no minor unit (gold, test codes) */
    public CurrencyCode {
        if (decimalsOf(value) < 0) {
            throw new IllegalArgumentException(
                    "not an ISO 4217 currency with a minor unit: three capital letters such as EUR are expected");
        }
    }

    /** The number of decimals of the minor unit: 2 for EUR, 0 for JPY, 3 for KWD. */
    public int decimals() {
        return decimalsOf(value);
    }

    /**
     * Whether it is some country's money today, as the JDK knows it: what was replaced, such as HRK or BGN, can be converted for days
     * past, but no bank pays it any more.
     */
    public boolean isInUse() {
        return IN_USE.contains(value);
    }

    private static Set<String> inUse() {
        Stream<String> ofCountries = Arrays.stream(Locale.getISOCountries())
                .map(country -> Currency.getInstance(Locale.of("", country)))
                .filter(Objects::nonNull)
                .map(Currency::getCurrencyCode);
        return Stream.concat(ofCountries, FURTHER.stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static int decimalsOf(String code) {
        if (!code.equals(code.toUpperCase(Locale.ROOT))) {
            return -1;
        }
        try {
            return Currency.getInstance(code).getDefaultFractionDigits();
        } catch (IllegalArgumentException unknown) {
            return -1;
        }
    }

    @Override
    public int compareTo(CurrencyCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
