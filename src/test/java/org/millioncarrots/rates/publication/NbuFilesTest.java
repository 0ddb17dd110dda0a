package org.millioncarrots.rates.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.rates.publication.RateFile.Refusal;
import org.millioncarrots.testing.Publications;

class NbuFilesTest {
    private static final CurrencyCode UAH = new CurrencyCode("UAH");

    @Test
    void readsHryvniasPerUnit() {
        RateFile file = RateXml.read(
                Publications.nbu("25.02.2022", "USD 29.2549", "VND 0.00128", "XDR 40.9127", "XAU 55926.26"));
        assertThat(file.source()).isEqualTo(RateSource.NBU);
        assertThat(file.kind()).isEqualTo(RateFile.Kind.DAILY);
        assertThat(file.skipped()).containsExactlyInAnyOrder("XDR", "XAU");
        assertThat(file.days())
                .containsExactly(new RateFile.Day(
                        LocalDate.of(2022, 2, 24),
                        LocalDate.of(2022, 2, 25),
                        java.util.List.of(
                                new RateFile.Rate(CurrencyCode.USD, UAH, 1, new BigDecimal("29.2549"), null),
                                new RateFile.Rate(new CurrencyCode("VND"), UAH, 1, new BigDecimal("0.00128"), null))));
    }

    /** The rate of Saturday 1 January 2022 was set on Thursday, for Friday and the days off after it. */
    @ParameterizedTest
    @CsvSource({"01.01.2022, 2021-12-30", "31.12.2021, 2021-12-30", "03.01.2022, 2021-12-31", "04.12.2024, 2024-12-03"})
    void wasSetOnTheWorkingDayBefore(String inForce, LocalDate published) {
        assertThat(RateXml.read(Publications.nbu(inForce, "USD 27.2782")).newestPublishedOn())
                .isEqualTo(published);
    }

    @Test
    void refusesWhatCannotBeRight() {
        String twoDays = new String(
                        Publications.nbu("25.02.2022", "USD 29.2549", "EUR 33.1722"), StandardCharsets.UTF_8)
                .replaceFirst("25.02.2022", "24.02.2022");
        assertThatThrownBy(() -> RateXml.read(twoDays.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Refusal.class)
                .hasMessage("EUR: another day than that of the file");
        assertThatThrownBy(() -> RateXml.read(Publications.nbu("25.02.2022", "USD 29,2549")))
                .hasMessageContaining("plain decimal number");
        assertThatThrownBy(() -> RateXml.read(Publications.nbu("25.02.2022", "USD 29.2549", "UAH 1.0000")))
                .hasMessage("UAH: a rate of UAH against itself");
        assertThatThrownBy(() -> RateXml.read(Publications.nbu("2022-02-25", "USD 29.2549")))
                .hasMessageContaining("dd.mm.yyyy");
        assertThatThrownBy(() -> RateXml.read(Publications.nbu("25.02.2022"))).isInstanceOf(RateFile.Empty.class);
        assertThat(RateXml.isEmpty(Publications.nbu("25.02.2022"))).isTrue();
        assertThat(RateXml.isEmpty(Publications.nbu("25.02.2022", "USD 29.2549")))
                .isFalse();
    }
}
