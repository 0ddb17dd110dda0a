package org.millioncarrots.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.millioncarrots.Api;
import org.millioncarrots.Stories;

/** One soldier and one diplomat, from the claim to the settled and booked payment. */
@QuarkusTest
class PaidToTheEndApiTest {

    @Test
    void aSoldierIsPaidWhatWasPromisedAtThePinnedRate() throws InterruptedException {
        String claimant = Stories.registered("partner", false, 0).getString("id");
        JsonPath award = Stories.awarded(
                "partner", claimant, "ukraine-lay-down-arms", "2022-03-05", "USD", Stories.soldier());
        assertThat(award.getString("award.money[0].promised.amount")).isEqualTo("5000000.00");
        assertThat(award.getString("award.money[0].payable.amount")).isEqualTo("47253.44");
        assertThat(award.getString("award.money[0].rates[0].value")).isEqualTo("105.8124");
        balanced();

        JsonPath run = Stories.run("2022-04-01");
        assertThat(run.getString("state")).isEqualTo("DONE");
        assertThat(run.getInt("payouts")).isGreaterThanOrEqualTo(1);
        balanced();

        String batch = Api.post(
                        "finance",
                        "/v1/payout-batches",
                        Map.of("currency", "USD", "scheme", "CROSS_BORDER"),
                        201)
                .getString("id");
        Api.writing("finance").post("/v1/payout-batches/" + batch + "/approval").then().statusCode(403);
        Api.writing("finance2").post("/v1/payout-batches/" + batch + "/approval").then().statusCode(201);
        String file = Api.as("finance")
                .get("/v1/payout-batches/" + batch + "/file")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(file).contains("47253.44").contains("PETR OBRAZTSOV");
        Api.writing("finance").post("/v1/payout-batches/" + batch + "/delivery").then().statusCode(201);
        balanced();
    }

    private static void balanced() {
        assertThat(Api.get("finance", "/v1/ledger/trial-balance").getBoolean("balanced")).isTrue();
    }
}
