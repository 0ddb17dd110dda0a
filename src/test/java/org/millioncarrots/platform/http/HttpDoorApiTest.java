package org.millioncarrots.platform.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HttpDoorApiTest {
    @Test
    void anUnknownPathIsAProblem() {
        given().get("/v1/nothing")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/not-found"));
    }

    @Test
    void pathTricksAreRefused() {
        given().urlEncodingEnabled(false)
                .get("/v1/rates;x")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void anUnknownDevelopmentUserIsNamedAsWrongField() {
        given().formParam("user", "nobody")
                .post("/dev/token")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("user"))
                .body("detail", startsWith("user:"));
    }

    @Test
    void aWrongMethodAndAWrongContentTypeAreProblems() {
        given().delete("/dev/token").then().statusCode(405).contentType("application/problem+json");
        given().contentType("text/plain")
                .body("user=finance")
                .post("/dev/token")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }
}
