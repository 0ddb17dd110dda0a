package org.millioncarrots.rates.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.rates.publication.RateFile.Refusal;
import org.millioncarrots.testing.Publications;

class PublicationChecksTest {
    private static final Instant NOW = Instant.parse("2022-03-05T09:00:00Z");
    private static final PublicationChecks.Known NOTHING = (pair, on) -> List.of();

    private static PublicationChecks.Known known(String on, int nominal, String value) {
        return (pair, day) -> pair.source() == RateSource.ECB
                ? List.of(new FirstRatesSql.NearRate(LocalDate.parse(on), nominal, new BigDecimal(value)))
                : List.of();
    }

    private static void check(byte[] file, PublicationChecks.Known known) {
        PublicationChecks.check(RateXml.read(file), NOW, known);
    }

    @Test
    void theNextDaysRateOfTheBankOfRussiaIsNotTheFuture() {
        assertThatCode(() -> check(Publications.cbrDaily("06.03.2022", "EUR 1 115,6212"), NOTHING))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> check(Publications.cbrDaily("07.03.2022", "EUR 1 115,6212"), NOTHING))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("future");
        assertThatThrownBy(() -> check(Publications.ecb("2022-03-06 USD 1.0927"), NOTHING))
                .hasMessageContaining("future");
    }

    @Test
    void nobodyPublishedBeforeTheBeginning() {
        assertThatThrownBy(() -> check(Publications.ecb("1998-12-31 USD 1.1"), NOTHING))
                .hasMessageContaining("first rate");
        assertThatThrownBy(() -> check(Publications.cbrDaily("05.03.0022", "USD 1 105,8124"), NOTHING))
                .hasMessageContaining("first rate");
    }

    @Test
    void theRubleBefore1998WasAnotherCurrency() {
        assertThatThrownBy(() -> check(Publications.cbrDaily("31.12.1997", "USD 1 5960,0000"), NOTHING))
                .hasMessageContaining("first rate, 1998-01-01");
        assertThatCode(() -> check(Publications.cbrDaily("01.01.1998", "USD 1 5,9600"), NOTHING))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        // file value, known day, nominal and value, refused
        "1.1, 2022-03-03, 1, 5.4, false", "1.1, 2022-03-03, 1, 5.5, true", "110.0, 2022-03-03, 1, 1.1, true",
        "5.4, 2022-03-03, 1, 1.1, false", "1.1, 2022-03-03, 100, 110, false", "1.1, 2022-03-03, 10, 110, true",
        "1.1, 2015-03-03, 1, 30, false", "1.1, 2015-03-03, 1, 110, true", "1.1, 2022-05-03, 1, 110, true"
    })
    void aJumpAgainstTheNearestKnownRateIsRefused(String value, String on, int nominal, String known, boolean refused) {
        var check = assertThatCode(() -> check(Publications.ecb("2022-03-04 USD " + value), known(on, nominal, known)));
        if (refused) {
            check.isInstanceOf(Refusal.class).hasMessageContaining("times or more away from its rate of " + on);
        } else {
            check.doesNotThrowAnyException();
        }
    }

    /** Dollars per euro of 4 March 2022: 1.0929 in Frankfurt; 116.5312 and 105.8124 rubles in Moscow. */
    @ParameterizedTest
    @CsvSource({
        "USD 1 105.8124, false",
        "USD 1 21.2000, true",
        "USD 1 250.0000, true",
        "USD 1 140.0000, true",
        "EUR 1 140.0000, false",
        "EUR 1 150.0000, true",
        "EUR 10 1165.3120, false",
        "GBP 1 139.0000, false",
    })
    void theOtherBankSeesTheSameDollarsPerEuro(String line, boolean refused) {
        PublicationChecks.Known both = (pair, on) -> {
            String value = pair.source() == RateSource.ECB
                    ? "1.0929"
                    : pair.base().equals(CurrencyCode.EUR)
                            ? "116.5312"
                            : pair.base().equals(CurrencyCode.USD) ? "105.8124" : null;
            return value == null
                    ? List.of()
                    : List.of(new FirstRatesSql.NearRate(LocalDate.of(2022, 3, 4), 1, new BigDecimal(value)));
        };
        var check = assertThatCode(() -> check(Publications.cbrDaily("05.03.2022", line.replace('.', ',')), both));
        if (refused) {
            check.isInstanceOf(Refusal.class);
        } else {
            check.doesNotThrowAnyException();
        }
        assertThatThrownBy(() -> check(Publications.ecb("2022-03-04 USD 1.4"), both))
                .hasMessageContaining("dollars per euro");
    }

    @Test
    void aJumpOfACurrencyThatNobodyIsPaidInIsLeftOut() {
        PublicationChecks.Known dong = (pair, on) -> pair.base().value().equals("VND")
                ? List.of(new FirstRatesSql.NearRate(LocalDate.of(2022, 3, 4), 10000, new BigDecimal("46.3")))
                : List.of();
        RateFile file = RateXml.read(Publications.cbrDaily("05.03.2022", "USD 1 105,8124", "VND 10 46,3000"));
        RateFile kept = PublicationChecks.check(file, NOW, dong);
        assertThat(kept.rateCount()).isEqualTo(1);
        assertThat(kept.leftOut()).singleElement().asString().startsWith("VND for 2022-03-05");
        assertThatThrownBy(() -> check(Publications.cbrDaily("05.03.2022", "VND 10 46,3000"), dong))
                .hasMessageContaining("VND");
    }

    @Test
    void aJumpInsideAFileIsRefused() {
        assertThatThrownBy(() -> check(Publications.ecb("2022-03-04 USD 1.1", "2022-03-03 USD 110"), NOTHING))
                .hasMessageContaining("USD for 2022-03-03");
    }

    @Test
    void aFeedDoesNotGoBackwards() {
        RateFile file = RateXml.read(Publications.ecb("2022-03-03 USD 1.1076"));
        assertThatCode(() -> PublicationChecks.checkForward(file, LocalDate.of(2022, 3, 3)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> PublicationChecks.checkForward(file, LocalDate.of(2022, 3, 4)))
                .hasMessage("the date jumps backwards: 2022-03-03 after 2022-03-04 is known");
    }
}
