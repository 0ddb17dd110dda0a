package org.millioncarrots.payout.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Stories;

@QuarkusTest
class PayoutRunListApiTest {
    @Test
    void operatorsSeeTheNewestRunsPageByPage() throws InterruptedException {
        String first = Stories.run("1990-01-02").getString("id");
        String second = Stories.run("1990-01-03").getString("id");
        JsonPath page = Api.get("operator", "/v1/payout-runs?state=DONE&limit=1");
        List<String> found = new ArrayList<>(page.getList("items.id", String.class));
        assertThat(found).containsExactly(second);
        assertThat(page.getString("items[0].dueUpTo")).isEqualTo("1990-01-03");
        assertThat(page.getLong("items[0].chunksDone")).isEqualTo(page.getLong("items[0].chunks"));
        page = Api.get("operator", "/v1/payout-runs?limit=1&cursor=" + page.getString("next"));
        assertThat(page.getList("items.id", String.class)).containsExactly(first);
        assertThat(Api.get("finance", "/v1/payout-runs?state=CANCELLED&limit=500")
                        .getList("items.state"))
                .doesNotContain("DONE", "RUNNING");
    }

    @Test
    void operatorsLookAndDoNotTouch() throws InterruptedException {
        String run = Stories.run("1990-01-02").getString("id");
        Api.as("operator").get("/v1/payout-runs/" + run).then().statusCode(200).body("state", equalTo("DONE"));
        Api.as("operator").get("/v1/payout-runs/" + run + "/skipped").then().statusCode(403);
        Api.as("operator").delete("/v1/payout-runs/" + run).then().statusCode(403);
        Api.writing("operator")
                .body("{\"dueUpTo\":\"1990-01-02\"}")
                .post("/v1/payout-runs")
                .then()
                .statusCode(403);
        Api.as("partner").get("/v1/payout-runs").then().statusCode(403);
    }

    @Test
    void anUnknownStateIsNamed() {
        Api.as("finance")
                .get("/v1/payout-runs?state=PAUSED")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("state"));
    }
}
