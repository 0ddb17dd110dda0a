package org.millioncarrots.rates;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millioncarrots.platform.Sha256;
import org.millioncarrots.testing.Publications;

@QuarkusTest
public class RatesApiTest {

    public static RequestSpecification as(String user) {
        String token = given().formParam("user", user)
                .post("/dev/token")
                .then()
                .extract()
                .path("access_token");
        return given().auth().oauth2(token);
    }

    public static ValidatableResponse send(byte[] file) {
        return as("finance")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/xml")
                .body(file)
                .post("/v1/rates/imports")
                .then();
    }

    /** Sent by one person and confirmed by another. */
    public static ValidatableResponse imported(byte[] file) {
        String id = send(file)
                .statusCode(201)
                .body("state", equalTo("PROPOSED"))
                .extract()
                .path("id");
        return confirm("finance2", id).statusCode(201).body("state", equalTo("IMPORTED"));
    }

    private static ValidatableResponse confirm(String user, String id) {
        return as(user).header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .post("/v1/rates/imports/" + id + "/confirmation")
                .then();
    }

    @Test
    void answersTheRateOfTheOffersDayWithItsProvenance() {
        String sha256 = as("partner")
                .get("/v1/rates?on=2022-03-05&source=CBR&base=RUB&quote=USD")
                .then()
                .statusCode(200)
                .body("rates", hasSize(1))
                .body("rates[0].base", equalTo("USD"))
                .body("rates[0].quote", equalTo("RUB"))
                .body("rates[0].value", equalTo("105.8124"))
                .body("rates[0].nominal", equalTo(1))
                .body("rates[0].publishedOn", equalTo("2022-03-04"))
                .body("rates[0].inForceFrom", equalTo("2022-03-05"))
                .body("rates[0].ageDays", equalTo(0))
                .extract()
                .path("rates[0].sha256");
        as("auditor")
                .get("/v1/rates/publications/" + sha256)
                .then()
                .statusCode(200)
                .body("kind", equalTo("BUNDLED"))
                .body("revision", equalTo(1));
        byte[] raw = as("auditor")
                .accept("text/csv")
                .get("/v1/rates/publications/" + sha256)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(Sha256.of(raw)).isEqualTo(sha256);
    }

    @Test
    void listsAllRatesOfADay() {
        as("policy")
                .get("/v1/rates?on=2022-03-05&source=CBR")
                .then()
                .statusCode(200)
                .body("rates.base", equalTo(java.util.List.of("AMD", "BGN", "CHF", "EUR", "GBP", "PLN", "TRY", "USD")));
    }

    @Test
    void refusesADateWithoutARate() {
        as("partner")
                .get("/v1/rates?on=2022-03-05&source=ECB&base=RUB&quote=USD")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/rate-unavailable"))
                .body("violations[0].field", equalTo("on"))
                .body("detail", containsString("nearest earlier: 2022-03-01"))
                .body("detail", containsString("could serve: [CBR]"));
    }

    @ParameterizedTest
    @CsvSource({
        "on=5.3.2022&source=CBR, on",
        "on=2022-02-30&source=CBR, on",
        "on=2022-03-05, source",
        "on=2022-03-05&source=FED, source",
        "on=2022-03-05&source=CBR&base=usd&quote=RUB, base",
        "on=2022-03-05&source=CBR&base=USD&quote=XXX, quote",
        "on=2022-03-05&source=CBR&base=USD, quote"
    })
    void namesTheParameterThatIsWrong(String query, String field) {
        as("partner").get("/v1/rates?" + query).then().statusCode(400).body("violations[0].field", equalTo(field));
    }

    @Test
    void importsADailyFileOnceAndKeepsItsBytes() {
        byte[] file = Publications.cbrDaily("12.01.2024", "USD 1 89,1234", "JPY 100 61,5000", "XDR 1 119,0000");
        String sha256 = imported(file)
                .body("days", equalTo(1))
                .body("rates", equalTo(2))
                .body("recorded", equalTo(2))
                .body("skipped", equalTo(java.util.List.of("XDR")))
                .body("alreadyKnown", equalTo(false))
                .body("publication.publishedOn", equalTo("2024-01-11"))
                .extract()
                .path("sha256");
        assertThat(sha256).isEqualTo(Sha256.of(file));

        send(file).statusCode(200).body("alreadyKnown", equalTo(true)).body("recorded", equalTo(0));
        as("partner")
                .get("/v1/rates?on=2024-01-13&source=CBR&base=JPY&quote=RUB")
                .then()
                .statusCode(200)
                .body("rates[0].value", equalTo("61.5000"))
                .body("rates[0].nominal", equalTo(100))
                .body("rates[0].sha256", equalTo(sha256));
        byte[] kept = as("partner")
                .accept("application/xml")
                .get("/v1/rates/publications/" + sha256)
                .then()
                .statusCode(200)
                .contentType(startsWith("application/xml"))
                .extract()
                .asByteArray();
        assertThat(kept).isEqualTo(file);
    }

    @Test
    void aCorrectionIsANewRevisionAndTheOldPublicationStays() {
        String first = imported(Publications.ecb("2024-02-01 USD 1.0814 GBP 0.85480"))
                .body("recorded", equalTo(2))
                .extract()
                .path("sha256");
        String second = imported(Publications.ecb("2024-02-01 USD 1.0815 GBP 0.8548"))
                .body("recorded", equalTo(1))
                .body("corrected", equalTo(1))
                .body("publication.revision", equalTo(2))
                .extract()
                .path("sha256");
        as("partner")
                .get("/v1/rates?on=2024-02-01&source=ECB")
                .then()
                .body("rates.find { it.quote == 'USD' }.value", equalTo("1.0815"))
                .body("rates.find { it.quote == 'USD' }.sha256", equalTo(second))
                .body("rates.find { it.quote == 'GBP' }.value", equalTo("0.85480"))
                .body("rates.find { it.quote == 'GBP' }.sha256", equalTo(first));
        as("partner").get("/v1/rates/publications/" + first).then().statusCode(200);
    }

    @Test
    void keepsTheReasonOfARefusalAndTheLastGoodState() {
        imported(Publications.ecb("2024-03-01 USD 1.0811"));
        byte[] hundredfold = Publications.ecb("2024-03-04 USD 108.3500");
        send(hundredfold)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/rate-publication-refused"))
                .body("detail", equalTo("USD for 2024-03-04 is 5 times or more away from its rate of 2024-03-01"));
        as("finance")
                .get("/v1/rates/refusals")
                .then()
                .statusCode(200)
                .body("items.sha256", hasItem(Sha256.of(hundredfold)));
        as("partner")
                .get("/v1/rates?on=2024-03-04&source=ECB&base=EUR&quote=USD")
                .then()
                .body("rates[0].value", equalTo("1.0811"));
        as("partner")
                .get("/v1/rates/publications/" + Sha256.of(hundredfold))
                .then()
                .statusCode(404);
    }

    @Test
    void refusesTheFutureAndTheWrongBank() {
        send(Publications.ecb("2062-03-01 USD 1.0811")).statusCode(422).body("detail", containsString("future"));
        as("finance")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("text/xml")
                .body(Publications.ecb("2024-03-01 USD 1.0811"))
                .post("/v1/rates/imports?source=CBR")
                .then()
                .statusCode(422)
                .body("detail", equalTo("a file of CBR is expected, this one is of ECB"));
    }

    @Test
    void refusesAnEmptyBodyAnotherTypeAndAMissingKey() {
        send(new byte[0]).statusCode(422);
        as("finance")
                .header("Idempotency-Key", "k")
                .contentType("application/json")
                .body("{}")
                .post("/v1/rates/imports")
                .then()
                .statusCode(415);
        as("finance")
                .contentType("application/xml")
                .body(Publications.ecb("2024-03-01 USD 1.0811"))
                .post("/v1/rates/imports")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/idempotency-key-missing"));
    }

    /** One finance officer alone decided what everybody was paid: three home-made files, each near enough to the last. */
    @Test
    void nobodySetsARateAlone() {
        byte[] forged = Publications.cbrDaily("16.01.2024", "USD 1 44,0000");
        String id = send(forged)
                .statusCode(201)
                .body("recorded", equalTo(1))
                .extract()
                .path("id");
        confirm("finance", id).statusCode(403).body("type", equalTo("/problems/same-person"));
        as("partner")
                .get("/v1/rates?on=2024-01-16&source=CBR&base=USD&quote=RUB")
                .then()
                .body("rates[0].value", not(equalTo("44.0000")));
        as("partner").get("/v1/rates/publications/" + Sha256.of(forged)).then().statusCode(404);
        as("approver")
                .get("/v1/rates/imports/" + id)
                .then()
                .statusCode(200)
                .body("state", equalTo("PROPOSED"))
                .body("proposedBy", equalTo("finance"));
        as("auditor").get("/v1/rates/imports").then().statusCode(200).body("items.id", hasItem(id));
        as("auditor").get("/v1/audit?subject=" + id).then().body("items.action", hasItem("RATES_PROPOSED"));
    }

    @Test
    void twoPeopleCannotGoStepByStepEither() {
        imported(Publications.ecb("2024-01-22 USD 1.0890"));
        imported(Publications.cbrDaily("23.01.2024", "USD 1 88,1000", "EUR 1 95,9000"));
        for (String correction : new String[] {"USD 1 21,2000", "USD 1 19,0000"}) {
            send(Publications.cbrDaily("23.01.2024", correction))
                    .statusCode(422)
                    .body("detail", containsString("dollars per euro"));
        }
        // Both currencies moved together pass the other bank; what was published first still bounds them.
        imported(Publications.cbrDaily("23.01.2024", "USD 1 18,0000", "EUR 1 19,6000"));
        send(Publications.cbrDaily("23.01.2024", "USD 1 4,3000", "EUR 1 4,7000"))
                .statusCode(422)
                .body("detail", containsString("5 times or more away"));
        imported(Publications.cbrDaily("23.01.2024", "USD 1 88,1000", "EUR 1 95,9000", "GBP 1 112,0000"));
    }

    @Test
    void aConfirmationIsGivenOnceAndHeldAgainstWhatIsKnownByThen() {
        byte[] file = Publications.cbrDaily("17.01.2024", "USD 1 88,5000");
        String first = send(file).statusCode(201).extract().path("id");
        String again = send(file).statusCode(201).extract().path("id");
        confirm("finance2", first).statusCode(201).body("recorded", equalTo(1));
        confirm("finance2", first).statusCode(409);
        confirm("finance2", again)
                .statusCode(201)
                .body("alreadyKnown", equalTo(true))
                .body("recorded", equalTo(0));
        confirm("finance2", UUID.randomUUID().toString()).statusCode(404);
        confirm("partner", first).statusCode(403);
    }

    @Test
    void anOddLineOfACurrencyThatNobodyIsPaidInIsLeftOut() {
        byte[] file = Publications.cbrDaily("18.01.2024", "USD 1 88,6610", "UZS 10000 0,0000", "VND 10 3,6000");
        imported(file).body("rates", equalTo(2)).body("leftOut[0]", containsString("UZS"));
        as("finance")
                .get("/v1/rates/refusals")
                .then()
                .body(
                        "items.findAll { it.sha256 == '" + Sha256.of(file) + "' }.reason",
                        hasItem(containsString("UZS")));
        byte[] jump = Publications.cbrDaily("19.01.2024", "USD 1 88,7000", "VND 10 36,0000");
        imported(jump).body("rates", equalTo(1)).body("leftOut[0]", containsString("VND for 2024-01-19"));
    }

    @Test
    void onlyFinanceImports() {
        for (String user : new String[] {"partner", "caseworker", "approver", "policy", "auditor", "operator"}) {
            as(user).header("Idempotency-Key", "k")
                    .contentType("application/xml")
                    .body("<a/>".getBytes(StandardCharsets.US_ASCII))
                    .post("/v1/rates/imports")
                    .then()
                    .statusCode(403);
        }
        given().get("/v1/rates?source=CBR").then().statusCode(401);
        as("partner").get("/v1/rates/refusals").then().statusCode(403);
    }

    @Test
    void windows1251IsReadAsTheBankWritesIt() {
        byte[] file = Publications.cbrDaily("13.01.2024", "USD 1 88,1000");
        assertThat(new String(file, Charset.forName("windows-1251"))).contains("Доллар");
        send(file).statusCode(201);
    }
}
