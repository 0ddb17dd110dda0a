package org.millioncarrots.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.money.PinnedRate;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.programme.ProgrammeVersion.RatePolicy;

class ValuationTest {
    private static final LocalDate DAY = LocalDate.parse("2022-03-05");
    private static final PinnedRate USD = rate("USD", "105.8124");
    private static final PinnedRate EUR = rate("EUR", "116.5312");

    /** The Bank of Russia answers for the ruble, the ECB for nothing. */
    private static final RateFinder RATES = (from, to, on, source) -> {
        if (source == RateSource.ECB || !on.equals(DAY)) {
            return new RateFinder.Answer.Refused(source + " has no rate");
        }
        if (from.equals(CurrencyCode.RUB)) {
            return new RateFinder.Answer.Found(List.of(to.equals(CurrencyCode.USD) ? USD : EUR));
        }
        PinnedRate first = from.equals(CurrencyCode.USD) ? USD : EUR;
        return new RateFinder.Answer.Found(
                to.equals(CurrencyCode.RUB) ? List.of(first) : List.of(first, first == USD ? EUR : USD));
    };

    @Test
    void fiveMillionRublesOn5March2022() {
        Valuation valuation = new Valuation(RATES, new RatePolicy(RateSource.CBR, null), DAY);

        assertThat(valuation.amounts(Money.parse("5000000.00", "RUB")))
                .isEqualTo(Map.of("RUB", "5000000.00", "EUR", "42906.96", "USD", "47253.44"));
        assertThat(valuation.rates()).containsExactly(EUR, USD);
        assertThat(valuation.unavailable()).isEmpty();
    }

    @Test
    void theFallbackServesWhatTheSourceCannot() {
        Valuation valuation = new Valuation(RATES, new RatePolicy(RateSource.ECB, RateSource.CBR), DAY);

        assertThat(valuation.amounts(Money.parse("100000.00", "USD")))
                .containsEntry("RUB", "10581240.00")
                .containsEntry("USD", "100000.00");
        assertThat(valuation.unavailable()).isEmpty();
    }

    @Test
    void aMissingRateLeavesTheCurrencyOutAndSaysWhy() {
        Valuation valuation = new Valuation(RATES, new RatePolicy(RateSource.ECB, null), DAY);

        assertThat(valuation.amounts(Money.parse("5000000.00", "RUB"))).isEqualTo(Map.of("RUB", "5000000.00"));
        assertThat(valuation.rates()).isEmpty();
        assertThat(valuation.unavailable()).containsExactly("EUR: ECB has no rate", "USD: ECB has no rate");
    }

    @Test
    void theReasonsOfBothSourcesAreGiven() {
        Valuation valuation = new Valuation(RATES, new RatePolicy(RateSource.CBR, RateSource.ECB), DAY.plusYears(1));

        assertThat(valuation.amounts(Money.parse("1.00", "EUR"))).isEqualTo(Map.of("EUR", "1.00"));
        assertThat(valuation.unavailable())
                .containsExactly("RUB: CBR has no rate; ECB has no rate", "USD: CBR has no rate; ECB has no rate");
    }

    @Test
    void anotherPromisedCurrencyIsShownBesideTheThree() {
        Valuation valuation = new Valuation(RATES, new RatePolicy(RateSource.ECB, null), DAY);

        assertThat(valuation.amounts(Money.parse("100.00", "UAH"))).isEqualTo(Map.of("UAH", "100.00"));
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
