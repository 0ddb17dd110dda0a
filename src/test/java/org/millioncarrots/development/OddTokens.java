package org.millioncarrots.development;

import static io.restassured.RestAssured.given;

import io.quarkus.arc.Arc;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Set;
import java.util.UUID;

/** Tokens that the issuer of a careless operator might give: any subject with any roles. */
public final class OddTokens {
    private OddTokens() {}

    /** A writing request of somebody who has all these roles. */
    public static RequestSpecification writing(String subject, String... roles) {
        DevelopmentIssuer issuer =
                Arc.container().instance(DevelopmentIssuer.class).get();
        String token = issuer.sign(DevelopmentIssuer.claims(DevelopmentUser.PARTNER)
                .subject(subject)
                .groups(Set.of(roles)));
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString());
    }
}
