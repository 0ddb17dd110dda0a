package org.millioncarrots.programme;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Tokens;

@QuarkusTest
class ProgrammeApiTest {

    @Test
    void theProgrammesOfADayAreListed() {
        get("/v1/programmes?asOf=2022-03-05")
                .statusCode(200)
                .body("items", hasSize(6))
                .body("items.code", not(hasItem("equipment-handover")));
        get("/v1/programmes?asOf=2022-04-01").statusCode(200).body("items", hasSize(7));
        get("/v1/programmes?asOf=2022-02-27").statusCode(200).body("items", empty());
    }

    @Test
    void aProgrammeShowsItsConditionsBenefitsAndSources() {
        get("/v1/programmes/coalition-match?asOf=2022-03-05")
                .statusCode(200)
                .body("version", equalTo(1))
                .body("state", equalTo("APPROVED"))
                .body("inForceFrom", equalTo("2022-03-01"))
                .body("benefits[0].amount.amount", equalTo("5000000.00"))
                .body("benefits[0].amount.currency", equalTo("RUB"))
                .body("benefits.kind", hasItems("ASYLUM", "FAMILY_ASYLUM"))
                .body("conditions.rule", hasItems("NOT_EXCLUDED", "ACT_CONFIRMED"))
                .body("sponsors.parts.sum()", equalTo(100))
                .body("testimony.requirement", equalTo("OPTIONAL"))
                .body("legalBasis.id", hasItem("refugee-convention-1f"))
                .body("defaults.at", hasItem("/sponsors"));
        get("/v1/programmes/equipment-handover")
                .statusCode(200)
                .body("tariff.amounts.TANK.USABLE.amount", equalTo("100000.00"));
        get("/v1/programmes/diplomat-resignation/versions/1")
                .statusCode(200)
                .body("benefits[1].amountPerMonth.currency", equalTo("EUR"))
                .body("benefits[1].supplements.childPercent", equalTo(30));
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        for (String path : new String[] {
            "/v1/programmes/nothing",
            "/v1/programmes/coalition-match?asOf=2022-02-28",
            "/v1/programmes/coalition-match/versions/99",
            "/v1/programmes/nothing/versions/1"
        }) {
            get(path).statusCode(404).body("type", equalTo("/problems/not-found"));
        }
        get("/v1/programmes?asOf=today").statusCode(400).body("violations[0].field", equalTo("asOf"));
    }

    private static ValidatableResponse get(String path) {
        return given().auth().oauth2(Tokens.of("partner")).get(path).then();
    }
}
