package org.millioncarrots.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Pieces of the story that many tests begin with. Every person is new: documents are random. */
public final class Stories {
    private Stories() {}

    /** A claimant with a SEPA account, BIC and address; the answer of the registration. */
    public static JsonPath registered(String partner, boolean spouse, int children) {
        List<Map<String, String>> dependants = new java.util.ArrayList<>();
        if (spouse) {
            dependants.add(Map.of("relation", "SPOUSE"));
        }
        for (int i = 0; i < children; i++) {
            dependants.add(Map.of("relation", "CHILD", "bornOn", "2015-06-01"));
        }
        return Api.post(
                partner,
                "/v1/claimants",
                Map.of(
                        "identity",
                        Map.of(
                                "name",
                                "Пётр Образцов",
                                "bornOn",
                                "1990-04-12",
                                "document",
                                Map.of(
                                        "kind", "PASSPORT",
                                        "issuedBy", "XX",
                                        "number",
                                                "P"
                                                        + ThreadLocalRandom.current()
                                                                .nextLong(1_000_000_000_000L)),
                                "dependants",
                                dependants),
                        "payoutDestination",
                        Map.of(
                                "iban", Accounts.german(),
                                "bic", "COBADEFF",
                                "address", Map.of("townName", "Vilnius", "country", "LT"))),
                201);
    }

    /** Facts of a soldier who laid down arms on 5 March 2022, seen by the forces that received him. */
    public static Map<String, Object> soldier() {
        return Map.of(
                "category", "SOLDIER",
                "act", "LAY_DOWN_ARMS",
                "actOn", "2022-03-05",
                "confirmedBy", "UKRAINIAN_FORCES",
                "exclusionGrounds", "NONE",
                "sanctionsHold", false);
    }

    public static Map<String, Object> diplomat() {
        return Map.of(
                "category", "DIPLOMAT",
                "act", "RESIGNATION",
                "actOn", "2022-03-07",
                "confirmedBy", "FOREIGN_MINISTRY",
                "exclusionGrounds", "NONE",
                "sanctionsHold", false);
    }

    /** The same facts of an act on another day. */
    public static Map<String, Object> on(String day, Map<String, Object> facts) {
        Map<String, Object> others = new java.util.HashMap<>(facts);
        others.put("actOn", day);
        return others;
    }

    /** Lodges, decides and attests a claim for an act on a day; the award. */
    public static JsonPath awarded(
            String partner,
            String claimantId,
            String programme,
            String actOn,
            String currency,
            Map<String, Object> facts) {
        String claimId = Api.post(
                        partner,
                        "/v1/claims",
                        Map.of(
                                "claimantId", claimantId,
                                "programme", programme,
                                "payoutCurrency", currency,
                                "facts", on(actOn, facts)),
                        201)
                .getString("id");
        Api.post("caseworker", "/v1/claims/" + claimId + "/decision", Map.of("outcome", "ELIGIBLE"), 201);
        JsonPath attested =
                Api.post("approver", "/v1/claims/" + claimId + "/attestation", Map.of("confirmed", true), 201);
        assertThat(attested.getString("claim.state")).isEqualTo("ATTESTED");
        return attested;
    }

    /** Runs payouts up to a day and waits for the end. */
    public static JsonPath run(String dueUpTo) throws InterruptedException {
        String id = Api.post("finance", "/v1/payout-runs", Map.of("dueUpTo", dueUpTo), 202)
                .getString("id");
        for (int i = 0; i < 300; i++) {
            JsonPath run = Api.get("finance", "/v1/payout-runs/" + id);
            if (!run.getString("state").equals("RUNNING")) {
                return run;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the payout run did not end within 30 seconds");
    }
}
