package org.millioncarrots.claimant.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Stories;

@QuarkusTest
class ContactApiTest {
    private static final List<String> ALL_DAYS =
            List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY");

    /** Of nobody else. */
    private final String number = "+370" + ThreadLocalRandom.current().nextLong(10_000_000_000L, 99_999_999_999L);

    private String claimant = "";

    @BeforeEach
    void aClaimant() {
        claimant = Stories.registered("partner", false, 0).getString("id");
    }

    @Test
    void nobodyMayGetInTouchUnlessThePartnerHasSaidWhen() {
        assertThat(mayNow("caseworker")).isFalse();
        Api.post("partner", contacts(), contact("00:00", "24:00"), 201);
        assertThat(mayNow("caseworker")).isTrue();
        Api.post("partner", contacts(), Map.of("channel", "NONE"), 201);
        assertThat(mayNow("partner")).isFalse();
        assertThat(mayNow("duty")).isFalse();
        assertThat(Api.get("auditor", "/v1/audit?subject=" + claimant).getList("items.action"))
                .contains("CONTACT_SET", "CONTACT_ASKED");
    }

    @Test
    void theAnswerTellsNothingElse() {
        Api.post("partner", contacts(), contact("00:00", "12:00"), 201);
        JsonPath asked = Api.as("caseworker")
                .post("/v1/claimants/" + claimant + "/contact-permissions")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(asked.getMap("")).containsOnlyKeys("claimantId", "mayBeContactedNow", "askedAt");
        for (String user : List.of("partner", "caseworker", "finance")) {
            assertThat(Api.as(user).get("/v1/claimants/" + claimant).asString()).doesNotContain("ontact", number);
        }
    }

    @Test
    void itIsReadByTwoPeopleOnceInPlaceOfTheIdentity() {
        Api.post("partner", contacts(), contact("10:00", "12:00"), 201);
        String disclosure = approvedDisclosure("caseworker", "auditor");
        Api.as("caseworker")
                .get(disclosure + "/contacts")
                .then()
                .statusCode(200)
                .body("contact.address", hasItem(number))
                .body("[0].contact.window.zone", equalTo("Europe/Vilnius"))
                .body("[0].setBy", equalTo("partner"));
        Api.as("caseworker").get(disclosure + "/contacts").then().statusCode(410);
        Api.as("caseworker").get(disclosure + "/identity").then().statusCode(410);
    }

    @Test
    void anErasedClaimantCannotBeReached() {
        Api.post("partner", contacts(), contact("10:00", "12:00"), 201);
        String disclosure = approvedDisclosure("caseworker", "auditor");
        String erasures = "/v1/claimants/" + claimant + "/erasures";
        String erasure = Api.post("caseworker", erasures, Map.of("reason", "REGISTERED_BY_MISTAKE"), 201)
                .getString("id");
        Api.post("approver", erasures + "/" + erasure + "/approval", Map.of(), 201);
        Api.as("caseworker").get(disclosure + "/contacts").then().body("size()", equalTo(0));
        Api.as("partner")
                .post("/v1/claimants/" + claimant + "/contact-permissions")
                .then()
                .statusCode(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"caseworker", "finance", "auditor", "duty"})
    void onlyThePartnerSetsIt(String user) {
        Api.writing(user)
                .body(Map.of("channel", "NONE"))
                .post(contacts())
                .then()
                .statusCode(403);
    }

    @Test
    void anotherPartnerFindsNobody() {
        for (String id : List.of(claimant, UUID.randomUUID().toString())) {
            Api.writing("partner2")
                    .body(Map.of("channel", "NONE"))
                    .post("/v1/claimants/" + id + "/contacts")
                    .then()
                    .statusCode(404);
            Api.as("partner2")
                    .post("/v1/claimants/" + id + "/contact-permissions")
                    .then()
                    .statusCode(404);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "address, , address",
        "window, , window",
        "channel, NONE, channel",
        "channel, PIGEON, channel",
    })
    void whatIsMissingOrTooMuchIsNamed(String field, String value, String named) {
        Map<String, Object> wrong = new HashMap<>(contact("10:00", "12:00"));
        wrong.put(field, value);
        Api.writing("partner")
                .body(wrong)
                .post(contacts())
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo(named));
    }

    private boolean mayNow(String user) {
        return Api.as(user)
                .post("/v1/claimants/" + claimant + "/contact-permissions")
                .then()
                .statusCode(200)
                .extract()
                .path("mayBeContactedNow");
    }

    private String approvedDisclosure(String proposer, String approver) {
        String path = "/v1/claimants/" + claimant + "/disclosures";
        String id = Api.post(proposer, path, Map.of("purpose", "PROTECTION", "reference", "CASE-2026-17"), 201)
                .getString("id");
        Api.post(approver, path + "/" + id + "/approval", Map.of(), 201);
        return path + "/" + id;
    }

    private String contacts() {
        return "/v1/claimants/" + claimant + "/contacts";
    }

    private Map<String, Object> contact(String from, String until) {
        return Map.of(
                "channel",
                "PHONE_CALL",
                "address",
                number,
                "window",
                Map.of("days", ALL_DAYS, "from", from, "until", until, "zone", "Europe/Vilnius"));
    }
}
