package org.millioncarrots.eligibility.check;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Tokens;

@QuarkusTest
class EligibilityCheckApiTest {
    private static final String SOLDIER = """
            {"asOf":"2022-03-05","category":"SOLDIER","act":"LAY_DOWN_ARMS","actOn":"2022-03-04",
             "confirmedBy":"UKRAINIAN_FORCES","exclusionGrounds":"NONE","sanctionsHold":false}""";

    @Test
    void aSoldierOn5March2022() {
        check(SOLDIER)
                .statusCode(200)
                .body("asOf", equalTo("2022-03-05"))
                .body("knownAt", notNullValue())
                .body("programmes", hasSize(6))
                .body(of("ukraine-lay-down-arms", "outcome"), equalTo("ELIGIBLE"))
                .body(of("ukraine-lay-down-arms", "rules.outcome"), everyItem(equalTo("MET")))
                .body(of("ukraine-lay-down-arms", "benefits[0].kind"), equalTo("BOUNTY"))
                .body(of("ukraine-lay-down-arms", "benefits[0].amounts.RUB"), equalTo("5000000.00"))
                .body(of("ukraine-lay-down-arms", "benefits[0].amounts.USD"), equalTo("47253.44"))
                .body(of("ukraine-lay-down-arms", "benefits[0].amounts.EUR"), equalTo("42906.96"))
                .body(of("ukraine-lay-down-arms", "benefits[0].rates.value"), hasItems("105.8124", "116.5312"))
                .body(of("ukraine-lay-down-arms", "benefits[0].rates.source"), everyItem(equalTo("CBR")))
                .body(of("coalition-match", "benefits.kind"), hasItems("BOUNTY", "ASYLUM", "FAMILY_ASYLUM"))
                .body(of("coalition-premium", "benefits[0].promised.amount"), equalTo("100000.00"))
                .body(of("coalition-premium", "benefits[0].amounts.RUB"), equalTo("10581240.00"))
                .body(of("diplomat-resignation", "outcome"), equalTo("NOT_ELIGIBLE"))
                .body(of("diplomat-resignation", "benefits"), empty());
    }

    @Test
    void theDayAfterOnlyTheEuroHasChanged() {
        check(SOLDIER.replace("2022-03-05", "2022-03-06"))
                .statusCode(200)
                .body(of("ukraine-lay-down-arms", "benefits[0].amounts.USD"), equalTo("47253.44"))
                .body(of("ukraine-lay-down-arms", "benefits[0].amounts.EUR"), equalTo("43244.66"));
    }

    @Test
    void aDiplomatWithSpouseAndChildGetsTheSupplements() {
        check("""
                {"asOf":"2022-03-05","category":"DIPLOMAT","act":"RESIGNATION","actOn":"2022-03-02",
                 "confirmedBy":"FOREIGN_MINISTRY","exclusionGrounds":"NONE","sanctionsHold":false,
                 "dependants":{"spouse":true,"children":1}}""")
                .statusCode(200)
                .body(of("diplomat-resignation", "outcome"), equalTo("ELIGIBLE"))
                .body(of("diplomat-resignation", "benefits.kind"), hasItems("CITIZENSHIP_PATH", "STIPEND"))
                .body(of("diplomat-resignation", "benefits[1].months"), equalTo(24))
                .body(of("diplomat-resignation", "benefits[1].promisedPerMonth.amount"), equalTo("3600.00"))
                .body(of("diplomat-resignation", "benefits[1].amountsPerMonth.EUR"), equalTo("3600.00"))
                .body(of("diplomat-resignation", "benefits[1].amountsPerMonth.RUB"), equalTo("419512.32"))
                .body(of("diplomat-resignation", "benefits[1].promised.amount"), equalTo("86400.00"))
                .body(of("diplomat-resignation", "benefits[1].amounts.EUR"), equalTo("86400.00"))
                .body(of("diplomat-resignation", "benefits[1].rates.source"), hasItems("ECB", "CBR"));
    }

    @Test
    void equipmentIsPaidByTheTariffOnceTheBillIsAdopted() {
        String handover = """
                {"asOf":"2022-04-01","category":"SOLDIER","act":"EQUIPMENT_HANDOVER","actOn":"2022-03-30",
                 "confirmedBy":"UKRAINIAN_FORCES","exclusionGrounds":"NONE","sanctionsHold":false,
                 "equipment":{"type":"TANK","usability":"USABLE"}}""";
        check(handover)
                .statusCode(200)
                .body(of("equipment-handover", "outcome"), equalTo("ELIGIBLE"))
                .body(of("equipment-handover", "benefits[0].amounts.USD"), equalTo("100000.00"));
        check(handover.replace("2022-04-01", "2022-03-31"))
                .statusCode(200)
                .body("programmes.programme", not(hasItem("equipment-handover")));
    }

    @Test
    void whatIsNotStatedIsReferredAndSaysSo() {
        check("{\"asOf\":\"2022-03-05\",\"category\":\"SOLDIER\",\"act\":\"LAY_DOWN_ARMS\"}")
                .statusCode(200)
                .body(of("ukraine-lay-down-arms", "outcome"), equalTo("REFER"))
                .body(of("ukraine-lay-down-arms", "rules.detail"), hasItem("actOn is not stated"))
                .body(of("ukraine-lay-down-arms", "benefits[0].amounts.USD"), equalTo("47253.44"));
    }

    @Test
    void theReasonsAreInTheLanguageAskedFor() {
        String soldier = "{\"asOf\":\"2022-03-05\",\"category\":\"SOLDIER\",\"act\":\"RESIGNATION\"}";
        given().auth()
                .oauth2(Tokens.of("partner"))
                .contentType("application/json")
                .header("Accept-Language", "it, de-AT;q=0.9, en;q=0.1")
                .body(soldier)
                .post("/v1/eligibility-checks")
                .then()
                .statusCode(200)
                .header("Content-Language", "de")
                .header("Vary", "Accept-Language")
                .body(of("ukraine-lay-down-arms", "outcome"), equalTo("NOT_ELIGIBLE"))
                .body(
                        of("ukraine-lay-down-arms", "rules.detail"),
                        hasItems(
                                "Das Programm gilt für: Niederlegen der Waffen; nicht für: Rücktritt vom Amt",
                                "Nicht angegeben: Tag der Handlung"));
        check(soldier).statusCode(200).header("Content-Language", "en");
    }

    @Test
    void aDayWithoutRatesStillHasAnAnswerInThePromisedCurrency() {
        check(SOLDIER.replace("2022-03-05", "2025-03-05"))
                .statusCode(200)
                .body(of("ukraine-lay-down-arms", "outcome"), equalTo("ELIGIBLE"))
                .body(of("ukraine-lay-down-arms", "benefits[0].amounts.RUB"), equalTo("5000000.00"))
                .body(of("ukraine-lay-down-arms", "benefits[0].amounts.USD"), nullValue())
                .body(of("ukraine-lay-down-arms", "benefits[0].ratesUnavailable[0]"), containsString("EUR:"));
    }

    @Test
    void withTheInstantOfAnEarlierAnswerTheAnswerIsTheSame() {
        String first = check(SOLDIER).statusCode(200).extract().asString();
        String knownAt = first.replaceAll(".*\"knownAt\":\"([^\"]+)\".*", "$1");
        String again = check(SOLDIER.replace("{", "{\"knownAt\":\"" + knownAt + "\","))
                .statusCode(200)
                .extract()
                .asString();

        assertThat(again).isEqualTo(first);
    }

    @Test
    void badInputIsNamedByItsField() {
        invalid(SOLDIER.replace("2022-03-05", "2999-01-01"), "asOf");
        invalid(SOLDIER.replace("2022-03-04", "yesterday"), "actOn");
        invalid(SOLDIER.replace("SOLDIER", "GENERAL"), "category");
        invalid(SOLDIER.replace("\"category\"", "\"nationality\""), "nationality");
        invalid(SOLDIER.replace("false", "\"no\""), "sanctionsHold");
        invalid(SOLDIER.replace("{", "{\"dependants\":{\"spouse\":true,\"children\":-1},"), "dependants.children");
        invalid(SOLDIER.replace("{", "{\"knownAt\":\"2999-01-01T00:00:00Z\","), "knownAt");
        check("{\"asOf\":").statusCode(400).body("type", equalTo("/problems/malformed-body"));
        check("").statusCode(400);
        check("null").statusCode(400);
    }

    @Test
    void onlyPartnersAndCaseworkersMayAsk() {
        given().contentType("application/json")
                .body(SOLDIER)
                .post("/v1/eligibility-checks")
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(Tokens.of("finance"))
                .contentType("application/json")
                .body(SOLDIER)
                .post("/v1/eligibility-checks")
                .then()
                .statusCode(403);
    }

    private static void invalid(String body, String field) {
        check(body).statusCode(400).contentType("application/problem+json").body("violations.field", hasItem(field));
    }

    private static ValidatableResponse check(String body) {
        return given().auth()
                .oauth2(Tokens.of("partner"))
                .contentType("application/json")
                .body(body)
                .post("/v1/eligibility-checks")
                .then();
    }

    private static String of(String programme, String path) {
        return "programmes.find { it.programme == '" + programme + "' }." + path;
    }
}
