package org.millioncarrots.offer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.platform.sql.ForAllPartners;
import org.millioncarrots.platform.sql.Sql;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Tokens;

@QuarkusTest
@ForAllPartners
class OffersApiTest {
    private static final Map<String, Object> SOLDIER = Map.of(
            "category", "SOLDIER",
            "act", "LAY_DOWN_ARMS",
            "actOn", "2022-03-04",
            "confirmedBy", "UKRAINIAN_FORCES",
            "exclusionGrounds", "NONE",
            "sanctionsHold", false);

    private final Sql sql;

    OffersApiTest(Sql sql) {
        this.sql = sql;
    }

    @Test
    void anOfferSaysWhatTheCheckSaysAndIsVerifiedWithThePublishedKeyAlone() throws Exception {
        JsonPath made = offer(SOLDIER);
        JsonPath check = Api.post("partner", "/v1/eligibility-checks", SOLDIER, 200);
        String programme = "programmes.find { it.programme == 'ukraine-lay-down-arms' }";
        assertThat(made.getInt("offer.programmeVersion")).isEqualTo(check.getInt(programme + ".version"));
        assertThat(made.getString("offer.benefits[0].promised.amount"))
                .isEqualTo(check.getString(programme + ".benefits[0].promised.amount"));
        assertThat(made.getList("offer.stillOpen")).isEmpty();

        JsonPath signed = new JsonPath(verified(made.getString("signed")));
        assertThat(signed.getMap("")).isEqualTo(made.getMap("offer"));
    }

    @Test
    void whatWasChangedIsNotVerified() throws Exception {
        String[] parts = offer(SOLDIER).getString("signed").split("\\.");
        String more = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replaceFirst("\"amount\":\"", "\"amount\":\"9");
        String changed = Base64.getUrlEncoder().withoutPadding().encodeToString(more.getBytes(StandardCharsets.UTF_8));
        assertThat(isSignedBy(key(), parts[0] + "." + changed, parts[2])).isFalse();
        assertThat(isSignedBy(key(), parts[0] + "." + parts[1], parts[2])).isTrue();
    }

    @Test
    void anybodyMayAskWhetherACodeIsRealAndLearnsNoSums() {
        String code = offer(SOLDIER).getString("offer.code");
        for (String typed : List.of(
                code,
                code.toLowerCase(Locale.ROOT),
                code.replace("-", ""),
                code.replace("-", " "),
                " " + code.replace("-", " \u2013 "),
                code.replace('-', '\u2011').replace('0', 'o').replace('1', 'l'),
                code.replace('A', '\u0410')
                        .replace('C', '\u0421')
                        .replace('E', '\u0395')
                        .replace('H', '\u041d'),
                Normalizer.normalize(code, Normalizer.Form.NFKC).replace('7', '\u0667'))) {
            Map<String, Object> answer = given().get("/v1/offers/{code}/verification", typed)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("VALID"))
                    .body("programme", equalTo("ukraine-lay-down-arms"))
                    .extract()
                    .jsonPath()
                    .getMap("");
            assertThat(answer).containsOnlyKeys("code", "programme", "programmeVersion", "validUntil", "state");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-0000-0000", "AAAA", "OOOO-IIII-LLLL", "%27%20or%20true--", "ЖЖЖЖ-ЖЖЖЖ-ЖЖЖЖ"})
    void aCodeThatNobodyHasMadeIsNotFound(String code) {
        given().get("/v1/offers/" + code + "/verification")
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/not-found"));
    }

    @Test
    void afterItsLastDayItIsExpired() {
        String code = offer(SOLDIER).getString("offer.code");
        Offer offer = new Offer(
                code, "p", 1, null, null, List.of(), null, List.of(), null, null, null, LocalDate.of(2026, 1, 31));
        assertThat(offer.isValidOn(LocalDate.of(2026, 1, 31))).isTrue();
        assertThat(offer.isValidOn(LocalDate.of(2026, 2, 1))).isFalse();
    }

    @Test
    void whatIsNotStatedStaysOpenAndWhatRulesItOutIsRefused() {
        Map<String, Object> little = Map.of("category", "SOLDIER", "act", "LAY_DOWN_ARMS");
        assertThat(offer(little).getList("offer.stillOpen")).isNotEmpty();
        Map<String, Object> early = new HashMap<>(SOLDIER);
        early.put("actOn", "2021-12-31");
        refused(request(early)).statusCode(422).body("type", equalTo("/problems/not-eligible"));
        Map<String, Object> dated = new HashMap<>(SOLDIER);
        dated.put("asOf", "2022-03-05");
        refused(request(dated)).statusCode(400).body("violations.field", hasItem("check.asOf"));
        refused(Map.of("programme", "no-such-programme", "check", SOLDIER)).statusCode(404);
    }

    @Test
    void anOfferIsMadeOncePerKeyAndNamesNobody() {
        String key = java.util.UUID.randomUUID().toString();
        List<String> codes = List.of(posted(key), posted(key));
        assertThat(codes.getFirst()).isEqualTo(codes.getLast());
        long rows = QuarkusTransaction.requiringNew().call(() -> sql.of("select count(*) from offer where code = :code")
                .with("code", codes.getFirst())
                .number());
        assertThat(rows).isOne();
    }

    private static String posted(String key) {
        return given().auth()
                .oauth2(Tokens.of("partner"))
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(request(SOLDIER))
                .post("/v1/offers")
                .then()
                .statusCode(201)
                .extract()
                .path("offer.code");
    }

    private static JsonPath offer(Map<String, Object> facts) {
        return Api.post("partner", "/v1/offers", request(facts), 201);
    }

    private static Map<String, Object> request(Map<String, Object> facts) {
        return Map.of("programme", "ukraine-lay-down-arms", "check", facts);
    }

    private static io.restassured.response.ValidatableResponse refused(Map<String, Object> request) {
        return given().auth()
                .oauth2(Tokens.of("partner"))
                .header("Idempotency-Key", java.util.UUID.randomUUID().toString())
                .contentType("application/json")
                .body(request)
                .post("/v1/offers")
                .then();
    }

    private static String verified(String compact) throws Exception {
        String[] parts = compact.split("\\.");
        assertThat(isSignedBy(key(), parts[0] + "." + parts[1], parts[2])).isTrue();
        return new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    }

    private static String key() {
        return given().get("/.well-known/million-carrots-offer-keys")
                .then()
                .statusCode(200)
                .extract()
                .path("keys[0].x");
    }

    /** As anybody would who has but the published key. */
    private static boolean isSignedBy(String x, String text, String signature) throws Exception {
        byte[] bytes = Base64.getUrlDecoder().decode(x);
        boolean odd = (bytes[31] & 0x80) != 0;
        bytes[31] &= 0x7f;
        for (int i = 0; i < 16; i++) {
            byte swap = bytes[i];
            bytes[i] = bytes[31 - i];
            bytes[31 - i] = swap;
        }
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(new EdECPublicKeySpec(
                        NamedParameterSpec.ED25519, new EdECPoint(odd, new BigInteger(1, bytes)))));
        verifier.update(text.getBytes(StandardCharsets.US_ASCII));
        return verifier.verify(Base64.getUrlDecoder().decode(signature));
    }
}
