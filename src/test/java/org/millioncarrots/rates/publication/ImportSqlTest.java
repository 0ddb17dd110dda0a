package org.millioncarrots.rates.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.millioncarrots.rates.RatesApiTest.as;
import static org.millioncarrots.rates.RatesApiTest.imported;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.platform.sql.ForAllPartners;
import org.millioncarrots.platform.sql.Sql;
import org.millioncarrots.rates.RateBook;
import org.millioncarrots.rates.RateLookup;
import org.millioncarrots.testing.Publications;

/** Imports that are large, repeated, or under way at the same moment. */
@QuarkusTest
@ForAllPartners
class ImportSqlTest {
    private static final int ECB_DAYS = 1_000;
    private static final String[] CURRENCIES =
            ("USD JPY BGN CZK DKK GBP HUF PLN RON SEK CHF ISK NOK TRY AUD BRL CAD CNY HKD IDR ILS INR KRW MXN MYR NZD PHP SGD"
                            + " THB ZAR")
                    .split(" ");

    @Inject
    ImportPublication imports;

    @Inject
    BundledRates bundled;

    @Inject
    RateBook book;

    @Inject
    Sql sql;

    /** Rolled back at the end: so many days would be in the way of the other tests. How long it takes, bench/imports says. */
    @Test
    void aHistoryOfTheEcbIsImportedOnce() {
        byte[] history = history(ECB_DAYS);
        byte[] oneDayMore = history(ECB_DAYS + 1);
        int known = BundledRates.FILES.stream()
                .map(file -> BundledRates.parse(BundledRates.bytes(file)))
                .filter(file -> file.source() == RateSource.ECB)
                .mapToInt(RateFile::rateCount)
                .sum();
        QuarkusTransaction.begin();
        try {
            ImportPublication.Imported first = imports.uploaded(history, RateSource.ECB);
            assertThat(first.recorded()).isBetween(ECB_DAYS * CURRENCIES.length - known, ECB_DAYS * CURRENCIES.length);

            assertThat(imports.uploaded(history, RateSource.ECB).alreadyKnown()).isTrue();
            ImportPublication.Imported next = imports.uploaded(oneDayMore, RateSource.ECB);
            assertThat(next.alreadyKnown()).isFalse();
            assertThat(next.recorded()).isEqualTo(CURRENCIES.length);
            assertThat(next.corrected()).isZero();
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    /** The newest first, as the ECB does; values that no check calls a jump. */
    private static byte[] history(int days) {
        List<String> lines = new ArrayList<>();
        LocalDate day = LocalDate.of(1999, 1, 4);
        while (lines.size() < days) {
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                StringBuilder line = new StringBuilder(day.toString());
                for (String currency : CURRENCIES) {
                    line.append(' ').append(currency).append(' ').append(usual(currency));
                    line.append(lines.size() % 100 + 10);
                }
                lines.add(line.toString());
            }
            day = day.plusDays(1);
        }
        Collections.reverse(lines);
        return Publications.ecb(lines.toArray(String[]::new));
    }

    private static String usual(String currency) {
        return switch (currency) {
            case "JPY" -> "130.";
            case "HUF" -> "370.";
            case "CZK" -> "25.";
            case "SEK" -> "10.";
            case "TRY" -> "12.";
            case "PLN" -> "4.5";
            default -> "1.0";
        };
    }

    @Test
    void correctionsAtTheSameMomentGetOneRevisionEach() throws Exception {
        List<Callable<Integer>> corrections = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            byte[] file = Publications.ecb("2024-05-02 USD 1.07" + (10 + i));
            corrections.add(() -> imports.uploaded(file, null).publication().revision());
        }
        List<Integer> revisions = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var revision : threads.invokeAll(corrections)) {
                revisions.add(revision.get());
            }
        }
        assertThat(revisions).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(count("select count(*) from rate where source = 'ECB' and in_force_from = '2024-05-02'"))
                .isEqualTo(8);
    }

    @Test
    void replicasThatStartAtOnceLoadTheReferenceRatesOnce() throws Exception {
        long before = count("select count(*) from rate_publication where kind = 'BUNDLED'");
        List<Callable<Boolean>> replicas = Collections.nCopies(4, () -> {
            new BundledRates(imports).untilLoaded();
            return true;
        });
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var replica : threads.invokeAll(replicas)) {
                assertThat(replica.get()).isTrue();
            }
        }
        assertThat(before).isEqualTo(BundledRates.FILES.size());
        assertThat(count("select count(*) from rate_publication where kind = 'BUNDLED'"))
                .isEqualTo(before);
    }

    @Test
    void whoKnowsWhenAskedGetsTheSameAnswerAfterACorrection() {
        imported(Publications.ecb("2024-06-03 USD 1.0842"));
        RateLookup.Found answer = (RateLookup.Found)
                book.find(CurrencyCode.EUR, CurrencyCode.USD, LocalDate.of(2024, 6, 3), RateSource.ECB);
        imported(Publications.ecb("2024-06-03 USD 1.0843"));

        assertThat(book.find(
                        CurrencyCode.EUR, CurrencyCode.USD, LocalDate.of(2024, 6, 3), RateSource.ECB, answer.knownAt()))
                .isEqualTo(answer);
        String question = "/v1/rates?on=2024-06-03&source=ECB&base=EUR&quote=USD";
        as("partner").get(question).then().body("rates[0].value", equalTo("1.0843"));
        as("partner")
                .queryParam("knownAt", answer.knownAt().toString())
                .get(question)
                .then()
                .body("rates[0].value", equalTo("1.0842"));
    }

    @Test
    void theApplicationCanNeitherChangeNorDeleteARate() {
        for (String statement : List.of(
                "update rate set value = 1",
                "delete from rate",
                "update rate_publication set kind = 'DAILY'",
                "delete from rate_publication",
                "delete from rate_refusal",
                "truncate rate cascade")) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                            .run(() -> sql.of(statement).run()))
                    .as(statement)
                    .hasMessageContaining("permission denied");
        }
    }

    private long count(String statement) {
        return QuarkusTransaction.requiringNew().call(() -> sql.of(statement).number());
    }
}
