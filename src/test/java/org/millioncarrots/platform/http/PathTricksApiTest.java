package org.millioncarrots.platform.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.testing.RawHttp;

/** Whatever is put into a path: it leads to a problem, and never past the annotations. */
@QuarkusTest
class PathTricksApiTest {
    private static final List<String> ROUTES = List.of(
            "/v1/programmes",
            "/v1/programmes/ukraine-lay-down-arms",
            "/v1/claimants/0190163d-8694-839b-8001-000000000001",
            "/v1/ledger/trial-balance",
            "/test/denied",
            "/test/unannotated",
            "/test/finance/0190163d-8694-839b-8001-000000000001",
            "/openapi",
            "/q/health/ready");

    @TestHTTPResource
    URI server;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s;x",
                "%s;x=y",
                "%s;",
                "%s%%3Bx",
                "%s%%3bx",
                "%s%%2F",
                "%s%%2f..",
                "%s%%5C",
                "%s\\",
                "%s//",
                "/%s",
                "%s/..",
                "%s/.",
                "%s/../x",
                "/x/..%s",
                "%s%%2e%%2e",
                "%s%%252F",
                "%s%%00",
                "%s%%0a",
                "%s%%0d%%0aX:y",
                "http://localhost%s",
                "%s/;/",
                ";x%s",
                "/;x%s",
                "%s/%%2e%%2e%%2f",
            })
    void aTrickIsNoWayIn(String trick) throws IOException {
        for (String route : ROUTES) {
            RawHttp answer = RawHttp.get(server, trick.formatted(route));
            assertThat(answer.status()).as(trick.formatted(route)).isIn(400, 404);
            if (answer.status() == 404 && trick.matches("[/%].*")) {
                assertThat(answer.contentType()).startsWith("application/problem+json");
            }
        }
    }

    @Test
    void trailingSlashesAndCaseGiveNothingAway() throws IOException {
        for (String route : ROUTES.subList(0, 7)) {
            assertThat(RawHttp.get(server, route + "/").status())
                    .as(route + "/")
                    .isIn(401, 403, 404);
            assertThat(RawHttp.get(server, route).status()).as(route).isIn(401, 403);
        }
        assertThat(RawHttp.get(server, "/V1/programmes").status()).isEqualTo(404);
    }

    @Test
    void whatHasNoRoleIsClosedToEverybody() {
        given().get("/test/unannotated").then().statusCode(401);
        for (String user : List.of("partner", "finance", "operator")) {
            String token = org.millioncarrots.testing.Tokens.of(user);
            given().auth().oauth2(token).get("/test/unannotated").then().statusCode(403);
            given().auth().oauth2(token).get("/test/denied").then().statusCode(403);
        }
    }
}
