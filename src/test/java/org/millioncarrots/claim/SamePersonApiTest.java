package org.millioncarrots.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.millioncarrots.claimant.NameIndex;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.sql.ForAllPartners;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Stories;

/** A passport and a military card of one person are two documents: name and birthday say so, to caseworkers only. */
@QuarkusTest
@ForAllPartners
class SamePersonApiTest {
    private static final String LETTERS = "АБВГДЕЖЗИКЛМНОП";

    @Inject
    SamePersonSql sql;

    @Inject
    Claims claims;

    @Inject
    NameIndex names;

    @Inject
    Caller caller;

    @Test
    void twoDocumentsOfOneNameAndBirthdayAreComparedBeforeAnybodyIsPaid() {
        String surname = surname();
        String first = lodged("partner", register("partner", "Иван " + surname, null, "1990-04-12", "PASSPORT"));
        assertThat(shown(first)).isFalse();
        String second =
                lodged("partner2", register("partner2", surname + " Иван", null, "1990-04-12", "MILITARY_CARD"));
        assertThat(shown(first)).isTrue();
        assertThat(shown(second)).isTrue();
        assertThat((Object) Api.get("partner2", "/v1/claims/" + second).get("possibleSamePerson"))
                .isNull();

        Problem refer = catchThrowableOfType(Problem.class, () -> requireCleared(second));
        assertThat(refer.type()).isEqualTo(ProblemType.NOT_ELIGIBLE);
        assertThat(refer.detail()).contains("REFER");

        String clearance = "/v1/claims/" + second + "/same-person-clearance";
        Api.post("approver", clearance, Map.of(), 201);
        assertThat(shown(second)).as("one person clears nobody").isTrue();
        assertThat(catchThrowableOfType(Problem.class, () -> requireCleared(second)))
                .isNotNull();
        Api.post("approver", clearance, Map.of(), 403);
        Api.post("caseworker2", clearance, Map.of(), 201);
        assertThat(shown(second)).isFalse();
        assertThat(shown(first)).isTrue();
        assertThatCode(() -> requireCleared(second)).doesNotThrowAnyException();
        Api.post("approver", "/v1/claims/" + second + "/same-person-clearance", Map.of(), 409);
        Map<String, Object> eligible =
                Map.of("outcome", "ELIGIBLE", "findings", Map.of(), "evidence", List.of("file/7"));
        Api.writing("caseworker2")
                .body(eligible)
                .post("/v1/claims/" + second + "/decision")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/same-person"));

        // One who came later is compared anew.
        register("partner", "Иван " + surname, null, "1990-04-12", "IDENTITY_CARD");
        assertThat(shown(second)).isTrue();
        assertThat(catchThrowableOfType(Problem.class, () -> requireCleared(second)))
                .isNotNull();
    }

    @Test
    void thePassportsSpellingIsComparedToo() {
        String surname = surname();
        String first =
                lodged("partner", register("partner", "Иван " + surname, "JOHN SMITHEREEN", "1991-01-01", "PASSPORT"));
        lodged("partner", register("partner", "Иван " + surname, null, "1991-01-02", "MILITARY_CARD"));
        assertThat(shown(first)).as("another birthday").isFalse();
        lodged(
                "partner",
                register(
                        "partner",
                        "иван " + surname.toLowerCase(java.util.Locale.ROOT),
                        "IVAN",
                        "1991-01-01",
                        "MILITARY_CARD"));
        assertThat(shown(first)).isTrue();
    }

    @Test
    void whoeverLodgedDoesNotClear() {
        String surname = surname();
        String claimant = register("caseworker", "Иван " + surname, null, "1990-04-12", "PASSPORT");
        register("partner", "Иван " + surname, null, "1990-04-12", "MILITARY_CARD");
        String claim = lodged("caseworker", claimant);
        Api.writing("caseworker")
                .post("/v1/claims/" + claim + "/same-person-clearance")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/same-person"));
        Api.writing("partner")
                .post("/v1/claims/" + claim + "/same-person-clearance")
                .then()
                .statusCode(403);
    }

    private void requireCleared(String claim) {
        SamePersonCheck check = new SamePersonCheck(sql, names, () -> SamePersonSettings.SameName.REFER, caller);
        QuarkusTransaction.requiringNew()
                .run(() -> check.requireCleared(claims.get(new ClaimId(UUID.fromString(claim)))));
    }

    private static boolean shown(String claim) {
        JsonPath answer = Api.get("caseworker", "/v1/claims/" + claim);
        return Boolean.TRUE.equals(answer.get("possibleSamePerson"));
    }

    private static String lodged(String user, String claimant) {
        return Api.post(
                        user,
                        "/v1/claims",
                        Map.of(
                                "claimantId",
                                claimant,
                                "programme",
                                "ukraine-lay-down-arms",
                                "payoutCurrency",
                                "EUR",
                                "facts",
                                Stories.soldier()),
                        201)
                .getString("id");
    }

    private static String register(String user, String name, String latin, String bornOn, String kind) {
        Map<String, Object> identity = new java.util.HashMap<>(Map.of(
                "name", name,
                "bornOn", bornOn,
                "document", Map.of("kind", kind, "issuedBy", "XX", "number", "N" + digits())));
        if (latin != null) {
            identity.put("latinName", latin);
        }
        return Api.post(
                        user,
                        "/v1/claimants",
                        Map.of("identity", identity, "payoutDestination", Map.of("iban", "DE89370400440532013000")),
                        201)
                .getString("id");
    }

    private static String digits() {
        return Long.toString(ThreadLocalRandom.current().nextLong(1_000_000_000_000L));
    }

    private static String surname() {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            name.append(LETTERS.charAt(ThreadLocalRandom.current().nextInt(LETTERS.length())));
        }
        return name.toString();
    }
}
