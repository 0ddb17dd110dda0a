package org.millioncarrots.monitoring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.millioncarrots.platform.sql.ForAllPartners;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Stories;

@QuarkusTest
@ForAllPartners
class MeasurementApiTest {
    @Inject
    Measurements measurements;

    @Inject
    TakeMeasurement take;

    @Inject
    @DataSource("migration")
    AgroalDataSource owner;

    @Inject
    Clock clock;

    @Test
    void aPayoutIsSeenInItsStateWithItsAmountAndAge() throws Exception {
        // What other tests have left due, in whatever currency, is not counted below.
        Stories.run("2022-03-31");
        measureNow();
        long before =
                metric("carrots_payouts", "currency=\"EUR\",state=\"DUE\"").orElse(0L);
        long amountBefore = metric("carrots_payouts_amount_minor", "currency=\"EUR\",state=\"DUE\"")
                .orElse(0L);
        String claimant = Stories.registered("partner", false, 0).getString("id");
        Stories.awarded("partner", claimant, "diplomat-resignation", "2022-03-10", "EUR", Stories.diplomat());
        long made = Stories.run("2022-03-31").getLong("payouts");
        assertThat(made).isPositive();
        measureNow();
        assertThat(metric("carrots_payouts", "currency=\"EUR\",state=\"DUE\"")).hasValue(before + made);
        assertThat(metric("carrots_payouts_amount_minor", "currency=\"EUR\",state=\"DUE\""))
                .hasValueSatisfying(amount -> assertThat(amount).isGreaterThan(amountBefore));
        assertThat(metric("carrots_payouts_oldest_seconds", "currency=\"EUR\",state=\"DUE\""))
                .isPresent();
        assertThat(metric("carrots_payouts_oldest_seconds", "currency=\"EUR\",state=\"SETTLED\""))
                .isEmpty();
    }

    @Test
    void everyQuestionIsAnsweredAndTheBooksBalance() throws Exception {
        measureNow();
        for (Measurement measurement : Measurement.ALL) {
            assertThat(metric("carrots_measurement_overdue_seconds", "measurement=\"" + measurement.name() + "\""))
                    .as(measurement.name())
                    .hasValue(0L);
        }
        assertThat(lines("carrots_ledger_imbalance_minor")).allMatch(line -> line.endsWith(" 0.0"));
        assertThat(metric("carrots_payout_run_chunks_failing", "")).isPresent();
        assertThat(metric("carrots_vault_orphans", "")).isPresent();
        assertThat(metric("carrots_rate_age_seconds", "source=\"ECB\"")).isPresent();
    }

    /** Written as the owner and taken back: the service itself cannot book like that. */
    @Test
    void aTransferAcrossCurrenciesIsAnImbalance() throws SQLException {
        String ledger = Measurement.ALL.stream()
                .filter(measurement -> measurement.name().equals("ledger"))
                .findFirst()
                .orElseThrow()
                .sql();
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            Map<String, Long> before = imbalance(statement, ledger);
            statement.execute("""
                    insert into ledger_account (programme, sponsor, currency, kind) values
                        ('test-imbalance', 'XX', 'SEK', 'SETTLED'), ('test-imbalance', 'XX', 'NOK', 'SETTLED')
                    """);
            statement.execute("""
                    insert into transfer (id, bucket, debit_account, credit_account, amount_minor, currency, step, subject_id,
                        business_on, booked_at)
                    select gen_random_uuid(), 1, d.id, c.id, 700, 'SEK', 'SETTLE', gen_random_uuid(), '2199-01-01', now()
                    from ledger_account d, ledger_account c
                    where d.programme = 'test-imbalance' and d.currency = 'SEK'
                        and c.programme = 'test-imbalance' and c.currency = 'NOK'
                    """);
            Map<String, Long> after = imbalance(statement, ledger);
            connection.rollback();
            assertThat(after.get("SEK") - before.getOrDefault("SEK", 0L)).isEqualTo(700);
            assertThat(after.get("NOK") - before.getOrDefault("NOK", 0L)).isEqualTo(-700);
        }
    }

    @Test
    void whatAnotherReplicaTakesIsNotTakenTwice() throws SQLException {
        try (Connection other = owner.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("update measurement set due_at = due_at where name = 'payouts'");
            Instant before = taken("payouts").takenAt();
            take.takeIfDue(Measurement.ALL.getFirst());
            assertThat(taken("payouts").takenAt()).isEqualTo(before);
            other.rollback();
        }
    }

    /** A question that fails is not asked again at once, and holds up no other; it is overdue meanwhile. */
    @Test
    void aFailureIsSeenAndHoldsUpNoOther() throws SQLException {
        asOwner("revoke select on award_queue from carrots_app");
        try {
            asOwner("update measurement set due_at = now() - interval '1 hour', not_before = now()");
            Instant start = clock.instant();
            org.assertj.core.api.Assertions.assertThatThrownBy(measurements::measure)
                    .isInstanceOf(RuntimeException.class);
            assertThat(taken("vault").takenAt()).isAfterOrEqualTo(start);
            assertThat(metric("carrots_measurement_overdue_seconds", "measurement=\"award-queue\""))
                    .hasValueSatisfying(seconds -> assertThat(seconds).isGreaterThanOrEqualTo(3600));
            measurements.measure();
        } finally {
            asOwner("grant select on award_queue to carrots_app");
        }
    }

    @Test
    void operatorsSeeFiguresWithoutAmounts() throws Exception {
        measureNow();
        List<String> metrics =
                Api.get("operator", "/v1/measurements").getList("samples.flatten().metric", String.class);
        assertThat(metrics).contains("carrots_payout_run_chunks_left", "carrots_audit_broken");
        assertThat(metrics).noneMatch(metric -> metric.contains("_minor"));
        Api.as("partner").get("/v1/measurements").then().statusCode(403);
    }

    private void measureNow() throws SQLException {
        asOwner("update measurement set due_at = now(), not_before = now()");
        measurements.measure();
    }

    private Taken taken(String name) {
        return take.all().stream()
                .filter(taken -> taken.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void asOwner(String sql) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Map<String, Long> imbalance(Statement statement, String sql) throws SQLException {
        Map<String, Long> byCurrency = new HashMap<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                byCurrency.put(rows.getString(1), rows.getLong(2));
            }
        }
        return byCurrency;
    }

    private static Optional<Long> metric(String name, String tags) {
        String series = tags.isEmpty() ? name : name + "{" + tags + "}";
        return lines(name).stream()
                .filter(line -> line.startsWith(series + " "))
                .map(line -> new BigDecimal(line.substring(line.lastIndexOf(' ') + 1)).longValueExact())
                .findFirst();
    }

    private static List<String> lines(String name) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .toList();
    }
}
