package org.millioncarrots.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Calls the running service as one of the development users. */
public final class Api {
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    private Api() {}

    /** A request with the user's token, and JSON as body if it gets one. */
    public static RequestSpecification as(String user) {
        String token = TOKENS.computeIfAbsent(user, name -> given().formParam("user", name)
                .post("/dev/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token"));
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    /** The same with a new idempotency key. */
    public static RequestSpecification writing(String user) {
        return as(user).header("Idempotency-Key", UUID.randomUUID().toString());
    }

    /** Posts and expects the status; the answer as JSON. */
    public static JsonPath post(String user, String path, Object body, int status) {
        return new Answer(writing(user)
                .body(body)
                .post(path)
                .then()
                .statusCode(status)
                .extract()
                .asString());
    }

    /** Gets and expects 200; the answer as JSON. */
    public static JsonPath get(String user, String path) {
        return new Answer(as(user).get(path).then().statusCode(200).extract().asString());
    }

    /** The JSON of an answer that may be of any status. */
    public static JsonPath json(Response answer) {
        return new Answer(answer.asString());
    }
}
