package org.millioncarrots.rates;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millioncarrots.money.Conversion;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.rates.RateLookup.Found;
import org.millioncarrots.rates.RateLookup.Refused;
import org.millioncarrots.rates.publication.BundledRates;
import org.millioncarrots.testing.ExampleTable;

/** The rates that come with the service, asked as an accountant would. */
class RateLookupExamplesTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final RateTable TABLE = RateTables.bundled();

    @TestFactory
    Stream<DynamicTest> lookups() {
        return ExampleTable.rows("rates-lookup.csv").stream()
                .map(row -> DynamicTest.dynamicTest(row.get("id"), () -> {
                    Money amount = Money.parse(row.get("amount"), row.get("from"));
                    CurrencyCode to = new CurrencyCode(row.get("to"));
                    RateSource source = RateSource.valueOf(row.get("source"));

                    RateLookup answer = find(row.get("from"), row.get("to"), row.get("on"), source);

                    switch (answer) {
                        case Found found -> {
                            assertThat(Conversion.of(amount, to, found.path()).target())
                                    .isEqualTo(Money.parse(expectedAmount(row.get("expected")), to));
                            assertThat(found.path().stream()
                                            .map(rate -> rate.inForceFrom().toString())
                                            .collect(Collectors.joining(" ")))
                                    .isEqualTo(row.get("in force"));
                            assertThat(found.path()).allMatch(rate -> rate.source() == source);
                        }
                        case Refused refused ->
                            assertThat(refused.reason().name())
                                    .as(refused.detail())
                                    .isEqualTo(row.get("expected"));
                    }
                }));
    }

    @Test
    void aRefusalSaysWhatIsMissingSinceWhenAndWhoCouldServe() {
        Refused refused = (Refused) find("RUB", "USD", "2022-03-05", RateSource.ECB);
        assertThat(refused.detail())
                .isEqualTo("ECB EUR/RUB: not in the publication for 2022-03-02 or since; nearest earlier: 2022-03-01;"
                        + " could serve: [CBR]");
    }

    @Test
    void theBankOfRussiaSetsARateOnTheDayBefore() {
        Found found = (Found) find("USD", "RUB", "2022-03-05", RateSource.CBR);
        assertThat(found.path().getFirst().publishedOn()).isEqualTo("2022-03-04");
        assertThat(((Found) find("EUR", "RUB", "2022-03-06", RateSource.CBR))
                        .path()
                        .getFirst()
                        .publishedOn())
                .isEqualTo("2022-03-05");
        assertThat(((Found) find("USD", "RUB", "2022-03-09", RateSource.CBR)).ageDays())
                .containsExactly(4);
    }

    @Test
    void theSameCurrencyNeedsNoRateFromAnybody() {
        for (RateSource source : RateSource.values()) {
            assertThat(((Found) find("KWD", "KWD", "1066-10-14", source)).path())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"2026-04-13T13:59:59Z, TOO_OLD", "2026-04-13T14:00:00Z, 2026-04-13", "2026-04-14T06:00:00Z, 2026-04-13"
    })
    void beforeFourOClockTodaysEcbRateDoesNotExistYet(Instant now, String expected) {
        // The reference rates hold 13 April 2026 after a gap of years, so what is older is too old.
        RateLookup answer = TABLE.find(new RateTable.Question(
                CurrencyCode.EUR, CurrencyCode.USD, LocalDate.of(2026, 4, 13), RateSource.ECB, Instant.MAX, now));
        String got =
                switch (answer) {
                    case Found found -> found.path().getFirst().inForceFrom().toString();
                    case Refused refused -> refused.reason().name();
                };
        assertThat(got).isEqualTo(expected);
    }

    /** FX12 to FX14: the Bank of Russia's euro is its dollar times the euro in dollars, to four decimals. */
    @ParameterizedTest
    @CsvSource({"2022-02-23, 1.1301", "2022-03-10, 1.0892", "2022-03-06, 1.0927"})
    void theEuroRateFollowsFromTheDollar(String on, BigDecimal dollarsPerEuro) {
        BigDecimal dollar = ((Found) find("USD", "RUB", on, RateSource.CBR))
                .path()
                .getFirst()
                .value();
        BigDecimal euro = ((Found) find("EUR", "RUB", on, RateSource.CBR))
                .path()
                .getFirst()
                .value();
        assertThat(dollar.multiply(dollarsPerEuro).setScale(4, RoundingMode.HALF_UP))
                .isEqualTo(euro);
    }

    @Test
    void everyBundledFileIsOneSourceAndInOrder() {
        List<String> sources = BundledRates.FILES.stream()
                .map(file -> BundledRates.parse(BundledRates.bytes(file)))
                .map(file -> file.source() + " "
                        + file.days().getFirst().inForceFrom().getYear())
                .toList();
        assertThat(sources)
                .containsExactly(
                        "EU_FIXED 1999", "CBR 2021", "CBR 2022", "ECB 2021", "ECB 2022", "ECB 2023", "ECB 2026");
    }

    private static String expectedAmount(String text) {
        assertThat(Arrays.stream(RateLookup.Reason.values()).map(Enum::name)).doesNotContain(text);
        return text;
    }

    private static RateLookup find(String from, String to, String on, RateSource source) {
        return TABLE.find(new RateTable.Question(
                new CurrencyCode(from), new CurrencyCode(to), LocalDate.parse(on), source, Instant.MAX, NOW));
    }
}
