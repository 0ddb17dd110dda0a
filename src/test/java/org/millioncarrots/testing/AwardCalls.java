package org.millioncarrots.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.millioncarrots.money.Money;

/** Calls that change a diplomat's award, and what its instalments look like then. */
public final class AwardCalls {
    private AwardCalls() {}

    public static String award() {
        String claimant = Stories.registered("partner", true, 1).getString("id");
        return Stories.awarded("partner", claimant, "diplomat-resignation", "2022-03-10", "EUR", Stories.diplomat())
                .getString("award.id");
    }

    public static Map<String, Object> raise(String from, String monthly) {
        return Map.of("reason", "AMOUNT_CHANGED", "amounts", List.of(Map.of("from", from, "amount", euros(monthly))));
    }

    public static Map<String, String> euros(String amount) {
        return Map.of("amount", amount, "currency", "EUR");
    }

    public static String etag(String award) {
        return Api.as("caseworker").get("/v1/awards/" + award).header("ETag");
    }

    public static JsonPath dryRun(String award, String path, Object request) {
        return Api.as("caseworker")
                .header("If-Match", etag(award))
                .body(request)
                .post("/v1/awards/" + award + path + "?dryRun=true")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public static Response propose(String award, String path, Object request) {
        return Api.writing("caseworker")
                .header("If-Match", etag(award))
                .body(request)
                .post("/v1/awards/" + award + path);
    }

    public static String proposed(String award, String path, Object request) {
        return propose(award, path, request).then().statusCode(201).extract().path("id");
    }

    public static void refused(String award, String path, Object request, String field) {
        List<String> before = live(award);
        propose(award, path, request).then().statusCode(400).body("violations[0].field", equalTo(field));
        assertThat(live(award)).isEqualTo(before);
    }

    public static Response decide(String award, String change) {
        return Api.writing("approver")
                .body(Map.of("confirmed", true))
                .post("/v1/awards/" + award + "/changes/" + change + "/confirmation");
    }

    /** By two people, where the day is past. */
    public static String suspended(String award, String from) {
        JsonPath placed = propose(award, "/suspensions", Map.of("from", from, "reason", "WHEREABOUTS_UNKNOWN"))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        String suspension = placed.getString("id");
        if (placed.getString("askedFrom") != null) {
            confirmSuspension("approver", award, suspension)
                    .then()
                    .statusCode(201)
                    .body("from", equalTo(from));
        }
        return suspension;
    }

    public static Response confirmSuspension(String role, String award, String suspension) {
        return Api.writing(role).post("/v1/awards/" + award + "/suspensions/" + suspension + "/confirmation");
    }

    public static Response lift(String award, String suspension, String query) {
        return Api.as("approver")
                .header("If-Match", etag(award))
                .delete("/v1/awards/" + award + "/suspensions/" + suspension + "?" + query);
    }

    public static String state(String award) {
        return Api.get("partner", "/v1/awards/" + award).getString("state");
    }

    public static String scheduled(String award) {
        return Api.get("partner", "/v1/awards/" + award).getString("money[0].scheduled.amount");
    }

    public static List<Map<String, Object>> instalments(String award) {
        return Api.get("caseworker", "/v1/awards/" + award + "/instalments?limit=500")
                .getList("items");
    }

    public static List<String> states(String award) {
        return instalments(award).stream().map(row -> (String) row.get("state")).toList();
    }

    /** What was not cancelled, a line each; arrears without their date, which is today. */
    public static List<String> live(String award) {
        return instalments(award).stream()
                .filter(row -> !"CANCELLED".equals(row.get("state")))
                .map(AwardCalls::line)
                .toList();
    }

    public static String line(Map<String, Object> row) {
        String deducted = amount(row, "deducted");
        return row.get("purpose")
                + ("ARREARS".equals(row.get("purpose")) ? "" : " " + row.get("dueOn"))
                + " "
                + amount(row, "amount")
                + (deducted.equals("0.00") ? "" : " less " + deducted);
    }

    public static String amount(Map<String, Object> row, String field) {
        return (String) ((Map<?, ?>) row.get(field)).get("amount");
    }

    public static String sum(List<String> lines) {
        return lines.stream()
                .map(line -> line.replaceAll(" less .*", "").replaceAll(".* ", ""))
                .map(amount -> Money.parse(amount, "EUR"))
                .reduce(Money.parse("0.00", "EUR"), Money::plus)
                .toDecimal()
                .toPlainString();
    }
}
