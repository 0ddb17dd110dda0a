package org.millioncarrots.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({
        "47253.44, USD, 4725344",
        "0.00, EUR, 0",
        "0.01, EUR, 1",
        "-1.50, RUB, -150",
        "1500, JPY, 1500",
        "0.001, KWD, 1",
        "92233720368547758.07, USD, 9223372036854775807",
        "-92233720368547758.08, USD, -9223372036854775808"
    })
    void readsExactlyTheCurrencysDecimals(String text, String currency, long minorUnits) {
        Money money = Money.parse(text, currency);
        assertThat(money.minorUnits()).isEqualTo(minorUnits);
        assertThat(money.toDecimal().toPlainString()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1",
                "1.",
                "1.0",
                "1.000",
                ".10",
                "+1.00",
                "1,00",
                "1e2",
                "1.00 ",
                " 1.00",
                "01.00",
                "1_0.00",
                "--1.00",
                "-0.00",
                "NaN",
                "0x1.00",
                "١.٠٠",
                "1.00\n",
                "1 000.00",
                "92233720368547758.08",
                "999999999999999999.99",
                "9999999999999999999.00"
            })
    void refusesEverythingElse(String text) {
        assertThatThrownBy(() -> Money.parse(text, "EUR")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesDecimalsThatTheCurrencyDoesNotHave() {
        assertThatThrownBy(() -> Money.parse("1.0", "JPY")).hasMessageContaining("exactly 0 decimals");
        assertThatThrownBy(() -> Money.parse("1.00", "KWD")).hasMessageContaining("exactly 3 decimals");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eur", "Eur", "EURO", "EU", "XXX", "XAU", "XTS", "XDR", "ZZZ", "€", "EU\u0420"})
    void refusesWhatIsNoCurrency(String code) {
        assertThatThrownBy(() -> new CurrencyCode(code)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"RUB, 2", "EUR, 2", "USD, 2", "UAH, 2", "GBP, 2", "PLN, 2", "CHF, 2", "JPY, 0", "KWD, 3"})
    void knowsTheMinorUnit(String code, int decimals) {
        assertThat(new CurrencyCode(code).decimals()).isEqualTo(decimals);
    }

    @Test
    void doesNotMixCurrencies() {
        Money euro = Money.parse("1.00", "EUR");
        Money dollar = Money.parse("1.00", "USD");
        assertThatThrownBy(() -> euro.plus(dollar)).hasMessageContaining("EUR").hasMessageContaining("USD");
        assertThatThrownBy(() -> euro.minus(dollar)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> euro.compareTo(dollar)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCurrencyIsInUseOrWasReplaced() {
        assertThat(Stream.of("EUR", "USD", "RUB", "UAH", "JPY", "KWD", "XOF", "XCG", "SLE", "ZWG", "VES", "VED", "SVC"))
                .allMatch(code -> new CurrencyCode(code).isInUse());
        assertThat(Stream.of("BGN", "HRK", "DEM", "LTL", "SLL", "ANG", "VEF", "CUC", "BYR", "RUR", "YUM", "CHE", "CLF"))
                .noneMatch(code -> new CurrencyCode(code).isInUse());
    }

    @Test
    void neverWrapsAround() {
        Money most = new Money(Long.MAX_VALUE, CurrencyCode.EUR);
        Money least = new Money(Long.MIN_VALUE, CurrencyCode.EUR);
        Money cent = Money.parse("0.01", "EUR");
        assertThatThrownBy(() -> most.plus(cent)).isInstanceOf(AmountTooLarge.class);
        assertThatThrownBy(() -> least.minus(cent)).isInstanceOf(AmountTooLarge.class);
        assertThatThrownBy(() -> most.times(2)).isInstanceOf(AmountTooLarge.class);
        assertThatThrownBy(() -> most.fraction(2, 1)).isInstanceOf(AmountTooLarge.class);
        assertThat(most.fraction(1, 1)).isEqualTo(most);
        assertThat(least.fraction(1, 1)).isEqualTo(least);
        assertThat(most.fraction(Long.MAX_VALUE, Long.MAX_VALUE)).isEqualTo(most);
    }

    @Test
    void roundsAFractionHalfUpOnce() {
        assertThat(Money.parse("0.01", "EUR").fraction(1, 2)).isEqualTo(Money.parse("0.01", "EUR"));
        assertThat(Money.parse("-0.01", "EUR").fraction(1, 2)).isEqualTo(Money.parse("-0.01", "EUR"));
        assertThat(Money.parse("1200.00", "EUR").fraction(10, 31)).isEqualTo(Money.parse("387.10", "EUR"));
        assertThatThrownBy(() -> Money.parse("1.00", "EUR").fraction(1, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void splitsByLargestRemainder() {
        assertThat(Money.parse("1.00", "EUR").split(List.of(1L, 1L, 1L)))
                .containsExactly(Money.parse("0.34", "EUR"), Money.parse("0.33", "EUR"), Money.parse("0.33", "EUR"));
        assertThat(Money.parse("0.02", "EUR").split(List.of(1L, 3L, 0L)))
                .containsExactly(Money.parse("0.01", "EUR"), Money.parse("0.01", "EUR"), Money.parse("0.00", "EUR"));
        assertThat(new Money(Long.MAX_VALUE, CurrencyCode.EUR).split(List.of(Long.MAX_VALUE, Long.MAX_VALUE)))
                .extracting(Money::minorUnits)
                .containsExactly(Long.MAX_VALUE / 2 + 1, Long.MAX_VALUE / 2);
    }

    @Test
    void refusesToSplitWithoutParts() {
        Money euro = Money.parse("1.00", "EUR");
        assertThatThrownBy(() -> euro.split(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> euro.split(List.of(0L, 0L))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> euro.split(List.of(2L, -1L))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Money.parse("-1.00", "EUR").split(List.of(1L)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hasNoRatioToZero() {
        assertThatThrownBy(() -> Money.parse("1.00", "EUR").ratioTo(Money.zero(CurrencyCode.EUR), 2))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
