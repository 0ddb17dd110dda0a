package org.millioncarrots.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.sql.Sql;
import org.millioncarrots.testing.Accounts;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Approvals;
import org.millioncarrots.testing.MannWhitney;
import org.millioncarrots.testing.Payee;
import org.millioncarrots.testing.Protection;
import org.millioncarrots.testing.Stories;

/**
 * Somebody stands beside a claimant, or beside a partner's clerk, or reads lists at the finance office, and must not learn that the
 * claimant has asked for help. Payments wait all the same.
 */
@QuarkusTest
class CoercedApiTest {
    private static final List<String> OTHERS = List.of(
            "partner", "partner2", "caseworker", "approver", "finance", "policy", "auditor", "operator", "bank");

    /** They tell of time that passes or of acts that follow one another, whoever they are about. */
    private static final Set<String> MOVING = Set.of(
            "listMeasurements",
            "listAudit",
            "getAuditVerification",
            "listRateFeeds",
            "listExports",
            "readIdentity",
            "readContacts");

    @Inject
    Sql sql;

    @Test
    void everyAnswerThatOthersCanReadIsTheSameByteForByte() throws Exception {
        Payee payee = Payee.due(Payee.programme("KYD"), "KYD");
        Protection.agreed(payee.claimant());
        String batch = Payee.collected("KYD", 1);
        Response fine = Protection.checkIn("partner", payee.claimant(), Protection.WORD);
        Map<String, String> before = answers(payee, batch);
        Response coerced = Protection.checkIn("partner", payee.claimant(), Protection.OTHER_WORD);
        Map<String, String> after = answers(payee, batch);

        assertThat(Protection.signal(payee.claimant())).isNotNull();
        assertThat(before).hasSizeGreaterThan(300);
        assertThat(before.values().stream().filter(answer -> answer.startsWith("200")))
                .as("what is compared are answers, not refusals only")
                .hasSizeGreaterThan(80);
        assertThat(before.entrySet().stream()
                        .filter(asked -> !asked.getValue().equals(after.get(asked.getKey())))
                        .map(asked -> asked + " -> " + after.get(asked.getKey())))
                .isEmpty();
        assertThat(lasting(coerced)).isEqualTo(lasting(fine));
        assertThat(actions(payee.claimant()))
                .containsOnlyOnce("WORDS_AGREED")
                .endsWith("CHECK_IN_RECORDED", "CHECK_IN_RECORDED");
        Api.as("finance").delete(batch).then().statusCode(200);
    }

    @Test
    void whatIsDueStaysDueAndNobodyIsToldWhy() throws InterruptedException {
        Payee payee = Payee.due(Payee.programme("SBD"), "SBD");
        Protection.agreed(payee.claimant());
        Protection.coerced(payee.claimant());
        Payee.nothingToCollect("SBD");
        assertThat(payee.state()).isEqualTo("DUE");
        assertThat(Api.get("partner", "/v1/claimants/" + payee.claimant() + "/schedule")
                        .getString("instalments[0].standing"))
                .isEqualTo("DUE");

        Protection.checkIn("partner", payee.claimant(), Protection.WORD).then().statusCode(201);
        Payee.nothingToCollect("SBD");
        Protection.ended(payee.claimant(), "AS_IT_IS");
        Payee.delivered(approved(Payee.collected("SBD", 1)));
        assertThat(payee.state()).isEqualTo("SENT");
    }

    @Test
    void aPaymentThatIsOnItsWayIsStoppedForAReasonThatSaysNothing() throws InterruptedException {
        String programme = Payee.programme("MZN");
        Payee payee = Payee.due(programme, "MZN");
        Payee other = Payee.due(programme, "MZN");
        Protection.agreed(payee.claimant());
        String collected = Payee.collected("MZN", 2);
        Protection.coerced(payee.claimant());
        Response left = Approvals.approve("finance2", collected);
        assertThat(left.statusCode()).isEqualTo(201);
        tellsNothing(left);
        Payee.delivered(collected);
        assertThat(List.of(payee.state(), other.state())).containsExactly("DUE", "SENT");

        Protection.ended(payee.claimant(), "AS_IT_IS");
        String approved = approved(Payee.collected("MZN", 1));
        Protection.coerced(payee.claimant());
        Response file = Api.as("finance").get(approved + "/file");
        file.then().statusCode(409).body("reason", equalTo("PAYMENT_STOPPED_SINCE"));
        tellsNothing(file);
        Api.as("finance").delete(approved).then().statusCode(200);
        assertThat(payee.state()).isEqualTo("DUE");
    }

    private static void tellsNothing(Response answer) {
        assertThat(answer.asString())
                .contains("UNDER_CHECK")
                .doesNotContainIgnoringCase("duress", "coer", "signal", "word");
    }

    /** Where the claimant is paid looks changed, and the money goes where it went before. */
    @Test
    void anAccountThatWasChangedMeanwhileIsNotPaid() throws InterruptedException {
        Payee payee = Payee.due(Payee.programme("BND"), "BND");
        String before = masked(payee.claimant());
        Protection.agreed(payee.claimant());
        Protection.coerced(payee.claimant());
        Accounts.changed("partner", payee.claimant());
        assertThat(masked(payee.claimant())).isNotEqualTo(before);
        Payee.nothingToCollect("BND");
        assertThat(Api.get("duty", "/v1/duress-signals?limit=500")
                        .getBoolean("items.find { it.claimantId == '" + payee.claimant() + "' }.accountChanged"))
                .isTrue();
        Accounts.proposed("partner", payee.claimant());

        Protection.ended(payee.claimant(), "AS_AT_SIGNAL");
        assertThat(masked(payee.claimant())).isEqualTo(before);
        String file = Payee.delivered(approved(Payee.collected("BND", 1)));
        assertThat(file).contains("DE").doesNotContain("HABALT22");
    }

    @Test
    void nothingIsDisclosedButToDutyOfficersAndTheRefusalIsAnOrdinaryOne() throws InterruptedException {
        String claimant = Payee.due(Payee.programme("SZL"), "SZL").claimant();
        String usedUp = approvedDisclosure(claimant, "caseworker", "auditor");
        Api.as("caseworker").get(usedUp + "/identity").then().statusCode(200);
        Response ordinary = Api.as("caseworker").get(usedUp + "/identity");
        String asked = approvedDisclosure(claimant, "caseworker", "auditor");

        Api.post("partner", "/v1/claimants/" + claimant + "/contacts", Map.of("channel", "NONE"), 201);
        Protection.agreed(claimant);
        Protection.coerced(claimant);
        Response refused = Api.as("caseworker").get(asked + "/identity");
        assertThat(refused.statusCode()).isEqualTo(410);
        assertThat(lasting(refused)).isEqualTo(lasting(ordinary));
        Api.as("caseworker").get(asked + "/identity").then().statusCode(410);
        assertThat(Api.get("caseworker", "/v1/claimants/" + claimant + "/disclosures")
                        .getList("state"))
                .containsExactly("READ", "READ");
        assertThat(actions(claimant)).containsOnlyOnce("IDENTITY_DISCLOSED");

        String own = approvedDisclosure(claimant, "duty", "duty2");
        Api.as("duty").get(own + "/contacts").then().statusCode(200).body("[0].contact.channel", equalTo("NONE"));
        assertThat(Api.get("caseworker", "/v1/claimants/" + claimant + "/disclosures")
                        .getList("id"))
                .hasSize(2);
        Api.writing("approver").post(own + "/approval").then().statusCode(404);
    }

    @Test
    void oneDutyOfficerEndsNothingAndNeitherDoesOneWhoHasNotAsked() throws InterruptedException {
        Payee payee = Payee.due(Payee.programme("LSL"), "LSL");
        Protection.agreed(payee.claimant());
        Protection.coerced(payee.claimant());
        String end = Protection.signal(payee.claimant()) + "/end";
        Map<String, Object> spoken = Map.of("contactedAt", Instant.now().toString());
        Map<String, Object> proposal = Map.of("contactedAt", Instant.now().toString(), "account", "AS_IT_IS");

        Api.post("duty2", end + "/approval", spoken, 409);
        Api.post("duty", end, Map.of("account", "AS_IT_IS"), 400);
        Api.post("duty", end, Map.of("contactedAt", "2022-01-01T00:00:00Z", "account", "AS_IT_IS"), 400);
        Api.post("duty", end, proposal, 201);
        Api.post("duty", end + "/approval", spoken, 403);
        Api.post("duty2", end + "/approval", Map.of(), 400);
        Payee.nothingToCollect("LSL");
        Api.post("duty2", end + "/approval", spoken, 201);
        Api.post("duty2", end + "/approval", spoken, 409);
        Payee.collected("LSL", 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "partner",
                "partner2",
                "caseworker",
                "approver",
                "finance",
                "policy",
                "auditor",
                "operator",
                "bank"
            })
    void nobodyElseMayAsk(String user) {
        Api.as(user).get("/v1/duress-signals").then().statusCode(403);
        for (String end : List.of("/end", "/end/approval")) {
            Api.writing(user)
                    .body(Map.of("account", "AS_IT_IS"))
                    .post("/v1/duress-signals/" + UUID.randomUUID() + end)
                    .then()
                    .statusCode(403);
        }
    }

    /** Whoever has got hold of a partner's statements at the database still sees no row. */
    @Test
    void aPartnersTransactionWritesSignalsAndReadsNone() {
        String claimant = claimant();
        Protection.coerced(claimant);
        assertThat(seenAs("*", claimant)).isOne();
        assertThat(seenAs("ministry-of-defence", claimant)).isZero();
    }

    /** A clerk stops payments of others: not of another partner's, and what is done to one's own is counted and seen. */
    @Test
    void aClerkWhoAbusesItReachesOwnClaimantsOnlyAndIsCounted() {
        String claimant = claimant();
        String unknown = UUID.randomUUID().toString();
        assertThat(lasting(Protection.checkIn("partner2", claimant, Protection.OTHER_WORD)))
                .isEqualTo(lasting(Protection.checkIn("partner2", unknown, Protection.OTHER_WORD)))
                .startsWith("404");
        assertThat(Protection.signal(claimant)).isNull();
        Protection.coerced(claimant);
        String second = claimant();
        Protection.coerced(second);
        JsonPath signals = Api.get("duty", "/v1/duress-signals?limit=500");
        assertThat(signals.getLong("items.find { it.claimantId == '" + second + "' }.ofRecorderIn30Days"))
                .isGreaterThanOrEqualTo(2);
        assertThat(signals.getString("items.find { it.claimantId == '" + second + "' }.recordedBy"))
                .isEqualTo("partner");
    }

    /** The answers are the same for words that nobody has agreed on: words cannot be tried out. */
    @Test
    void wordsCannotBeTriedOutAndNewOnesSilenceNobody() {
        String claimant = claimant();
        String all = lasting(Protection.checkIn("partner", claimant, Protection.WORD));
        assertThat(lasting(Protection.checkIn("partner", claimant, "yellow door")))
                .isEqualTo(all);
        JsonPath unknown = Api.get("duty", "/v1/duress-signals?limit=500");
        assertThat(unknown.getString("items.find { it.claimantId == '" + claimant + "' }.kind"))
                .isEqualTo("UNKNOWN_WORD");
        Api.post(
                "partner",
                Protection.words(claimant),
                Map.of("word", Protection.OTHER_WORD, "otherWord", Protection.WORD),
                201);
        Protection.coerced(claimant);
        assertThat(Api.get("duty", "/v1/duress-signals?limit=500")
                        .getList("items.findAll { it.claimantId == '" + claimant + "' }.kind"))
                .containsExactlyInAnyOrder("UNKNOWN_WORD", "OTHER_WORD");
    }

    /** Whoever measures how long the answer takes learns nothing: the same is read and written for every word. */
    @Test
    void noWordTakesLongerThanAnother() {
        String claimant = claimant();
        List<String> words = new ArrayList<>(List.of(Protection.WORD, Protection.OTHER_WORD, "yellow door"));
        Map<String, List<Long>> taken = new TreeMap<>();
        Random random = new Random(20260102);
        for (int i = 0; i < 60; i++) {
            Collections.shuffle(words, random);
            for (String word : words) {
                long begun = System.nanoTime();
                Protection.checkIn("partner", claimant, word).then().statusCode(201);
                taken.computeIfAbsent(word, first -> new ArrayList<>()).add(System.nanoTime() - begun);
            }
        }
        for (String word : words) {
            // By chance once in two million times; whatever slows the machine slows all words.
            assertThat(Math.abs(MannWhitney.z(taken.get(Protection.WORD), taken.get(word))))
                    .isLessThan(5);
        }
    }

    /** A key that is sent again with another word is refused, as with any other body; no word is taken for one that was said. */
    @Test
    void aWordIsNotLostBehindAnotherRequestsKey() {
        String claimant = claimant();
        String key = UUID.randomUUID().toString();
        String path = "/v1/claimants/" + claimant + "/check-ins";
        Api.as("partner")
                .header("Idempotency-Key", key)
                .body(Map.of("word", Protection.WORD))
                .post(path)
                .then()
                .statusCode(201);
        Api.as("partner")
                .header("Idempotency-Key", key)
                .body(Map.of("word", Protection.OTHER_WORD))
                .post(path)
                .then()
                .statusCode(422);
    }

    @Test
    void staffReportsWithoutAWordAndOnlyDutyOfficersPlaceRoutineChecks() {
        String claimant = claimant();
        report("partner", claimant, "REPORTED").then().statusCode(403);
        report("finance", claimant, "REPORTED").then().statusCode(403);
        report("caseworker", claimant, "ROUTINE").then().statusCode(400);
        report("caseworker", claimant, "OTHER_WORD").then().statusCode(400);
        report("caseworker", claimant, "REPORTED").then().statusCode(201);
        assertThat(actions(claimant)).endsWith("CHECK_IN_RECORDED");
        String routine = claimant();
        report("duty", routine, "ROUTINE").then().statusCode(201);
        String end = Protection.signal(routine) + "/end";
        Api.post("duty", end, Map.of("account", "AS_IT_IS"), 201);
        Api.post("duty2", end + "/approval", Map.of(), 201);
        assertThat(Protection.signal(routine)).isNull();
    }

    private static Response report(String user, String claimant, String kind) {
        return Api.writing(user)
                .body(Map.of("claimantId", claimant, "kind", kind))
                .post("/v1/duress-signals");
    }

    /** Status, headers that tell, and body of every GET of the contract that can be asked about the payee, as everybody else. */
    private Map<String, String> answers(Payee payee, String batch) throws IOException {
        Map<String, String> ids = Map.of(
                "claimants", payee.claimant(),
                "claims", payee.claim(),
                "awards", payee.award(),
                "payouts", payee.payout(),
                "payout-batches", batch.substring(batch.lastIndexOf('/') + 1));
        Map<String, String> answers = new TreeMap<>();
        for (String path : readable()) {
            String resource = path.split("/")[2];
            String url = path.replace("{id}", ids.getOrDefault(resource, payee.claimant()))
                    .replaceAll("\\{[^}]*}", "1");
            for (String user : OTHERS) {
                Response answer = Api.as(user).get(url);
                answers.put(
                        user + " " + url,
                        answer.statusCode() + " " + answer.header("ETag") + " " + answer.contentType() + " "
                                + lasting(answer));
            }
        }
        return answers;
    }

    private static List<String> readable() throws IOException {
        JsonNode paths = new YAMLMapper()
                .readTree(Path.of("openapi", "openapi.yaml").toFile())
                .path("paths");
        List<String> readable = new ArrayList<>();
        paths.properties().forEach(path -> {
            String operation = path.getValue().at("/get/operationId").asText("");
            if (!operation.isEmpty()
                    && !MOVING.contains(operation)
                    && !path.getKey().startsWith("/v1/audit")) {
                readable.add(path.getKey());
            }
        });
        return readable;
    }

    /** What of an answer is the same when the question is asked again. */
    private static String lasting(Response answer) {
        return answer.statusCode() + " "
                + answer.asString()
                        .replaceAll("\"instance\":\"urn:uuid:[0-9a-f-]+\"", "")
                        .replaceAll("\"(recordedAt|asOf)\":\"[0-9-]+T[0-9:.]+Z\"", "")
                        .replaceAll("exported by \\w+ at [0-9-]+T[0-9:.]+Z", "")
                        // The mark of the file, another one each time.
                        .replaceAll("(?m),([0-9A-Z]{4}-){3}[0-9A-Z]{4}$", "");
    }

    private static List<String> actions(String subject) {
        return Api.get("auditor", "/v1/audit?limit=500&subject=" + subject).getList("items.action");
    }

    private static String masked(String claimant) {
        return Api.get("partner", "/v1/claimants/" + claimant).getString("payoutDestination");
    }

    private static String approved(String batch) {
        Approvals.approve("finance2", batch).then().statusCode(201);
        return batch;
    }

    private static String approvedDisclosure(String claimant, String proposer, String approver) {
        String path = "/v1/claimants/" + claimant + "/disclosures";
        String id = Api.post(proposer, path, Map.of("purpose", "PROTECTION", "reference", "CASE-2026-17"), 201)
                .getString("id");
        Api.post(approver, path + "/" + id + "/approval", Map.of(), 201);
        return path + "/" + id;
    }

    private static String claimant() {
        String claimant = Stories.registered("partner", false, 0).getString("id");
        Protection.agreed(claimant);
        return claimant;
    }

    private long seenAs(String partner, String claimant) {
        return QuarkusTransaction.requiringNew().call(() -> {
            sql.of("select begin_work(:partner)").with("partner", partner).exists();
            return sql.of("select count(*) from check_in where bucket = :bucket and claimant_id = :claimant")
                    .with("bucket", Ids.bucketOf(UUID.fromString(claimant)))
                    .with("claimant", UUID.fromString(claimant))
                    .number();
        });
    }
}
