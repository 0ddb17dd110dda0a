package org.millioncarrots.rates;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millioncarrots.rates.RateFile.Refusal;

class PublicationChecksTest {
    private static final Instant NOW = Instant.parse("2022-03-05T09:00:00Z");
    private static final PublicationChecks.Known NOTHING = (rate, on) -> Optional.empty();

    private static PublicationChecks.Known known(String on, int nominal, String value) {
        return (rate, day) -> Optional.of(new RatesSql.NearRate(LocalDate.parse(on), nominal, new BigDecimal(value)));
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
