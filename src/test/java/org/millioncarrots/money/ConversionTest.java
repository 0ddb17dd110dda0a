package org.millioncarrots.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversionTest {
    private static final LocalDate DAY = LocalDate.of(2022, 3, 5);

    static PinnedRate rate(String base, String quote, int nominal, String value) {
        return new PinnedRate(
                new CurrencyCode(base),
                new CurrencyCode(quote),
                nominal,
                new BigDecimal(value),
                RateSource.CBR,
                DAY.minusDays(1),
                DAY,
                "0".repeat(64));
    }

    @Test
    void theSameCurrencyNeedsNoRate() {
        Money amount = Money.parse("1.23", "EUR");
        assertThat(Conversion.of(amount, CurrencyCode.EUR, List.of()))
                .isEqualTo(new Conversion(amount, amount, List.of()));
    }

    @Test
    void aPathThatDoesNotLeadToTheTargetIsRefused() {
        Money amount = Money.parse("1.00", "EUR");
        assertThatThrownBy(() -> Conversion.of(amount, CurrencyCode.USD, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ends at EUR");
        assertThatThrownBy(() -> Conversion.of(amount, CurrencyCode.RUB, List.of(rate("USD", "RUB", 1, "105.8124"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("leads on from EUR");
    }

    @Test
    void theListOfRatesIsNotSharedWithTheCaller() {
        List<PinnedRate> path = new ArrayList<>(List.of(rate("USD", "RUB", 1, "105.8124")));
        Conversion conversion = Conversion.of(Money.parse("1.00", "USD"), CurrencyCode.RUB, path);
        path.clear();
        assertThat(conversion.rates()).hasSize(1);
    }

    @Test
    void aResultThatDoesNotFitIsAnErrorAndNotAWrappedNumber() {
        Money huge = new Money(Long.MAX_VALUE, CurrencyCode.USD);
        assertThatThrownBy(() -> Conversion.of(huge, CurrencyCode.RUB, List.of(rate("USD", "RUB", 1, "105.8124"))))
                .isInstanceOf(AmountTooLarge.class);
    }

    @Test
    void aMarginIsTakenFromTheExactAmountAndRoundedOnce() {
        Conversion conversion = Conversion.of(
                Money.parse("5000000.00", "RUB"), CurrencyCode.USD, List.of(rate("USD", "RUB", 1, "105.8124")));
        assertThat(conversion.targetAfterMargin(0)).isEqualTo(conversion.target());
        // 5,000,000 / 105.8124 x 0.995 = 47,017.1738...; the rounded 47,253.44 x 0.995 gives the same here
        assertThat(conversion.targetAfterMargin(50)).isEqualTo(Money.parse("47017.17", "USD"));
        // 0.015 USD exactly, less one per cent is 0.01485: one cent; from the rounded 0.02 it would be two
        Conversion small =
                Conversion.of(Money.parse("1.50", "RUB"), CurrencyCode.USD, List.of(rate("USD", "RUB", 1, "100")));
        assertThat(small.target()).isEqualTo(Money.parse("0.02", "USD"));
        assertThat(small.targetAfterMargin(100)).isEqualTo(Money.parse("0.01", "USD"));
        assertThatThrownBy(() -> conversion.targetAfterMargin(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> conversion.targetAfterMargin(10_000)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRateIsPositiveAndBetweenTwoCurrencies() {
        assertThatThrownBy(() -> rate("USD", "RUB", 1, "0")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rate("USD", "RUB", 1, "-1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rate("USD", "RUB", 0, "1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rate("USD", "USD", 1, "1")).isInstanceOf(IllegalArgumentException.class);
    }

    /** FX30: the ECB's daily file keeps trailing zeros, its history drops them; both are kept as published. */
    @Test
    void thePublishedScaleIsKept() {
        assertThat(rate("USD", "RUB", 1, "141.60").value().toPlainString()).isEqualTo("141.60");
        assertThat(rate("USD", "RUB", 1, "141.60")).isNotEqualTo(rate("USD", "RUB", 1, "141.6"));
    }
}
