package org.millioncarrots.platform.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Api;

/** Of two Cache-Control headers the stricter one counts: each answer has one. */
@QuarkusTest
class CachingApiTest {
    private static final Pattern ASSET = Pattern.compile("/console/assets/[^\"]+");

    @Test
    void whatIsNamedByItsContentIsKept() {
        Matcher asset = ASSET.matcher(given().get("/console/signed-out").asString());
        assertThat(asset.find()).isTrue();
        assertCaching(given().get(asset.group()), 200, "public, max-age=31536000, immutable");

        String publication = "/v1/rates/publications/"
                + Api.as("partner").get("/v1/rates?on=2022-03-05&source=CBR").path("rates[0].sha256");
        Response raw = Api.as("partner")
                .accept("text/csv, application/xml, text/plain, application/octet-stream")
                .get(publication);
        assertCaching(raw, 200, "private, max-age=31536000, immutable");
        // Its description is at the same path.
        assertThat(raw.header("Vary")).isEqualTo("Accept");
        assertCaching(Api.as("partner").accept("application/json").get(publication), 200, "no-store");
    }

    @Test
    void aPageAboutAProblemIsKeptForAWhileAndARefusalIsNot() {
        assertCaching(given().get("/problems/not-found"), 200, "public, max-age=3600");
        assertCaching(given().get("/problems/no-such-type"), 404, "no-store");
        assertCaching(given().get("/console/assets/no-such-file"), 404, "no-store");
    }

    private static void assertCaching(Response answer, int status, String caching) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().getValues("Cache-Control")).containsExactly(caching);
    }
}
