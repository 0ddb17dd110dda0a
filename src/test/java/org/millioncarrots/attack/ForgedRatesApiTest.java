package org.millioncarrots.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Publications;

/** A finance officer wants five million roubles to be worth more dollars. The rate of the day must not move. */
@QuarkusTest
class ForgedRatesApiTest {
    private static final String DAY = "2024-06-11";

    private final Clock clock;

    ForgedRatesApiTest(Clock clock) {
        this.clock = clock;
    }

    @Test
    void homeMadeFilesOneAfterTheOtherMoveNothing() {
        published();
        for (String forged : List.of("21,2000", "4,3000", "0,8700")) {
            var sent = upload("finance", Publications.cbrDaily("11.06.2024", "USD 1 " + forged));
            assertThat(sent.statusCode()).isIn(201, 422);
            if (sent.statusCode() == 201) {
                String proposal = sent.jsonPath().getString("id");
                assertThat(confirm("finance", proposal)).isEqualTo(403);
                assertThat(Api.get("auditor", "/v1/audit?subject=" + proposal).getList("items.action"))
                        .contains("RATES_PROPOSED");
            }
            assertThat(rate()).as(forged).isEqualTo("89.0200");
        }
    }

    /** Two of them together: what was published first, the days around it and the other bank bound them. */
    @Test
    void aSecondOfficerWhoIsInItCannotGoFarEither() {
        published();
        for (String forged : List.of("21,2000", "4,3000", "0,8700", "890,2000")) {
            var sent = upload("finance", Publications.cbrDaily("11.06.2024", "USD 1 " + forged));
            if (sent.statusCode() == 201) {
                assertThat(confirm("finance2", sent.jsonPath().getString("id")))
                        .as(forged)
                        .isEqualTo(422);
            }
            assertThat(rate()).as(forged).isEqualTo("89.0200");
        }
    }

    /** The other doors to a rate: by hand, and another bank's file under this one's name. */
    @Test
    void noOtherDoorIsOpenToOnePerson() {
        LocalDate today = LocalDate.now(clock);
        JsonPath manual = Api.post(
                "finance",
                "/v1/rates/manual",
                Map.of(
                        "base", "MRU",
                        "quote", "USD",
                        "nominal", 1,
                        "value", "4.2",
                        "inForceFrom", today.toString(),
                        "inForceUntil", today.plusDays(2).toString(),
                        "reason", "the market was closed, mean of three banks"),
                201);
        String approval = "/v1/rates/manual/" + manual.getString("id") + "/approval";
        Api.post("finance", approval, Map.of(), 403);
        Api.as("partner")
                .get("/v1/rates?source=MANUAL&base=MRU&quote=USD&on=" + today)
                .then()
                .statusCode(422);
        assertThat(Api.writing("finance")
                        .contentType("application/xml")
                        .body(Publications.ecb(DAY + " USD 9.0"))
                        .post("/v1/rates/imports?source=CBR")
                        .statusCode())
                .isEqualTo(422);
        for (String user : List.of("partner", "caseworker", "approver", "policy", "auditor", "operator", "bank")) {
            assertThat(upload(user, Publications.cbrDaily("11.06.2024", "USD 1 21,2000"))
                            .statusCode())
                    .as(user)
                    .isEqualTo(403);
        }
    }

    /** What both banks published on the day, if no other story has brought it yet. */
    private static void published() {
        if ("89.0200".equals(rate())) {
            return;
        }
        both(Publications.ecb("2024-06-10 USD 1.0756"));
        both(Publications.cbrDaily("11.06.2024", "USD 1 89,0200", "EUR 1 95,7500"));
        assertThat(rate()).isEqualTo("89.0200");
    }

    private static void both(byte[] file) {
        var sent = upload("finance", file);
        assertThat(sent.statusCode()).isEqualTo(201);
        assertThat(confirm("finance2", sent.jsonPath().getString("id"))).isEqualTo(201);
    }

    private static Response upload(String user, byte[] file) {
        return Api.writing(user).contentType("application/xml").body(file).post("/v1/rates/imports");
    }

    private static int confirm(String user, String id) {
        return Api.writing(user)
                .post("/v1/rates/imports/" + id + "/confirmation")
                .statusCode();
    }

    private static String rate() {
        Response answer = Api.as("partner").get("/v1/rates?source=CBR&base=USD&quote=RUB&on=" + DAY);
        return answer.statusCode() == 200 ? answer.jsonPath().getString("rates[0].value") : "none";
    }
}
