package org.millioncarrots.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Accounts;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Approvals;
import org.millioncarrots.testing.Payee;
import org.millioncarrots.testing.QueueStories;
import org.millioncarrots.testing.Stories;
import org.millioncarrots.testing.TestProgrammes;

/** One person wants two bounties, or one account the bounties of many. */
@QuarkusTest
class SamePersonTwiceApiTest {
    private static final String PROGRAMME = "ukraine-lay-down-arms";

    /** The same passport through two partners, in as many scripts as there are. */
    @Test
    void oneDocumentIsOneAwardHoweverItIsTyped() {
        String digits = Long.toString(ThreadLocalRandom.current().nextLong(100_000_000L, 1_000_000_000L));
        List<Integer> answers = new ArrayList<>();
        for (String typed : List.of("MP%s", "МР%s", "ＭＰ%s", "M P-%s", "ΜΡ%s")) {
            for (String partner : List.of("partner", "partner2")) {
                var registered = Api.writing(partner)
                        .body(registration("PASSPORT", typed.formatted(digits), Accounts.german()))
                        .post("/v1/claimants");
                if (registered.statusCode() == 201) {
                    answers.add(attested(partner, registered.jsonPath().getString("id")));
                }
            }
        }
        assertThat(answers.stream().filter(status -> status == 201)).hasSize(1);
    }

    /** A passport and a military card: nothing but name and birthday say so, to staff and to nobody else. */
    @Test
    void twoDocumentsOfOneNameAreShownToACaseworkerAndNotToThePartner() {
        String name = "Образец Повторный " + letters();
        String first = claimed("partner", registered("partner", name, "PASSPORT"));
        String second = claimed("partner2", registered("partner2", name, "MILITARY_CARD"));
        for (String claim : List.of(first, second)) {
            assertThat(Api.get("caseworker", "/v1/claims/" + claim).getBoolean("possibleSamePerson"))
                    .isTrue();
        }
        assertThat((Object) Api.get("partner", "/v1/claims/" + first).get("possibleSamePerson"))
                .isNull();
        String clearance = "/v1/claims/" + second + "/same-person-clearance";
        Api.post("approver", clearance, Map.of(), 201);
        Api.post("approver", clearance, Map.of(), 403);
        assertThat(Api.get("caseworker", "/v1/claims/" + second).getBoolean("possibleSamePerson"))
                .as("one person clears nobody")
                .isTrue();
    }

    /** Four invented claimants, one real account: nothing goes there until a person has looked, who does not let it go too. */
    @Test
    void theAccountOfManyIsPaidNothing() throws InterruptedException {
        String currency = "NPR";
        String programme = Payee.programme(currency);
        String account = Accounts.german();
        String claimant = "";
        for (int i = 0; i < 4; i++) {
            claimant = Api.post(
                            i % 2 == 0 ? "partner" : "partner2",
                            "/v1/claimants",
                            registration("PASSPORT", "S" + System.nanoTime(), account),
                            201)
                    .getString("id");
            Stories.awarded(
                    i % 2 == 0 ? "partner" : "partner2",
                    claimant,
                    programme,
                    TestProgrammes.AS_OF,
                    currency,
                    QueueStories.facts(Stories.soldier(), "SOLDIER"));
        }
        Stories.run("2022-01-31");
        assertThat(Payee.payouts(currency))
                .extracting(payout -> payout.get("state"))
                .containsOnly("DUE");
        Payee.nothingToCollect(currency);

        String shared = Api.get("approver2", "/v1/shared-accounts?limit=500")
                .getString("items.find { it.claimantIds.contains('" + claimant + "') }.account");
        Api.post("approver2", "/v1/shared-accounts/" + shared + "/clearance", Map.of("claimants", 4), 201);
        String batch = Payee.collected(currency, 4);
        Response both = Approvals.approve("approver2", batch);
        assertThat(both.statusCode()).as(both.asString()).isEqualTo(403);
        assertThat(both.jsonPath().getString("detail")).contains("ACCOUNT_CLEARED of 4");
        Approvals.approve("finance2", batch).then().statusCode(201);
        Payee.delivered(batch);
    }

    private static int attested(String partner, String claimant) {
        var lodged = Api.writing(partner).body(claim(claimant)).post("/v1/claims");
        if (lodged.statusCode() != 201) {
            return lodged.statusCode();
        }
        String path = "/v1/claims/" + lodged.jsonPath().getString("id");
        Api.post("caseworker", path + "/decision", Map.of("outcome", "ELIGIBLE"), 201);
        return Api.writing("approver")
                .body(Map.of("confirmed", true))
                .post(path + "/attestation")
                .statusCode();
    }

    private static String claimed(String partner, String claimant) {
        return Api.post(partner, "/v1/claims", claim(claimant), 201).getString("id");
    }

    private static Map<String, Object> claim(String claimant) {
        return Map.of(
                "claimantId", claimant, "programme", PROGRAMME, "payoutCurrency", "EUR", "facts", Stories.soldier());
    }

    private static String registered(String partner, String name, String kind) {
        Map<String, Object> registration = Map.of(
                "identity",
                Map.of(
                        "name",
                        name,
                        "bornOn",
                        "1988-08-08",
                        "document",
                        Map.of("kind", kind, "issuedBy", "XX", "number", "T" + System.nanoTime())),
                "payoutDestination",
                Map.of("iban", Accounts.german()));
        return Api.post(partner, "/v1/claimants", registration, 201).getString("id");
    }

    private static Map<String, Object> registration(String kind, String number, String iban) {
        return Map.of(
                "identity",
                        Map.of(
                                "name",
                                "Образец " + letters(),
                                "bornOn",
                                "1990-01-01",
                                "document",
                                Map.of("kind", kind, "issuedBy", "XX", "number", number)),
                "payoutDestination",
                        Map.of(
                                "iban",
                                iban,
                                "bic",
                                "COBADEFF",
                                "address",
                                Map.of("townName", "Vilnius", "country", "LT")));
    }

    private static String letters() {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            letters.append((char) ('а' + ThreadLocalRandom.current().nextInt(26)));
        }
        return letters.toString();
    }
}
