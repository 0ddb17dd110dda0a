package org.millioncarrots.platform.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Accounts;
import org.millioncarrots.testing.Api;

@QuarkusTest
class ConditionalGetApiTest {

    @Test
    void whatIsSeenIsNotSentAgainUntilItChanges() {
        String path = "/v1/claimants/" + registered();
        Response first = Api.as("partner").get(path);
        String tag = first.header("ETag");
        assertThat(tag).matches("\"[0-9]+-[0-9a-f]{16}\"");
        for (String seen : new String[] {tag, "W/" + tag, "\"other\", " + tag, "*"}) {
            Response again = Api.as("partner").header("If-None-Match", seen).get(path);
            assertThat(again.statusCode()).as(seen).isEqualTo(304);
            assertThat(again.asByteArray()).isEmpty();
            assertThat(again.header("ETag")).isEqualTo(tag);
        }
        Api.as("partner").header("If-None-Match", "\"0\"").get(path).then().statusCode(200);
        Api.as("partner")
                .header("If-Match", tag)
                .body(Accounts.another())
                .put(path + "/payout-destination")
                .then()
                .statusCode(200);
        Api.as("partner").header("If-None-Match", tag).get(path).then().statusCode(200);
    }

    @Test
    void aStarIsMetByAnyVersion() {
        Api.as("partner")
                .header("If-Match", "*")
                .body(Accounts.another())
                .put("/v1/claimants/" + registered() + "/payout-destination")
                .then()
                .statusCode(200);
    }

    @Test
    void everyTypeOfProblemHasAPageAndNothingElseHas() {
        for (ProblemType type : ProblemType.values()) {
            given().get(type.uri())
                    .then()
                    .statusCode(200)
                    .contentType("text/html")
                    .body(containsString(type.title()))
                    .body(containsString(type.retry().advice()));
        }
        given().get("/problems/no-such-type").then().statusCode(404).contentType("application/problem+json");
    }

    private static String registered() {
        Map<String, Object> identity = Map.of(
                "name",
                "Conditional " + UUID.randomUUID().toString().replaceAll("[^a-f]", ""),
                "bornOn",
                "1990-04-12",
                "document",
                Map.of(
                        "kind",
                        "PASSPORT",
                        "issuedBy",
                        "XX",
                        "number",
                        UUID.randomUUID().toString().substring(0, 8)));
        return Api.post("partner", "/v1/claimants", Map.of("identity", identity), 201)
                .getString("id");
    }
}
