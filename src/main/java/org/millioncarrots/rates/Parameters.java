package org.millioncarrots.rates;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.platform.Problem;

/** Reads query parameters, so that a wrong one is a problem that names it. */
final class Parameters {
    private Parameters() {}

    static LocalDate date(String field, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException wrong) {
            throw Problem.invalid(field, "a date such as 2022-03-05");
        }
    }

    static Instant instant(String field, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException wrong) {
            throw Problem.invalid(field, "an instant such as 2022-03-05T12:00:00Z");
        }
    }

    static CurrencyCode currency(String field, String code) {
        try {
            return new CurrencyCode(code);
        } catch (IllegalArgumentException unknown) {
            throw Problem.invalid(field, String.valueOf(unknown.getMessage()));
        }
    }

    static RateSource source(String field, @Nullable String name) {
        return Arrays.stream(RateSource.values())
                .filter(source -> source.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(field, "one of " + Arrays.toString(RateSource.values())));
    }
}
