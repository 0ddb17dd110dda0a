package org.millioncarrots.development;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Tokens;

/** Nothing here moves the clock that all tests share: {@link MovableClockTest} does, with one of its own. */
@QuarkusTest
class ClockApiTest {
    @Test
    void anOperatorPutsItBackToTheRealTime() {
        String now = move("operator", "{}").statusCode(200).extract().path("now");
        assertThat(Duration.between(Instant.parse(now), Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void nobodyElseDoes() {
        move("finance", "{}").statusCode(403);
    }

    @Test
    void aTimeIsAnInstant() {
        move("operator", "{\"at\":\"2022-03-04\"}").statusCode(400);
    }

    private static ValidatableResponse move(String user, String body) {
        return given().auth()
                .oauth2(Tokens.of(user))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/dev/clock")
                .then();
    }
}
