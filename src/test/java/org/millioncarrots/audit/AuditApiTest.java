package org.millioncarrots.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.development.EmbeddedPostgresDriver;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.sql.ForAllPartners;
import org.millioncarrots.testing.Tokens;

@QuarkusTest
@ForAllPartners
class AuditApiTest {
    @Inject
    AuditLog log;

    @Inject
    DataSource dataSource;

    @ConfigProperty(name = "carrots.data-dir")
    Path dataDir;

    private final UUID subject = UUID.randomUUID();

    @Inject
    AuditSql sql;

    @Test
    void anActThatOnlyANewerVersionKnowsBreaksNothing() {
        QuarkusTransaction.requiringNew().run(() -> {
            AuditSql.Head head = sql.lockHead();
            sql.append(new AuditEntry(
                    head.sequence() + 1,
                    java.time.Instant.now(),
                    "system",
                    "",
                    "SO_FAR_UNKNOWN",
                    subject,
                    new java.util.TreeMap<>(),
                    head.hash()));
        });
        // Past the check of answers: what only a newer version does is not in this one's contract.
        given().noFilters()
                .auth()
                .oauth2(Tokens.of("auditor"))
                .get("/v1/audit?subject=" + subject)
                .then()
                .statusCode(200)
                .body("items[0].action", equalTo("SO_FAR_UNKNOWN"));
        verification().body("whole", equalTo(true));
    }

    @Test
    void anEntryTellsWhoDidWhatToWhom() {
        UUID other = UUID.randomUUID();
        record(
                AuditDetail.id("batch", other),
                AuditDetail.money("sum", new Money(4725344, CurrencyCode.USD)),
                AuditDetail.date("dueUpTo", LocalDate.of(2022, 4, 1)),
                AuditDetail.number("payouts", 3));
        entries(subject.toString())
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].action", equalTo("CLAIM_DECIDED"))
                .body("items[0].person", equalTo("system"))
                .body("items[0].details.batch", equalTo(other.toString()))
                .body("items[0].details.sum", equalTo("47253.44 USD"))
                .body("items[0].details.payouts", equalTo("3"));
        verification().body("whole", equalTo(true)).body("brokenAt", nullValue());
    }

    @Test
    void noEntryWithoutTheActAndNoneOutsideATransaction() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    log.record(AuditAction.CLAIM_DECIDED, subject);
                    throw new IllegalStateException("the act fails");
                }))
                .hasMessage("the act fails");
        entries(subject.toString()).body("items", hasSize(0));
        assertThatThrownBy(() -> log.record(AuditAction.CLAIM_DECIDED, subject))
                .isInstanceOf(jakarta.transaction.TransactionalException.class);
    }

    @Test
    void manyAtOnceStillMakeOneChain() {
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 50; i++) {
                threads.submit(() -> record(AuditDetail.number("n", 1)));
            }
        }
        entries(subject + "&limit=100").body("items", hasSize(50));
        verification().body("whole", equalTo(true));
    }

    @Test
    void pagesFollowOneAnother() {
        for (int i = 0; i < 3; i++) {
            record();
        }
        String next = entries(subject + "&limit=2")
                .body("items", hasSize(2))
                .extract()
                .path("next");
        entries(subject + "&limit=2&cursor=" + next).body("items", hasSize(1)).body("next", nullValue());
        entries("x").statusCode(400).body("violations[0].field", equalTo("subject"));
        entries(subject + "&cursor=x").statusCode(400).body("violations[0].field", equalTo("cursor"));
    }

    /** By the owner, whom no right stops: the chain tells where. Each change is taken back. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update audit_entry set person = 'somebody' where sequence = %d | update audit_entry set person = 'system' where sequence = %d",
                "update audit_entry set details = '{\"n\":\"2\"}' where sequence = %d | update audit_entry set details = '{}' where sequence = %d",
                "update audit_entry set recorded_at = recorded_at + interval '1 microsecond' where sequence = %d"
                        + " | update audit_entry set recorded_at = recorded_at - interval '1 microsecond' where sequence = %d",
                "update audit_entry set action = 'CLAIM_HELD' where sequence = %d | update audit_entry set action = 'CLAIM_DECIDED' where sequence = %d",
            })
    void aChangedEntryBreaksTheChain(String change, String takeBack) throws SQLException {
        record();
        record();
        long sequence = last() - 1;
        asOwner(change.formatted(sequence));
        verification().body("whole", equalTo(false)).body("brokenAt", equalTo((int) sequence));
        asOwner(takeBack.formatted(sequence));
        verification().body("whole", equalTo(true));
    }

    @Test
    void aMissingEntryAndACutOffEndBreakTheChain() throws SQLException {
        record();
        record();
        long sequence = last();
        for (long gone : new long[] {sequence - 1, sequence}) {
            asOwner("create table test_gone as select * from audit_entry where sequence = " + gone);
            asOwner("delete from audit_entry where sequence = " + gone);
            verification().body("whole", equalTo(false)).body("brokenAt", equalTo((int) gone));
            asOwner("insert into audit_entry select * from test_gone");
            asOwner("drop table test_gone");
        }
        verification().body("whole", equalTo(true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set person = 'x'",
                "delete from audit_entry",
                "truncate audit_entry",
                "delete from audit_head",
                "insert into audit_head values (2, 0, '')"
            })
    void theServiceItselfCannotRewriteIt(String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isIn("42501", "23514"));
        }
    }

    @Test
    void detailsCannotCarryWords() {
        assertThatThrownBy(() -> AuditDetail.number("Petr Obraztsov", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AuditDetail.sha256("file", "Petr Obraztsov"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"partner", "caseworker", "finance", "operator", "policy", "approver"})
    void onlyAuditorsRead(String user) {
        for (String path : new String[] {"/v1/audit", "/v1/audit/verification"}) {
            given().auth().oauth2(Tokens.of(user)).get(path).then().statusCode(403);
        }
    }

    private void record(AuditDetail... details) {
        QuarkusTransaction.requiringNew().run(() -> log.record(AuditAction.CLAIM_DECIDED, subject, details));
    }

    private static ValidatableResponse entries(String subject) {
        return given().auth()
                .oauth2(Tokens.of("auditor"))
                .get("/v1/audit?subject=" + subject)
                .then();
    }

    private static ValidatableResponse verification() {
        return given().auth()
                .oauth2(Tokens.of("auditor"))
                .get("/v1/audit/verification")
                .then()
                .statusCode(200);
    }

    private long last() throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select sequence from audit_head")) {
            row.next();
            return row.getLong(1);
        }
    }

    private void asOwner(String sql) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", "carrots_owner");
        try (Connection connection = new EmbeddedPostgresDriver()
                        .connect("jdbc:embedded-postgresql:" + dataDir.resolve("postgresql"), properties);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
