package org.millioncarrots.award.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.millioncarrots.testing.AwardCalls.decide;
import static org.millioncarrots.testing.AwardCalls.dryRun;
import static org.millioncarrots.testing.AwardCalls.instalments;
import static org.millioncarrots.testing.AwardCalls.proposed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.millioncarrots.programme.ProgrammeClosureApiTest;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.AwardBooks;
import org.millioncarrots.testing.AwardCalls;
import org.millioncarrots.testing.Documents;
import org.millioncarrots.testing.QueueStories;
import org.millioncarrots.testing.Stories;
import org.millioncarrots.testing.TestProgrammes;

/** Families: what is claimed is what is registered, children come of age without telling a birthday, and who comes later is added. */
@QuarkusTest
class HouseholdApiTest {
    @Inject
    AgroalDataSource dataSource;

    @Inject
    @DataSource("migration")
    AgroalDataSource owner;

    @Inject
    Clock clock;

    private String programme = "";

    @AfterEach
    void closeTheProgramme() {
        if (!programme.isEmpty()) {
            ProgrammeClosureApiTest.close("policy", programme, "POLICY_CHANGED");
        }
    }

    @Test
    void fourChildrenClaimedAgainstOneRegisteredAreAMatterForAPerson() {
        String claimant = Stories.registered("partner", true, 1).getString("id");
        String claim = lodged(claimant, "diplomat-resignation", "2022-03-10", family(true, 4));
        for (Map<String, Object> decision : List.of(
                Map.<String, Object>of("outcome", "ELIGIBLE"),
                // A caseworker does not make children either: they are registered first, by two people.
                Map.<String, Object>of("outcome", "ELIGIBLE", "findings", Map.of("dependants", family(true, 4))))) {
            decision(claim, decision)
                    .then()
                    .statusCode(422)
                    .body("type", endsWith("/not-eligible"))
                    .body("detail", containsString("REFER"))
                    .body("violations[0].field", equalTo("rules.DEPENDANTS_REGISTERED"))
                    .body("violations[0].message", containsString("4 children"));
        }
        decision(claim, Map.of("outcome", "ELIGIBLE", "findings", Map.of("dependants", family(true, 1))))
                .then()
                .statusCode(201);
        assertThat(monthly(attested(claim))).isEqualTo("3600.00");
    }

    @Test
    void aSpouseWhoIsNotRegisteredIsTheSame() {
        String claimant = Stories.registered("partner", false, 1).getString("id");
        String claim = lodged(claimant, "diplomat-resignation", "2022-03-10", family(true, 1));
        decision(claim, Map.of("outcome", "ELIGIBLE")).then().statusCode(422);
    }

    /** Fewer than registered may be right, but somebody has to say so. */
    @Test
    void fewerThanRegisteredAreEstablishedByAPerson() {
        String claimant = Stories.registered("partner", false, 2).getString("id");
        String claim = lodged(claimant, "diplomat-resignation", "2022-03-10", family(false, 1));
        decision(claim, Map.of("outcome", "ELIGIBLE"))
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo("rules.DEPENDANTS_REGISTERED"));
        decision(claim, Map.of("outcome", "ELIGIBLE", "findings", Map.of("dependants", family(false, 1))))
                .then()
                .statusCode(201);
        assertThat(monthly(attested(claim))).isEqualTo("2600.00");
    }

    @Test
    void aChildWithoutABirthdayWouldNeverComeOfAgeSoThatAPersonMustLook() {
        String claimant = registered(List.of(Map.of("relation", "CHILD")));
        String claim = lodged(claimant, "diplomat-resignation", "2022-03-10", null);
        decision(claim, Map.of("outcome", "ELIGIBLE"))
                .then()
                .statusCode(422)
                .body("violations[0].message", containsString("birthday"));
        decision(claim, Map.of("outcome", "ELIGIBLE", "findings", Map.of("dependants", family(false, 1))))
                .then()
                .statusCode(201);
    }

    /** A supplement ends with the year; neither the award nor its explanation tells when the child was born. */
    @Test
    void aSupplementEndsWithTheYearInWhichTheChildComesOfAge() {
        String claimant = registered(List.of(child("2005-05-20"), child("2015-06-01"), child("1999-02-28")));
        String claim = lodged(claimant, "diplomat-resignation", "2022-03-10", null);
        assertThat(Api.get("partner", "/v1/claims/" + claim).getInt("facts.dependants.children"))
                .as("who is of age does not count")
                .isEqualTo(2);
        decision(claim, Map.of("outcome", "ELIGIBLE")).then().statusCode(201);
        String award = attested(claim);
        Map<String, String> byDay = new HashMap<>();
        instalments(award).forEach(row -> byDay.put((String) row.get("dueOn"), AwardCalls.amount(row, "amount")));
        assertThat(byDay).containsEntry("2023-12-10", "3200.00").containsEntry("2024-01-10", "2600.00");

        JsonPath explanation = Api.get("partner", "/v1/claims/" + claim + "/explanation");
        assertThat(explanation.<String>getList("award.money[0].supplements"))
                .containsExactly(
                        "supplement for 2 children until 31 December 2023",
                        "supplement for 1 child from 1 January 2024 until 9 March 2024");
        assertThat(Api.json(Api.as("partner")
                                .header("Accept-Language", "pl")
                                .get("/v1/awards/" + award)
                                .then()
                                .header("Content-Language", "pl")
                                .extract()
                                .response())
                        .<String>getList("money[0].supplements"))
                .containsExactly(
                        "dodatek na dzieci do 2023-12-31 włącznie; liczba dzieci: 2",
                        "dodatek na dzieci od 2024-01-01 do 2024-03-09 włącznie; liczba dzieci: 1");
        for (String path :
                List.of("/v1/claims/" + claim, "/v1/claims/" + claim + "/explanation", "/v1/awards/" + award)) {
            assertThat(Api.as("partner").get(path).asString()).doesNotContain("2005-", "2015-06", "1999-", "05-20");
        }
    }

    @Test
    void whoComesLaterIsConfirmedByAnotherPersonAndPaidFromTheDayThatTheProgrammeSays() throws SQLException {
        programme = TestProgrammes.approved(
                Documents.with(TestProgrammes.stipend("1000.00"), "/addedDependantsFrom", "\"STIPEND\""));
        String claimant = Stories.registered("partner", false, 0).getString("id");
        String award = award(claimant);
        assertThat(monthly(award)).isEqualTo("1000.00");
        String added = added(claimant, Map.of("relation", "CHILD", "bornOn", "2020-02-02"));

        correction(award, added)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("addDependants[0]"))
                .body("violations[0].message", containsString("confirmed"));
        confirm("caseworker2", claimant, added).then().statusCode(201).body("state", equalTo("CONFIRMED"));
        confirm("approver", claimant, added).then().statusCode(409);
        assertThat(Api.get("partner", "/v1/claimants/" + claimant).getInt("children"))
                .isEqualTo(1);

        Map<String, Object> request = Map.of("reason", "DEPENDANTS_CHANGED", "addDependants", List.of(added));
        String more = dryRun(award, "/corrections", request).getString("stipend.awardedAfter.amount");
        assertThat(monthly(award))
                .as("nothing counts before two people want it")
                .isEqualTo("1000.00");
        decide(award, proposed(award, "/corrections", request)).then().statusCode(201);
        assertThat(monthly(award)).isEqualTo("1300.00");
        assertThat(AwardCalls.scheduled(award)).isEqualTo(more);
        correction(award, added)
                .then()
                .statusCode(400)
                .body("violations[0].message", containsString("does not count already"));
        assertThat(new AwardBooks(dataSource, programme).gaps()).isEmpty();
    }

    /** Unless the programme says otherwise, from the first of the month in which it was registered. */
    @Test
    void silenceOfTheProgrammeCountsFromTheMonthOfTheRegistration() {
        ObjectNode document = Documents.with(TestProgrammes.stipend("1000.00"), "/benefits/1/months", "600");
        programme = TestProgrammes.approved(document);
        String claimant = Stories.registered("partner", false, 0).getString("id");
        String award = award(claimant);
        String added = added(claimant, Map.of("relation", "SPOUSE"));
        confirm("caseworker2", claimant, added).then().statusCode(201);
        Map<String, Object> request = Map.of("reason", "DEPENDANTS_CHANGED", "addDependants", List.of(added));
        decide(award, proposed(award, "/corrections", request)).then().statusCode(201);
        LocalDate first = LocalDate.now(clock).withDayOfMonth(1);
        assertThat(Api.get("partner", "/v1/awards/" + award).getString("money[0].terms.dependants[0].from"))
                .isEqualTo(first.toString());
    }

    @Test
    void whoeverProposedADependantNeitherConfirmsItNorDecidesTheCase() {
        String claimant = Stories.registered("partner", false, 0).getString("id");
        String id = Api.writing("caseworker")
                .body(Map.of("relation", "CHILD", "bornOn", "2020-02-02"))
                .post("/v1/claimants/" + claimant + "/dependants")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        confirm("caseworker", claimant, id).then().statusCode(403).body("type", equalTo("/problems/same-person"));
        Api.as("partner2")
                .get("/v1/claimants/" + claimant + "/dependants")
                .then()
                .statusCode(404);
        confirm("approver", claimant, id).then().statusCode(201);
        String claim = lodged(claimant, "diplomat-resignation", "2022-03-10", null);
        decision(claim, Map.of("outcome", "ELIGIBLE"))
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/same-person"));
    }

    @Test
    void aSecondSpouseAndAChildWithoutABirthdayAreRefused() {
        String claimant = Stories.registered("partner", true, 0).getString("id");
        propose(claimant, Map.of("relation", "SPOUSE"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("relation"));
        propose(claimant, Map.of("relation", "CHILD"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("bornOn"));
        propose(claimant, Map.of("relation", "CHILD", "bornOn", "2900-01-01"))
                .then()
                .statusCode(400);
    }

    /** Who was rejected leaves nothing in the vault, and an erased claimant no family. */
    @Test
    void whatIsSealedOfAFamilyGoesWithARejectionAndWithAnErasure() throws SQLException {
        String claimant = Stories.registered("partner", false, 1).getString("id");
        String rejected = added(claimant, Map.of("relation", "CHILD", "bornOn", "2020-02-02"));
        String stays = added(claimant, Map.of("relation", "CHILD", "bornOn", "2021-03-03"));
        Api.post(
                "caseworker2",
                "/v1/claimants/" + claimant + "/dependants/" + rejected + "/confirmation",
                Map.of("confirmed", false),
                201);
        confirm("caseworker2", claimant, stays).then().statusCode(201);
        assertThat(sealed(claimant)).isEqualTo(1);
        assertThat(Api.as("auditor").get("/v1/audit?subject=" + claimant).asString())
                .contains("DEPENDANT_PROPOSED", "DEPENDANT_REJECTED", "DEPENDANT_CONFIRMED")
                .doesNotContain("2021-03-03", "2020-02-02");
        assertThat(disclosed(claimant).<String>getList("dependants.bornOn"))
                .containsExactly("2015-06-01", "2021-03-03");

        String erasure = Api.post(
                        "caseworker",
                        "/v1/claimants/" + claimant + "/erasures",
                        Map.of("reason", "REGISTERED_BY_MISTAKE"),
                        201)
                .getString("id");
        Api.writing("caseworker2")
                .post("/v1/claimants/" + claimant + "/erasures/" + erasure + "/approval")
                .then()
                .statusCode(201);
        assertThat(sealed(claimant)).isZero();
        assertThat(Api.get("partner", "/v1/claimants/" + claimant + "/dependants")
                        .getList(""))
                .isEmpty();
        propose(claimant, Map.of("relation", "SPOUSE")).then().statusCode(409);
    }

    private static JsonPath disclosed(String claimant) {
        String path = "/v1/claimants/" + claimant + "/disclosures";
        String id = Api.post("caseworker", path, Map.of("purpose", "PROTECTION", "reference", "CASE-2026-17"), 201)
                .getString("id");
        Api.writing("caseworker2").post(path + "/" + id + "/approval").then().statusCode(201);
        return Api.get("caseworker", path + "/" + id + "/identity");
    }

    private long sealed(String claimant) throws SQLException {
        long[] count = new long[1];
        new AwardBooks(owner)
                .query(
                        "select count(*) from vault.vault_record where kind = 'DEPENDANT' and claimant_id = '"
                                + UUID.fromString(claimant) + "'",
                        row -> count[0] = row.getLong(1));
        return count[0];
    }

    private static String registered(List<Map<String, String>> dependants) {
        Map<String, Object> identity = Map.of(
                "name",
                "Пётр Образцов",
                "bornOn",
                "1980-01-01",
                "document",
                Map.of(
                        "kind",
                        "PASSPORT",
                        "issuedBy",
                        "XX",
                        "number",
                        "H" + UUID.randomUUID().toString().substring(0, 18)),
                "dependants",
                dependants);
        return Api.post(
                        "partner",
                        "/v1/claimants",
                        Map.of("identity", identity, "payoutDestination", Map.of("iban", "DE89370400440532013000")),
                        201)
                .getString("id");
    }

    private static Map<String, String> child(String bornOn) {
        return Map.of("relation", "CHILD", "bornOn", bornOn);
    }

    private static Map<String, Object> family(boolean spouse, int children) {
        return Map.of("spouse", spouse, "children", children);
    }

    private static String lodged(String claimant, String programme, String actOn, Map<String, Object> family) {
        Map<String, Object> facts = new HashMap<>(Stories.on(actOn, Stories.diplomat()));
        if (family != null) {
            facts.put("dependants", family);
        }
        return Api.post(
                        "partner",
                        "/v1/claims",
                        Map.of("claimantId", claimant, "programme", programme, "payoutCurrency", "EUR", "facts", facts),
                        201)
                .getString("id");
    }

    private static Response decision(String claim, Map<String, Object> request) {
        return Api.writing("caseworker").body(request).post("/v1/claims/" + claim + "/decision");
    }

    private static String attested(String claim) {
        return QueueStories.attested(claim).getString("award.id");
    }

    private String award(String claimant) {
        String claim = lodged(claimant, programme, TestProgrammes.AS_OF, null);
        decision(claim, Map.of("outcome", "ELIGIBLE")).then().statusCode(201);
        return attested(claim);
    }

    private static Response propose(String claimant, Map<String, Object> person) {
        return Api.writing("partner").body(person).post("/v1/claimants/" + claimant + "/dependants");
    }

    private static String added(String claimant, Map<String, Object> person) {
        return propose(claimant, person)
                .then()
                .statusCode(201)
                .body("state", equalTo("PROPOSED"))
                .extract()
                .path("id");
    }

    private static Response confirm(String user, String claimant, String dependant) {
        return Api.writing(user)
                .body(Map.of("confirmed", true))
                .post("/v1/claimants/" + claimant + "/dependants/" + dependant + "/confirmation");
    }

    private static Response correction(String award, String dependant) {
        return AwardCalls.propose(
                award, "/corrections", Map.of("reason", "DEPENDANTS_CHANGED", "addDependants", List.of(dependant)));
    }

    /** What the second month pays, in full. */
    private static String monthly(String award) {
        return instalments(award).stream()
                .filter(row -> !"CANCELLED".equals(row.get("state")))
                .skip(1)
                .map(row -> AwardCalls.amount(row, "amount"))
                .findFirst()
                .orElseThrow();
    }
}
