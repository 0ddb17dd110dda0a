package org.millioncarrots.platform.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.platform.sql.ForAllPartners;
import org.millioncarrots.testing.Accounts;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Stories;

/** A partner that has lost key and answer finds its case again, and what has changed since it looked. */
@QuarkusTest
@ForAllPartners
class FindableApiTest {
    private static final String PROGRAMME = "ukraine-lay-down-arms";

    @Inject
    Clock clock;

    @Inject
    EntityManager entityManager;

    @Test
    void whatIsRegisteredIsFoundByThePartnersOwnReference() {
        String reference = reference();
        String id = registered("partner", "P" + reference, reference);
        String other = registered("partner2", "Q" + reference, reference);

        assertThat(ids("partner", "/v1/claimants?reference=" + reference)).containsExactly(id);
        assertThat(ids("partner2", "/v1/claimants?reference=" + reference)).containsExactly(other);
        assertThat(ids("caseworker", "/v1/claimants?reference=" + reference)).containsExactlyInAnyOrder(id, other);
        assertThat(ids("partner", "/v1/claimants?reference=" + reference())).isEmpty();
        assertThat(ids("partner", "/v1/claims?reference=" + reference)).isEmpty();
        assertThat(Api.get("partner", "/v1/claimants/" + id).getString("partnerReference"))
                .isEqualTo(reference);
    }

    @Test
    void whoRepeatsWithoutTheFirstAnswerIsToldItsOwnId() {
        String reference = reference();
        String id = registered("partner", "P" + reference, reference);
        assertThat(refused(Api.post("partner", "/v1/claimants", claimant("P" + reference, null), 409)))
                .isEqualTo(id);
        assertThat(refused(Api.post("partner", "/v1/claimants", claimant("R" + reference, reference), 409)))
                .isEqualTo(id);

        String claim = lodged("partner", id, reference);
        assertThat(refused(Api.post("partner", "/v1/claims", claim(id, null), 409)))
                .isEqualTo(claim);
        String another = registered("partner", "S" + reference, null);
        assertThat(refused(Api.post("partner", "/v1/claims", claim(another, reference), 409)))
                .isEqualTo(claim);
    }

    /** Decision 45: whether somebody else has the person tells no answer. */
    @Test
    void whatAnotherPartnerHasIsNeverNamed() {
        String reference = reference();
        registered("partner", "P" + reference, reference);
        String own = registered("partner2", "P" + reference, reference);
        assertThat(refused(Api.post("partner2", "/v1/claimants", claimant("P" + reference, null), 409)))
                .isEqualTo(own);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Иванов", "two words", "a,b", "<x>"})
    void aReferenceIsNeutral(String wrong) {
        Api.writing("partner")
                .body(claimant("P" + reference(), wrong))
                .post("/v1/claimants")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("partnerReference"));
    }

    @Test
    void listsAreNarrowedByReferenceClaimantProgrammeAndState() {
        String reference = reference();
        String claimant = registered("partner", "P" + reference, null);
        String claim = lodged("partner", claimant, reference);
        String byReference = "?reference=" + reference;
        String byClaimant = "?claimant=" + claimant;
        assertThat(ids("partner", "/v1/claims" + byReference)).containsExactly(claim);
        assertThat(ids("partner", "/v1/claims" + byClaimant + "&state=LODGED&programme=" + PROGRAMME))
                .containsExactly(claim);
        assertThat(ids("partner", "/v1/claims" + byClaimant + "&state=DECIDED")).isEmpty();
        assertThat(ids("partner", "/v1/claims" + byClaimant + "&programme=none"))
                .isEmpty();
        assertThat(ids("partner2", "/v1/claims" + byClaimant)).isEmpty();
        assertThat(ids("partner", "/v1/awards" + byReference)).isEmpty();

        attested(claim);
        JsonPath read = Api.get("partner", "/v1/claims/" + claim);
        String award = read.getString("awardId");
        assertThat(read.getString("links.award")).isEqualTo("/v1/awards/" + award);
        assertThat(read.getString("links.explanation")).isEqualTo("/v1/claims/" + claim + "/explanation");
        assertThat(Api.get("partner", read.getString("links.award")).getString("claimId"))
                .isEqualTo(claim);
        assertThat(ids("partner", "/v1/awards" + byReference)).containsExactly(award);
        assertThat(ids("partner", "/v1/awards" + byClaimant + "&state=ACTIVE")).containsExactly(award);
        assertThat(ids("partner2", "/v1/awards" + byReference)).isEmpty();
        assertThat(ids("partner", "/v1/payouts" + byReference)).isEmpty();
        assertThat(ids("partner", "/v1/payouts" + byClaimant)).isEmpty();
    }

    @Test
    void whatHasChangedComesInTheOrderOfItsChanges() {
        String first = lodged("partner", registered("partner", "P" + reference(), null), reference());
        String second = lodged("partner", registered("partner", "P" + reference(), null), reference());
        Instant since = Instant.parse(Api.get("partner", "/v1/claims/" + second).getString("updatedAt"));
        String etag = Api.as("partner").get("/v1/claims/" + first).header("ETag");
        Api.post("caseworker", "/v1/claims/" + first + "/holds", Map.of("reason", "IDENTITY_DOUBT"), 201);
        assertThat(Api.as("partner").get("/v1/claims/" + first).header("ETag")).isNotEqualTo(etag);

        List<String> seen = new ArrayList<>();
        String cursor = "";
        Instant next = null;
        do {
            JsonPath page = Api.get("partner", "/v1/claims?limit=1&changedSince=" + since + cursor);
            seen.addAll(page.getList("items.id"));
            assertThat(page.getString("nextChangedSince"))
                    .isEqualTo(next == null ? page.getString("nextChangedSince") : next.toString());
            next = Instant.parse(page.getString("nextChangedSince"));
            cursor = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
        } while (cursor != null);
        assertThat(seen).containsSubsequence(second, first).startsWith(second);
        assertThat(ids("partner", "/v1/claimants?limit=500&changedSince=" + since))
                .isEmpty();
    }

    /** What is written first and committed last has an earlier time than what was shown before. */
    @Test
    void whatIsCommittedLateIsNotMissed() {
        String late = lodged("partner", registered("partner", "P" + reference(), null), null);
        Instant before = Instant.now();
        QuarkusTransaction.begin();
        entityManager
                .createNativeQuery("update claim set changed_at = :now, version = version + 1 where id = :id")
                .setParameter("now", Instant.now())
                .setParameter("id", UUID.fromString(late))
                .executeUpdate();
        lodged("partner", registered("partner", "P" + reference(), null), null);
        JsonPath meanwhile = Api.get("partner", "/v1/claims?limit=500&changedSince=" + before);
        assertThat(meanwhile.getList("items.id")).doesNotContain(late);
        QuarkusTransaction.commit();
        assertThat(Instant.parse(meanwhile.getString("nextChangedSince"))).isBefore(before);
        assertThat(ids("partner", "/v1/claims?limit=500&changedSince=" + before))
                .contains(late);
    }

    /** What a claimant or an award shows of what is kept elsewhere: whoever asks by change alone must not miss that nothing is paid. */
    @Test
    void aChangeOfAccountIsAChangeOfTheClaimant() {
        String claimant = registered("partner", "P" + reference(), null);
        String path = "/v1/claimants/" + claimant;
        for (String end : List.of("withdrawal", "rejection", "confirmation")) {
            String version = changes(path, "proposedDestination.state", "PROPOSED", () -> Api.writing("partner")
                            .header("If-Match", Api.as("partner").get(path).header("ETag"))
                            .body(Map.of("iban", Accounts.german()))
                            .put(path + "/payout-destination")
                            .then()
                            .statusCode(202))
                    .getString("proposedDestination.version");
            String ended = path + "/payout-destination-proposals/" + version + "/" + end;
            changes(
                    path,
                    "proposedDestination.state",
                    end.equals("confirmation") ? "CONFIRMED" : null,
                    () -> Api.post(end.equals("withdrawal") ? "partner" : "caseworker", ended, Map.of(), 201));
        }
    }

    @Test
    void eachSuspensionIsAChangeOfTheAward() {
        String claimant = registered("partner", "P" + reference(), null);
        String claim = lodged("partner", claimant, null);
        attested(claim);
        String path = "/v1/awards/" + Api.get("partner", "/v1/claims/" + claim).getString("awardId");
        LocalDate today = LocalDate.now(clock);
        String later = suspended(path, today.plusDays(20), "EVIDENCE_DOUBT", 1);
        String now = suspended(path, today, "COURT_ORDER", 2);
        String back = suspended(path, today.minusDays(20), "OWN_REQUEST", 3);
        changes(
                path,
                "suspendedFor[2].from",
                today.minusDays(20).toString(),
                () -> Api.post("approver", path + "/suspensions/" + back + "/confirmation", Map.of(), 201));
        lifted(path, later, 2);
        lifted(path, now, 1);
    }

    private static String suspended(String path, LocalDate from, String reason, int then) {
        AtomicReference<String> id = new AtomicReference<>();
        changes(
                path,
                "suspendedFor.size()",
                then,
                () -> id.set(Api.writing("caseworker")
                        .header("If-Match", Api.as("caseworker").get(path).header("ETag"))
                        .body(Map.of("from", from.toString(), "reason", reason))
                        .post(path + "/suspensions")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id")));
        return id.get();
    }

    private static void lifted(String path, String suspension, int then) {
        changes(path, "suspendedFor.size()", then, () -> Api.as("approver")
                .header("If-Match", Api.as("approver").get(path).header("ETag"))
                .delete(path + "/suspensions/" + suspension)
                .then()
                .statusCode(200));
    }

    /** What is read afterwards says when, and is in the list of what has changed since. */
    private static JsonPath changes(String path, String field, Object then, Runnable act) {
        Instant before = Instant.parse(Api.get("partner", path).getString("updatedAt"));
        act.run();
        JsonPath read = Api.get("partner", path);
        assertThat(read.<Object>get(field)).isEqualTo(then);
        Instant after = Instant.parse(read.getString("updatedAt"));
        assertThat(after).as(field + " of " + then).isAfter(before);
        String list = path.substring(0, path.lastIndexOf('/'));
        assertThat(ids("partner", list + "?limit=500&changedSince=" + after))
                .contains(path.substring(path.lastIndexOf('/') + 1));
        return read;
    }

    @Test
    void whoIsErasedIsNamedNoMore() {
        String reference = reference();
        String claimant = registered("partner", "P" + reference, reference);
        String claim = lodged("partner", claimant, reference);
        Api.post("partner", "/v1/claims/" + claim + "/withdrawal", Map.of("reason", "CLAIMANT_REQUEST"), 201);
        String erasures = "/v1/claimants/" + claimant + "/erasures";
        String erasure = Api.post("caseworker", erasures, Map.of("reason", "RETENTION_OVER"), 201)
                .getString("id");
        Api.post("approver", erasures + "/" + erasure + "/approval", Map.of(), 201);
        assertThat(ids("partner", "/v1/claimants?reference=" + reference)).isEmpty();
        assertThat(ids("partner", "/v1/claims?reference=" + reference)).isEmpty();
        assertThat(Api.get("partner", "/v1/claims/" + claim).getString("partnerReference"))
                .isNull();
        assertThat(Api.get("partner", "/v1/claimants/" + claimant).getString("partnerReference"))
                .isNull();
    }

    private static void attested(String claim) {
        Api.post("caseworker", "/v1/claims/" + claim + "/decision", Map.of("outcome", "ELIGIBLE"), 201);
        Api.post("approver", "/v1/claims/" + claim + "/attestation", Map.of("confirmed", true), 201);
    }

    private static String refused(JsonPath problem) {
        assertThat(problem.getString("type")).isEqualTo("/problems/already-exists");
        return problem.getString("existingId");
    }

    private static List<String> ids(String user, String path) {
        return Api.get(user, path).getList("items.id");
    }

    private static String registered(String user, String document, String reference) {
        return Api.post(user, "/v1/claimants", claimant(document, reference), 201)
                .getString("id");
    }

    private static Map<String, Object> claimant(String document, String reference) {
        return with(
                reference,
                Map.of(
                        "identity",
                        Map.of(
                                "name", "Пётр Образцов",
                                "bornOn", "1990-04-12",
                                "document", Map.of("kind", "PASSPORT", "issuedBy", "XX", "number", document)),
                        "payoutDestination",
                        Map.of("iban", Accounts.german())));
    }

    private static String lodged(String user, String claimant, String reference) {
        return Api.post(user, "/v1/claims", claim(claimant, reference), 201).getString("id");
    }

    private static Map<String, Object> claim(String claimant, String reference) {
        return with(
                reference,
                Map.of(
                        "claimantId",
                        claimant,
                        "programme",
                        PROGRAMME,
                        "payoutCurrency",
                        "EUR",
                        "facts",
                        Stories.soldier()));
    }

    private static Map<String, Object> with(String reference, Map<String, Object> request) {
        Map<String, Object> all = new HashMap<>(request);
        if (reference != null) {
            all.put("partnerReference", reference);
        }
        return all;
    }

    private static String reference() {
        return UUID.randomUUID().toString();
    }
}
