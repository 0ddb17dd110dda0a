package org.millioncarrots.report;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;

/** Callers with a token of the development issuer. */
final class Finance {
    private Finance() {}

    static RequestSpecification as(String user) {
        String token = given().formParam("user", user).post("/dev/token").path("access_token");
        return given().header("Authorization", "Bearer " + token);
    }

    static RequestSpecification finance() {
        return as("finance");
    }

    static RequestSpecification financeCsv() {
        return finance().accept("text/csv");
    }
}
