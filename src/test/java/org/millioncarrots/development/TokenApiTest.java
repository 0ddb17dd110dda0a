package org.millioncarrots.development;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.inject.Inject;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tokens open the door. The checks are the same in production; only the issuer is another. */
@QuarkusTest
class TokenApiTest {
    private static final String CLOSED = "/test/finance/0190163d-8694-839b-8001-000000000001";

    @Inject
    DevelopmentIssuer issuer;

    @Test
    void aValidTokenWithTheRoleOpens() {
        get(issuer.sign(finance())).statusCode(200);
    }

    @Test
    void noTokenIsUnauthenticated() {
        unauthenticated(given().get(CLOSED).then());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer Canary",
                "Bearer a.b.c",
                "Basic Q2FuYXJ5OkNhbmFyeQ==",
                "Digest Canary",
                "bearer",
                "Canary",
                "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJmaW5hbmNlIn0.",
            })
    void aBrokenHeaderIsUnauthenticated(String header) {
        unauthenticated(given().header("Authorization", header).get(CLOSED).then());
    }

    @Test
    void anExpiredTokenIsUnauthenticated() {
        unauthenticated(get(issuer.sign(finance().issuedAt(1_000).expiresAt(2_000))));
    }

    @Test
    void aTokenOfAnotherIssuerIsUnauthenticated() {
        unauthenticated(get(issuer.sign(finance().issuer("somebody-else"))));
    }

    @Test
    void aTokenForAnotherAudienceIsUnauthenticated() {
        unauthenticated(get(issuer.sign(finance().audience("another-service"))));
        unauthenticated(get(issuer.sign(Jwt.issuer("million-carrots-development")
                .subject("finance")
                .groups("finance")
                .expiresIn(60))));
    }

    @Test
    void aTokenOfAnotherKeyIsUnauthenticated() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        unauthenticated(get(finance().sign(generator.generateKeyPair().getPrivate())));
    }

    @Test
    void aTokenWhoseClaimsWereChangedIsUnauthenticated() {
        String[] parts =
                issuer.sign(DevelopmentIssuer.claims(DevelopmentUser.PARTNER)).split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), java.nio.charset.StandardCharsets.UTF_8);
        String changed = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        claims.replace("\"partner\"", "\"finance\"").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        unauthenticated(get(parts[0] + "." + changed + "." + parts[2]));
    }

    @Test
    void anotherRoleIsForbidden() {
        forbidden(get(issuer.sign(DevelopmentIssuer.claims(DevelopmentUser.AUDITOR))));
        forbidden(get(issuer.sign(finance().groups(Set.of()))));
        forbidden(get(issuer.sign(finance().groups(Set.of("Finance", "FINANCE", "finance ", "*")))));
    }

    /** Whoever could lodge a claim and finish it too could pay anybody. */
    @ParameterizedTest
    @ValueSource(
            strings = {"caseworker", "approver", "finance", "policy", "auditor", "operator", "duty-officer", "testimony"
            })
    void aTokenOfAPartnerAndOfStaffHasNoRole(String role) {
        forbidden(workOf(
                issuer.sign(DevelopmentIssuer.claims(DevelopmentUser.PARTNER).groups(Set.of("partner", role)))));
        forbidden(get(issuer.sign(DevelopmentIssuer.claims(DevelopmentUser.PARTNER)
                .groups(Set.copyOf(java.util.List.of("partner", role, "finance"))))));
    }

    /** Whoever could send a file and answer as the bank could pay anybody twice. */
    @ParameterizedTest
    @ValueSource(
            strings = {"partner", "caseworker", "approver", "policy", "auditor", "operator", "duty-officer", "testimony"
            })
    void aTokenOfTheBankAndOfAnybodyElseHasNoRole(String role) {
        forbidden(get(issuer.sign(finance().groups(Set.of("bank", "finance")))));
        forbidden(get(issuer.sign(finance().groups(Set.of("bank", "finance", role)))));
    }

    /** A star stands for all partners in the database, "staff" for those who see all: neither may be claimed. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"*", "staff", "\"\"", "\"a'b\"", "UPPER", "\" \"", "имя"})
    void aPartnerCannotClaimToBeEverybody(String partner) {
        forbidden(workOf(
                issuer.sign(DevelopmentIssuer.claims(DevelopmentUser.PARTNER).claim("partner", partner))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "ID", "logout+jwt", "dpop+jwt", "", "at+jwt2", "secevent+jwt"})
    void whatIsNoAccessTokenIsUnauthenticated(String type) {
        unauthenticated(get(issuer.sign(finance(), type)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"at+jwt", "AT+JWT", "application/at+jwt"})
    void anAccessTokenMayNameItsTypeInFull(String type) {
        get(issuer.sign(finance(), type)).statusCode(200);
    }

    /** Of issuers that give all their tokens one type. */
    @ParameterizedTest
    @ValueSource(strings = {"nonce", "at_hash", "c_hash", "s_hash", "events"})
    void anIdTokenAndALogoutTokenAreUnauthenticated(String claim) {
        unauthenticated(get(issuer.sign(finance().claim(claim, "Canary"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ID", "Logout", "Refresh", "Offline"})
    void aTypeThatStandsInAClaimCountsToo(String type) {
        unauthenticated(get(issuer.sign(finance().claim("typ", type))));
    }

    /** Whoever shows it without the proof may have stolen it. */
    @ParameterizedTest
    @ValueSource(strings = {"jkt", "x5t#S256", "jwk", "kid"})
    void aTokenThatIsBoundToAKeyIsUnauthenticated(String confirmation) {
        unauthenticated(get(issuer.sign(finance().claim("cnf", Map.of(confirmation, "Canary")))));
    }

    @Test
    void rolesStandInGroupsAndNowhereElse() {
        JwtClaimsBuilder without = Jwt.issuer("million-carrots-development")
                .audience("million-carrots")
                .subject("finance")
                .claim("realm_access", Map.of("roles", Set.of("finance")))
                .claim("resource_access", Map.of("million-carrots", Map.of("roles", Set.of("finance"))))
                .claim("roles", Set.of("finance"))
                .claim("scope", "finance")
                .expiresIn(60);
        forbidden(get(issuer.sign(without)));
    }

    @Test
    void twoAuthorizationHeadersAreUnauthenticated() {
        String[] tokens = {issuer.sign(finance()), issuer.sign(DevelopmentIssuer.claims(DevelopmentUser.PARTNER))};
        for (int first = 0; first < 2; first++) {
            unauthenticated(given().header("Authorization", "Bearer " + tokens[first], "Bearer " + tokens[1 - first])
                    .get(CLOSED)
                    .then());
        }
    }

    @Test
    void aPersonWithoutSubjectIsUnauthenticated() {
        for (String subject : new String[] {"", " "}) {
            unauthenticated(get(issuer.sign(finance().subject(subject))));
        }
        unauthenticated(get(issuer.sign(Jwt.issuer("million-carrots-development")
                .audience("million-carrots")
                .upn("finance")
                .groups("finance")
                .expiresIn(60))));
    }

    @Test
    void aPartnerWithoutNameIsForbidden() {
        forbidden(workOf(issuer.sign(Jwt.issuer("million-carrots-development")
                .audience("million-carrots")
                .subject("partner")
                .groups("partner")
                .expiresIn(60))));
    }

    private static JwtClaimsBuilder finance() {
        return DevelopmentIssuer.claims(DevelopmentUser.FINANCE);
    }

    private static ValidatableResponse workOf(String token) {
        return given().auth()
                .oauth2(token)
                .header("Idempotency-Key", "token-test")
                .contentType("application/json")
                .body(Map.of("mode", "create"))
                .post("/test/tasks")
                .then();
    }

    private static ValidatableResponse get(String token) {
        return given().auth().oauth2(token).get(CLOSED).then();
    }

    private static void unauthenticated(ValidatableResponse answer) {
        answer.statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", containsString("Bearer"))
                .body("type", equalTo("/problems/unauthenticated"))
                .body(not(containsString("Canary")));
    }

    private static void forbidden(ValidatableResponse answer) {
        answer.statusCode(403).contentType("application/problem+json").body("type", equalTo("/problems/forbidden"));
    }
}
