package org.millioncarrots.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.money.PinnedRate;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.programme.ProgrammeVersion.RatePolicy;
import org.millioncarrots.rates.RateLookup;

class ValuationTest {
    private static final LocalDate DAY = LocalDate.parse("2022-03-05");
    private static final PinnedRate USD = rate("USD", "105.8124");
    private static final PinnedRate EUR = rate("EUR", "116.5312");

    /** The Bank of Russia answers for the ruble, the ECB for nothing. */
    private static final Valuation.Rates RATES = (from, to, source) -> {
        if (source == RateSource.ECB) {
            return refused(source);
        }
        if (from.equals(CurrencyCode.RUB)) {
            return found(to.equals(CurrencyCode.USD) ? USD : EUR);
        }
        PinnedRate first = from.equals(CurrencyCode.USD) ? USD : EUR;
        return to.equals(CurrencyCode.RUB) ? found(first) : found(first, first == USD ? EUR : USD);
    };

    @Test
    void fiveMillionRublesOn5March2022() {
        Valuation valuation = new Valuation(RATES, new RatePolicy(RateSource.CBR, null));

        assertThat(valuation.amounts(Money.parse("5000000.00", "RUB")))
                .isEqualTo(Map.of("RUB", "5000000.00", "EUR", "42906.96", "USD", "47253.44"));
        assertThat(valuation.rates()).containsExactly(EUR, USD);
        assertThat(valuation.unavailable()).isEmpty();
    }

    @Test
    void theFallbackServesWhatTheSourceCannot() {
        Valuation valuation = new Valuation(RATES, new RatePolicy(RateSource.ECB, RateSource.CBR));

        assertThat(valuation.amounts(Money.parse("100000.00", "USD")))
                .containsEntry("RUB", "10581240.00")
                .containsEntry("USD", "100000.00");
        assertThat(valuation.unavailable()).isEmpty();
    }

    @Test
    void aMissingRateLeavesTheCurrencyOutAndSaysWhy() {
        Valuation valuation = new Valuation(RATES, new RatePolicy(RateSource.ECB, null));

        assertThat(valuation.amounts(Money.parse("5000000.00", "RUB"))).isEqualTo(Map.of("RUB", "5000000.00"));
        assertThat(valuation.rates()).isEmpty();
        assertThat(valuation.unavailable())
                .hasSize(2)
                .anyMatch(reason -> reason.startsWith("EUR: ECB has no rate"))
                .anyMatch(reason -> reason.startsWith("USD: ECB has no rate"));
    }

    @Test
    void theReasonsOfBothSourcesAreGiven() {
        Valuation valuation =
                new Valuation((from, to, source) -> refused(source), new RatePolicy(RateSource.CBR, RateSource.ECB));

        assertThat(valuation.amounts(Money.parse("1.00", "EUR"))).isEqualTo(Map.of("EUR", "1.00"));
        assertThat(valuation.unavailable())
                .allSatisfy(reason -> assertThat(reason).contains("CBR has no rate", "ECB has no rate"));
        assertThat(valuation.unavailable()).hasSize(2);
    }

    @Test
    void anotherPromisedCurrencyIsShownBesideTheThree() {
        Valuation valuation = new Valuation(RATES, new RatePolicy(RateSource.ECB, null));

        assertThat(valuation.amounts(Money.parse("100.00", "UAH"))).isEqualTo(Map.of("UAH", "100.00"));
    }

    private static RateLookup found(PinnedRate... path) {
        return new RateLookup.Found(
                List.of(path), List.of(path).stream().map(rate -> 0).toList(), Instant.EPOCH);
    }

    private static RateLookup refused(RateSource source) {
        return new RateLookup.Refused(RateLookup.Reason.NOT_HELD, source + " has no rate", null, List.of());
    }

    private static PinnedRate rate(String base, String value) {
        return new PinnedRate(
                new CurrencyCode(base),
                CurrencyCode.RUB,
                1,
                new BigDecimal(value),
                RateSource.CBR,
                DAY.minusDays(1),
                DAY,
                "0".repeat(64));
    }
}
