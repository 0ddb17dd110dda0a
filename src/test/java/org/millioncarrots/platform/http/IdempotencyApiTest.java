package org.millioncarrots.platform.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.platform.MasterKeys;
import org.millioncarrots.testing.Tokens;

@QuarkusTest
class IdempotencyApiTest {
    private static final String NEWEST = " where created_at = (select max(created_at) from idempotency_key)";

    @Inject
    @DataSource("migration")
    AgroalDataSource dataSource;

    @Inject
    MasterKeys keys;

    @Inject
    IdempotencyExpiry expiry;

    @Inject
    Clock clock;

    private final String key = UUID.randomUUID().toString();

    @Test
    void aRepeatedRequestGetsTheFirstAnswerAndDoesNothing() throws SQLException {
        long before = effects();
        Response first = send("finance", key, "create");
        Response second = send("finance", key, "create");
        first.then().statusCode(201).header("Idempotency-Replayed", nullValue());
        second.then()
                .statusCode(201)
                .header("Idempotency-Replayed", equalTo("true"))
                .header("Location", equalTo(first.header("Location")))
                .header("ETag", equalTo(first.header("ETag")))
                .contentType(first.contentType());
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(effects()).isEqualTo(before + 1);
    }

    @Test
    void anAnswerWithoutBodyIsRepeatedToo() {
        send("finance", key, "empty").then().statusCode(204);
        send("finance", key, "empty").then().statusCode(204).header("Idempotency-Replayed", equalTo("true"));
    }

    @Test
    void theKeyOfAnotherRequestIsRefused() {
        send("finance", key, "create").then().statusCode(201);
        send("finance", key, "other")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/idempotency-key-reused"));
    }

    @Test
    void withoutAKeyNothingIsDone() throws SQLException {
        long before = effects();
        given().auth()
                .oauth2(Tokens.of("finance"))
                .contentType("application/json")
                .body(Map.of("mode", "create"))
                .post("/test/tasks")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/idempotency-key-missing"))
                .body("violations[0].field", equalTo("Idempotency-Key"));
        assertThat(effects()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a b", "a\tb"})
    void aKeyOfOtherCharactersIsRefused(String wrong) {
        send("finance", wrong, "create").then().statusCode(400);
        send("finance", "k".repeat(129), "create").then().statusCode(400);
    }

    @Test
    void keysOfTwoCallersAreTwoKeys() throws SQLException {
        long before = effects();
        for (String user : List.of("partner", "partner2", "finance", "finance2")) {
            send(user, key, "create").then().statusCode(201).header("Idempotency-Replayed", nullValue());
        }
        assertThat(effects()).isEqualTo(before + 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"refuse", "fail", "answer-4xx"})
    void aRequestThatFailedLeavesNothingAndItsKeyFree(String mode) throws SQLException {
        long before = effects();
        assertThat(send("finance", key, mode).statusCode()).isIn(409, 500);
        assertThat(effects()).isEqualTo(before);
        send("finance", key, "create").then().statusCode(201).header("Idempotency-Replayed", nullValue());
        assertThat(effects()).isEqualTo(before + 1);
    }

    @Test
    void ofManyAtTheSameMomentOneIsDone() throws Exception {
        long before = effects();
        String token = Tokens.of("finance");
        List<Callable<Integer>> calls = IntStream.range(0, 8)
                .<Callable<Integer>>mapToObj(
                        i -> () -> sendAs(token, key, "slow").statusCode())
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> answers =
                    threads.invokeAll(calls).stream().map(Future::resultNow).toList();
            assertThat(answers).contains(201).allMatch(status -> status == 201 || status == 409);
        }
        assertThat(effects()).isEqualTo(before + 1);
        send("finance", key, "slow").then().statusCode(201).header("Idempotency-Replayed", equalTo("true"));
    }

    /** Codes that are shown once stand in answers: only who repeats the request opens them. */
    @Test
    void anAnswerIsKeptForWhoRepeatsTheRequest() throws SQLException {
        Response first = send("finance", key, "create");
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            byte[] sealed;
            try (var rows = statement.executeQuery("select body, sealed from idempotency_key" + NEWEST)) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEmpty();
                sealed = rows.getBytes(2);
            }
            for (String purpose : List.of("idempotency-answer", "idempotency-key", "idempotency")) {
                assertThatThrownBy(() -> keys.open(purpose, sealed)).isInstanceOf(IllegalStateException.class);
            }
            assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain(first.asString());
        }
    }

    @Test
    void whatTheReleaseBeforeHasKeptIsRepeatedToo() throws SQLException {
        send("finance", key, "create").then().statusCode(201);
        try (var connection = dataSource.getConnection();
                var statement =
                        connection.prepareStatement("update idempotency_key set body = ?, sealed = null" + NEWEST)) {
            statement.setString(1, "{\"before\":1}");
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
        assertThat(send("finance", key, "create")
                        .then()
                        .statusCode(201)
                        .extract()
                        .asString())
                .isEqualTo("{\"before\":1}");
    }

    @Test
    void oldKeysAreForgottenInBatches() throws SQLException {
        send("finance", key, "create").then().statusCode(201);
        int old = IdempotencyExpiry.BATCH + 7;
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("""
                        insert into idempotency_key (owner, key, request_hmac, status, body, created_at)
                        select 'person:old', 'k' || n, '', 201, '', ? from generate_series(1, ?) as n
                        """)) {
            statement.setObject(1, clock.instant().minus(Duration.ofDays(31)).atOffset(ZoneOffset.UTC));
            statement.setInt(2, old);
            statement.executeUpdate();
        }
        assertThat(expiry.forget(clock.instant().minus(Duration.ofDays(30)))).isEqualTo(old);
        send("finance", key, "create").then().header("Idempotency-Replayed", equalTo("true"));
    }

    private static Response send(String user, String key, String mode) {
        return sendAs(Tokens.of(user), key, mode);
    }

    private static Response sendAs(String token, String key, String mode) {
        return given().auth()
                .oauth2(token)
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(Map.of("mode", mode))
                .post("/test/tasks");
    }

    private long effects() throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from blind_index where hash like 'test-work-%'")) {
            row.next();
            return row.getLong(1);
        }
    }
}
