package org.millioncarrots.claim.equipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Stories;

@QuarkusTest
class EquipmentApiTest {
    @Inject
    @DataSource("migration")
    AgroalDataSource owner;

    @Test
    void aTariffProgrammeNeedsEquipmentAndOthersRefuseIt() {
        lodge("partner", person("partner"), null)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("equipment"));
        lodge("partner", person("partner"), Map.of("type", "TANK", "usability", "USABLE"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("equipment.serialNumber"));
        lodge("partner", person("partner"), tank("--"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("equipment.serialNumber"));
        Api.writing("partner")
                .body(Map.of(
                        "claimantId", person("partner"),
                        "programme", "ukraine-lay-down-arms",
                        "payoutCurrency", "EUR",
                        "facts", Stories.soldier(),
                        "equipment", tank(serial())))
                .post("/v1/claims")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("equipment"));
    }

    @Test
    void onePieceIsAwardedOnceHoweverItsNumberIsTyped() throws SQLException {
        String tail = UUID.randomUUID().toString();
        String first = lodge("partner", person("partner"), tank("T-80 " + tail))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String second = lodge("partner2", person("partner2"), tank("т80" + tail.toUpperCase(java.util.Locale.ROOT)))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String plain = ("T80" + tail).replace("-", "").toUpperCase(java.util.Locale.ROOT);
        for (String table : List.of("equipment_asset", "equipment_seat", "claim", "idempotency_key")) {
            assertThat(rows("select count(*) from " + table + " t where upper(cast(t as text)) like '%" + plain
                            + "%' or cast(t as text) like '%" + tail + "%'"))
                    .as("%s holds no serial number", table)
                    .isZero();
        }
        ruled(second, first);
        granted(second, 201);
        decided(first, "ELIGIBLE", Map.of());
        assertThat(attest(first, true, 409).getString("reason")).isEqualTo("EQUIPMENT_AWARDED");
    }

    @Test
    void ofTwoThatAreAttestedAtTheSameMomentExactlyOneIsAwarded() throws Exception {
        for (int round = 0; round < 3; round++) {
            String serial = serial();
            List<String> claims = new ArrayList<>();
            for (String partner : List.of("partner", "partner2")) {
                claims.add(lodge(partner, person(partner), tank(serial))
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id"));
            }
            ruled(claims.get(0), claims.get(1));
            ruled(claims.get(1), claims.get(0));
            claims.forEach(claim -> decided(claim, "ELIGIBLE", Map.of()));
            List<Integer> answers = new ArrayList<>();
            try (var threads = Executors.newFixedThreadPool(2)) {
                List<Callable<Response>> attesting = claims.stream()
                        .map(claim -> (Callable<Response>) () -> Api.writing("approver")
                                .body(Map.of("confirmed", true))
                                .post("/v1/claims/" + claim + "/attestation"))
                        .toList();
                for (var answer : threads.invokeAll(attesting)) {
                    answers.add(answer.get().statusCode());
                }
            }
            assertThat(answers).containsExactlyInAnyOrder(201, 409);
        }
    }

    /** Whoever has the same claimant lodge the same piece again has done so by mistake. */
    @Test
    void theClaimantsOwnOpenClaimIsNamed() {
        String serial = serial();
        String claimant = person("partner");
        String first = lodge("partner", claimant, tank(serial))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        lodge("partner", claimant, tank(serial))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/already-exists"))
                .body("detail", Matchers.containsString(first));
    }

    @Test
    void aCrewsSharesSumToTheTariffToTheLastCent() {
        Map<String, Object> piece = new HashMap<>(tank(serial()));
        piece.put("parts", List.of(1, 1, 1));
        JsonPath first = lodge("partner", person("partner"), piece)
                .then()
                .statusCode(201)
                .body("crew.seat", equalTo(0))
                .body("crew.joinCodes", Matchers.hasSize(2))
                .extract()
                .jsonPath();
        assertThat(Api.get("partner", "/v1/claims/" + first.getString("id")).getList("crew.joinCodes"))
                .isNull();
        String code = first.getString("crew.joinCodes[0].joinCode");
        JsonPath second = lodge(
                        "partner2",
                        person("partner2"),
                        Map.of(
                                "joinCode",
                                code.toLowerCase(java.util.Locale.ROOT).replace("-", " ")))
                .then()
                .statusCode(201)
                .body("crew.seat", equalTo(1))
                .extract()
                .jsonPath();
        String used = lodge("partner", person("partner"), Map.of("joinCode", code))
                .then()
                .statusCode(201)
                .body("crew.seat", equalTo(1))
                .extract()
                .path("id");
        lodge("partner", person("partner"), Map.of("joinCode", "0000-0000-0000-0000"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("equipment.joinCode"));
        ruled(second.getString("id"), used);
        JsonPath third = lodge(
                        "partner", person("partner"), Map.of("joinCode", first.getString("crew.joinCodes[1].joinCode")))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();

        List<BigDecimal> shares = Stream.of(first, second, third)
                .map(claim -> granted(claim.getString("id"), 201).getString("award.money[0].promised.amount"))
                .map(BigDecimal::new)
                .toList();
        assertThat(shares)
                .containsExactly(new BigDecimal("33333.34"), new BigDecimal("33333.33"), new BigDecimal("33333.33"));
        assertThat(shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo("100000.00");
        decided(used, "ELIGIBLE", Map.of());
        assertThat(attest(used, true, 409).getString("reason")).isEqualTo("EQUIPMENT_AWARDED");
    }

    @Test
    void aMemberOfACrewCannotBeGrantedAnotherPieceThanTheFirst() {
        Map<String, Object> piece = new HashMap<>(tank(serial()));
        piece.put("parts", List.of(3, 1));
        JsonPath first = lodge("partner", person("partner"), piece)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        JsonPath second = lodge(
                        "partner", person("partner"), Map.of("joinCode", first.getString("crew.joinCodes[0].joinCode")))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        Map<String, Object> vehicle = Map.of("equipment", Map.of("type", "MILITARY_VEHICLE", "usability", "USABLE"));
        decided(second.getString("id"), "ELIGIBLE", vehicle);
        assertThat(granted(first.getString("id"), 201).getString("award.money[0].promised.amount"))
                .isEqualTo("75000.00");
        attest(second.getString("id"), true, 409);
        attest(second.getString("id"), false, 201);
        Api.post(
                "caseworker",
                "/v1/claims/" + second.getString("id") + "/decision",
                Map.of("outcome", "ELIGIBLE", "findings", vehicle),
                400);
        assertThat(granted(second.getString("id"), 201).getString("award.money[0].promised.amount"))
                .isEqualTo("25000.00");
    }

    @Test
    void aRejectedClaimLetsSomebodyElseLodgeThePiece() {
        String serial = serial();
        String rejected = lodge("partner", person("partner"), tank(serial))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        decided(rejected, "NOT_ELIGIBLE", Map.of("confirmedBy", "NOBODY"));
        attest(rejected, true, 201);
        String second = lodge("partner2", person("partner2"), tank(serial))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        granted(second, 201);
        Api.post("partner", "/v1/claims/" + rejected + "/appeal", Map.of("ground", "FACTS_WRONG"), 201);
    }

    @Test
    void severalPiecesAddUpToTheCapAndNoFurther() {
        String person = person("partner");
        String helicopter = lodged(person, "COMBAT_HELICOPTER");
        String aircraft = lodged(person, "COMBAT_AIRCRAFT");
        String tank = lodged(person, "TANK");
        assertThat(granted(helicopter, 201).getString("award.money[0].promised.amount"))
                .isEqualTo("500000.00");
        assertThat(granted(aircraft, 201).getString("award.money[0].promised.amount"))
                .isEqualTo("500000.00");
        JsonPath explained = Api.get("caseworker", "/v1/claims/" + aircraft + "/explanation");
        assertThat(explained.getString("cuts[0].asked.amount")).isEqualTo("1000000.00");
        assertThat(explained.getString("cuts[0].granted.amount")).isEqualTo("500000.00");
        assertThat(explained.getString("cuts[0].group")).isEqualTo("equipment");
        decided(tank, "ELIGIBLE", Map.of());
        assertThat(attest(tank, true, 409).getString("detail")).contains("equipment");
    }

    @Test
    void onlyOneAwardOfAGroupIsPaidWhicheverPartnerAsks() {
        String person = person("partner");
        Stories.awarded("partner", person, "coalition-match", "2022-03-10", "EUR", Stories.soldier());
        String premium = Api.post(
                        "partner",
                        "/v1/claims",
                        Map.of(
                                "claimantId",
                                person,
                                "programme",
                                "coalition-premium",
                                "payoutCurrency",
                                "EUR",
                                "facts",
                                testified()),
                        201)
                .getString("id");
        decided(premium, "ELIGIBLE", Map.of());
        assertThat(attest(premium, true, 409).getString("detail")).contains("coalition-soldier");
    }

    private static Map<String, Object> testified() {
        Map<String, Object> facts = Stories.on("2022-03-10", Stories.soldier());
        facts.put("testimonyGiven", true);
        return facts;
    }

    private static String lodged(String person, String type) {
        return lodge("partner", person, Map.of("type", type, "usability", "USABLE", "serialNumber", serial()))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void ruled(String claim, String rival) {
        for (String person : List.of("caseworker2", "approver2")) {
            Api.post(person, "/v1/claims/" + claim + "/rival-ruling", Map.of("rivals", List.of(rival)), 201);
        }
    }

    private static JsonPath granted(String claim, int status) {
        decided(claim, "ELIGIBLE", Map.of());
        return attest(claim, true, status);
    }

    private static void decided(String claim, String outcome, Map<String, Object> findings) {
        Api.post(
                "caseworker",
                "/v1/claims/" + claim + "/decision",
                Map.of("outcome", outcome, "findings", findings),
                201);
    }

    private static JsonPath attest(String claim, boolean confirmed, int status) {
        return Api.post("approver", "/v1/claims/" + claim + "/attestation", Map.of("confirmed", confirmed), status);
    }

    private static Response lodge(String partner, String claimant, Map<String, Object> equipment) {
        Map<String, Object> facts = new HashMap<>(Stories.soldier());
        facts.put("act", "EQUIPMENT_HANDOVER");
        facts.put("actOn", "2022-04-04");
        Map<String, Object> request = new HashMap<>(Map.of(
                "claimantId", claimant, "programme", "equipment-handover", "payoutCurrency", "EUR", "facts", facts));
        if (equipment != null) {
            request.put("equipment", equipment);
        }
        return Api.writing(partner).body(request).post("/v1/claims");
    }

    private static Map<String, Object> tank(String serial) {
        return Map.of("type", "TANK", "usability", "USABLE", "serialNumber", serial);
    }

    private static String serial() {
        return "N " + UUID.randomUUID();
    }

    private static String person(String partner) {
        return Stories.registered(partner, false, 0).getString("id");
    }

    private long rows(String sql) throws SQLException {
        try (var connection = owner.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
