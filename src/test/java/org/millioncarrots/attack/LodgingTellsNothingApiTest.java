package org.millioncarrots.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Header;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Accounts;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.MannWhitney;
import org.millioncarrots.testing.Stories;

/**
 * A partner, or whoever has stolen its credentials, wants to know whether a vehicle's crew has gone over, whether a man has
 * registered elsewhere, or to take a place before the one whose it is.
 */
@QuarkusTest
class LodgingTellsNothingApiTest {
    /** The body is compared as it was before it was packed. */
    private static final Set<String> OF_EACH_ANSWER =
            Set.of("date", "location", "ratelimit", "content-length", "traceparent");

    private static final int WARM_UP = 40;
    private static final int PAIRS = 200;

    /** By chance once in two million times; an answer without the work behind it is at 17. */
    private static final double BY_CHANCE = 5;

    @Test
    void aGuessedSerialNumberIsAnsweredAlikeWhetherOrNotSomebodyHasIt() {
        String known = serial();
        String lodged = claim(lodge("partner2", person("partner2"), tank(known)));
        assertThat(answer(lodge("partner", UUID.randomUUID().toString(), tank(known))))
                .as("with an invented claimant")
                .isEqualTo(answer(lodge("partner", UUID.randomUUID().toString(), tank(serial()))))
                .contains("404", "no such claimant");
        Response guessed = lodge("partner", person("partner"), tank(known));
        assertThat(answer(guessed))
                .isEqualTo(answer(lodge("partner", person("partner"), tank(serial()))))
                .contains("201")
                .doesNotContain(lodged);
        for (String path : List.of("/v1/claims/" + claim(guessed), "/v1/claims?limit=500")) {
            assertThat(Api.as("partner").get(path).asString()).doesNotContain("rivals", lodged);
        }
    }

    @Test
    void aDocumentIsAnsweredAlikeWhetherOrNotAnotherPartnerHasRegisteredIt() {
        String number = document();
        String lodged = claim(lodge("partner2", registered("partner2", number).path("id")));
        Response known = registered("partner", number);
        assertThat(answer(known)).isEqualTo(answer(registered("partner", document())));
        Response second = lodge("partner", known.path("id"));
        assertThat(answer(second))
                .isEqualTo(answer(
                        lodge("partner", registered("partner", document()).path("id"))))
                .contains("201")
                .doesNotContain(lodged);
    }

    /** Whoever has seen the code of another member's seat learns nothing of it, and does not take the seat by coming first. */
    @Test
    void aJoinCodeIsAnsweredAlikeWhetherOrNotItWasUsed() {
        Map<String, Object> piece = new HashMap<>(tank(serial()));
        piece.put("parts", List.of(1, 1, 1));
        JsonPath first = lodge("partner2", person("partner2"), piece).jsonPath();
        Map<String, Object> used = Map.of("joinCode", first.getString("crew.joinCodes[0].joinCode"));
        Map<String, Object> unused = Map.of("joinCode", first.getString("crew.joinCodes[1].joinCode"));
        String member = claim(lodge("partner2", person("partner2"), used));
        Response thief = lodge("partner", person("partner"), used);
        assertThat(answer(thief).replace("\"seat\":1", "\"seat\":2"))
                .isEqualTo(answer(lodge("partner", person("partner"), unused)))
                .contains("201");

        JsonPath seen = Api.get("caseworker", "/v1/claims/" + claim(thief));
        assertThat(seen.getString("rivals[0].kind")).isEqualTo("EQUIPMENT");
        assertThat(seen.getList("rivals.claimId")).containsExactly(member);
        ruled(member, claim(thief));
        String award = granted(member);
        assertThat(Api.get("caseworker", "/v1/awards/" + award).getString("money[0].promised.amount"))
                .isEqualTo("33333.33");
        decided(claim(thief), 201);
        assertThat(attest(claim(thief), 409).getString("reason")).isEqualTo("EQUIPMENT_AWARDED");
    }

    @Test
    void whoeverLodgedFirstDoesNotKeepTheRightfulOneOut() {
        String serial = serial();
        String thief = claim(lodge("partner2", person("partner2"), tank(serial)));
        decided(thief, 201);
        String owner = claim(lodge("partner", person("partner"), tank(serial)));
        assertThat(attest(thief, 409).getString("reason"))
                .as("decided before the owner came")
                .isEqualTo("RIVAL_CLAIM");
        assertThat(decided(owner, 422).getString("violations[0].message")).contains(thief);

        Api.post("partner", "/v1/claims/" + owner + "/rival-ruling", Map.of("rivals", List.of(thief)), 403);
        String ruling = "/v1/claims/" + owner + "/rival-ruling";
        Api.post("caseworker2", ruling, Map.of("rivals", List.of(UUID.randomUUID())), 409);
        Api.post("caseworker2", ruling, Map.of("rivals", List.of(thief)), 201);
        Api.post("caseworker2", ruling, Map.of("rivals", List.of(thief)), 403);
        decided(owner, 422);
        Api.post("approver2", ruling, Map.of("rivals", List.of(thief)), 201);
        Api.post("approver2", ruling, Map.of("rivals", List.of(thief)), 409);
        Api.writing("caseworker2")
                .body(Map.of("outcome", "ELIGIBLE"))
                .post("/v1/claims/" + owner + "/decision")
                .then()
                .statusCode(403);
        granted(owner);

        assertThat(attest(thief, 409).getString("reason")).isEqualTo("EQUIPMENT_AWARDED");
        Api.post("approver", "/v1/claims/" + thief + "/refusal", Map.of("reason", "EQUIPMENT_AWARDED"), 201);
        assertThat(Api.get("partner2", "/v1/claims/" + thief).getString("ending.reason"))
                .isEqualTo("REFUSED");
    }

    /** The tariff is public; what is below it would tell that another partner's award came before. */
    @Test
    void whatAnotherPartnersAwardsLeaveUnderTheCapIsToldToStaffOnly() {
        String number = document();
        String elsewhere = registered("partner2", number).path("id");
        String known = registered("partner", number).path("id");
        granted(claim(lodge("partner2", elsewhere, piece("COMBAT_HELICOPTER"))));
        String cut = claim(lodge("partner", known, piece("COMBAT_AIRCRAFT")));
        String whole = claim(lodge("partner", person("partner"), piece("COMBAT_AIRCRAFT")));
        String cutAward = granted(cut);
        String wholeAward = granted(whole);

        JsonPath staff = Api.get("caseworker", "/v1/claims/" + cut + "/explanation");
        assertThat(staff.getString("cuts[0].granted.amount")).isEqualTo("500000.00");
        assertThat(staff.getString("award.money[0].promised.amount")).isEqualTo("500000.00");
        assertThat((Object) staff.get("award.amountsWithheld")).isNull();
        for (String path : List.of("/v1/claims/%s/explanation", "/v1/awards/%s", "/v1/awards/%s/instalments")) {
            boolean ofClaim = path.contains("claims");
            Response mine = Api.as("partner").get(path.formatted(ofClaim ? cut : cutAward));
            assertThat(answer(mine))
                    .isEqualTo(answer(Api.as("partner").get(path.formatted(ofClaim ? whole : wholeAward))))
                    .doesNotContain("\"amount\"");
        }
        assertThat(Api.get("partner", "/v1/awards/" + cutAward).getBoolean("amountsWithheld"))
                .isTrue();
        JsonPath schedule = Api.get("partner", "/v1/claimants/" + known + "/schedule");
        assertThat(schedule.getList("instalments")).hasSize(1);
        assertThat((Object) schedule.get("instalments[0].amount")).isNull();
        assertThat(schedule.getList("totals")).isEmpty();
        assertThat(Api.get("finance", "/v1/claimants/" + known + "/schedule").getList("totals"))
                .hasSize(1);
    }

    @Test
    void theTimeItTakesToLodgeTellsNothing() {
        List<String> claimants = List.of(person("partner"), person("partner"), person("partner"), person("partner"));
        List<String> known = new ArrayList<>();
        String other = person("partner2");
        for (int i = 0; i < WARM_UP + PAIRS; i++) {
            known.add(serial());
            claim(lodge("partner2", other, tank(known.getLast())));
        }
        alike(
                i -> lodge("partner", claimants.get(i % claimants.size()), tank(known.get(i))),
                i -> lodge("partner", claimants.get(i % claimants.size()), tank(serial())));
    }

    @Test
    void norDoesTheTimeItTakesToRegister() {
        List<String> known = new ArrayList<>();
        for (int i = 0; i < WARM_UP + PAIRS; i++) {
            known.add(document());
            registered("partner2", known.getLast());
        }
        alike(i -> registered("partner", known.get(i)), i -> registered("partner", document()));
    }

    private interface Probe {
        Response send(int number);
    }

    /** In pairs, whose first is by chance the one or the other: whatever else slows the machine slows both. */
    private static void alike(Probe known, Probe unknown) {
        Random random = new Random(20260101);
        List<Long> ofKnown = new ArrayList<>();
        List<Long> ofUnknown = new ArrayList<>();
        for (int i = 0; i < WARM_UP + PAIRS; i++) {
            int number = i;
            boolean knownFirst = random.nextBoolean();
            long one = nanos(() -> (knownFirst ? known : unknown).send(number));
            long other = nanos(() -> (knownFirst ? unknown : known).send(number));
            if (i >= WARM_UP) {
                ofKnown.add(knownFirst ? one : other);
                ofUnknown.add(knownFirst ? other : one);
            }
        }
        assertThat(Math.abs(MannWhitney.z(ofKnown, ofUnknown)))
                .as("deviations between the times of known and unknown ones")
                .isLessThan(BY_CHANCE);
    }

    private static long nanos(Supplier<Response> request) {
        long begun = System.nanoTime();
        assertThat(request.get().statusCode()).isEqualTo(201);
        return System.nanoTime() - begun;
    }

    /** Status, headers and body without what is new in each answer: ids, moments, pseudonyms, masked accounts. */
    private static String answer(Response response) {
        String headers = response.headers().asList().stream()
                .filter(header -> !OF_EACH_ANSWER.contains(header.getName().toLowerCase(Locale.ROOT)))
                .map(Header::toString)
                .collect(Collectors.joining("\n"));
        return (response.statusCode() + "\n" + headers + "\n" + response.asString())
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "<id>")
                .replaceAll("\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z", "<moment>")
                .replaceAll("[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}", "<pseudonym>")
                .replaceAll("DE…[0-9]{4}", "<account>")
                // Of the answer, ids included.
                .replaceAll("(ETag=\"\\d+)-[0-9a-f]{16}\"", "$1-<hash>\"");
    }

    private static JsonPath decided(String claim, int status) {
        return Api.post("caseworker", "/v1/claims/" + claim + "/decision", Map.of("outcome", "ELIGIBLE"), status);
    }

    private static JsonPath attest(String claim, int status) {
        return Api.post("approver", "/v1/claims/" + claim + "/attestation", Map.of("confirmed", true), status);
    }

    private static String granted(String claim) {
        decided(claim, 201);
        return attest(claim, 201).getString("award.id");
    }

    private static void ruled(String claim, String rival) {
        for (String person : List.of("caseworker2", "approver2")) {
            Api.post(person, "/v1/claims/" + claim + "/rival-ruling", Map.of("rivals", List.of(rival)), 201);
        }
    }

    private static String claim(Response lodged) {
        assertThat(lodged.statusCode()).isEqualTo(201);
        return lodged.path("id");
    }

    private static Response lodge(String partner, String claimant, Map<String, Object> equipment) {
        Map<String, Object> facts = new HashMap<>(Stories.soldier());
        facts.put("act", "EQUIPMENT_HANDOVER");
        facts.put("actOn", "2022-04-04");
        return Api.writing(partner)
                .body(Map.of(
                        "claimantId",
                        claimant,
                        "programme",
                        "equipment-handover",
                        "payoutCurrency",
                        "EUR",
                        "facts",
                        facts,
                        "equipment",
                        equipment))
                .post("/v1/claims");
    }

    private static Response lodge(String partner, String claimant) {
        return Api.writing(partner)
                .body(Map.of(
                        "claimantId",
                        claimant,
                        "programme",
                        "ukraine-lay-down-arms",
                        "payoutCurrency",
                        "EUR",
                        "facts",
                        Stories.soldier()))
                .post("/v1/claims");
    }

    private static Map<String, Object> piece(String type) {
        return Map.of("type", type, "usability", "USABLE", "serialNumber", serial());
    }

    private static Map<String, Object> tank(String serial) {
        return Map.of("type", "TANK", "usability", "USABLE", "serialNumber", serial);
    }

    private static String serial() {
        return "N " + UUID.randomUUID();
    }

    private static String document() {
        return "D" + ThreadLocalRandom.current().nextLong(1_000_000_000_000L, 10_000_000_000_000L);
    }

    private static String person(String partner) {
        return registered(partner, document()).path("id");
    }

    private static Response registered(String partner, String number) {
        Response response = Api.writing(partner)
                .body(Map.of(
                        "identity",
                        Map.of(
                                "name",
                                "Пётр Образцов",
                                "bornOn",
                                "1990-04-12",
                                "document",
                                Map.of("kind", "PASSPORT", "issuedBy", "XX", "number", number)),
                        "payoutDestination",
                        Map.of(
                                "iban",
                                Accounts.german(),
                                "bic",
                                "COBADEFF",
                                "address",
                                Map.of("townName", "Vilnius", "country", "LT"))))
                .post("/v1/claimants");
        assertThat(response.statusCode()).isEqualTo(201);
        return response;
    }
}
