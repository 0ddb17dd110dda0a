package org.millioncarrots.testing;

import static io.restassured.RestAssured.given;

/** Development tokens for tests. */
public final class Tokens {
    private Tokens() {}

    public static String of(String user) {
        return given().formParam("user", user)
                .post("/dev/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }
}
