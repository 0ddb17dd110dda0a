package org.millioncarrots.payout.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Stories;
import org.millioncarrots.testing.Visitor;

@QuarkusTest
class RunPagesApiTest {
    private static final String PREVIEW = "/console/runs/new?dueUpTo=2022-03-31";

    @Test
    void whatThePreviewShowsIsMadeOnceHoweverOftenTheFormIsSent() throws InterruptedException {
        String claimant = Stories.registered("partner", false, 0).getString("id");
        Stories.awarded("partner", claimant, "diplomat-resignation", "2022-03-10", "EUR", Stories.diplomat());
        Visitor finance = Visitor.as("finance");
        String page = finance.get(PREVIEW).body();
        JsonPath preview = Api.get("finance", "/v1/payout-runs/preview?dueUpTo=2022-03-31");
        assertThat(page).contains("diplomat-resignation").containsPattern("payouts? due\\?");
        for (String amount : preview.<String>getList("totals.amount.amount")) {
            assertThat(page.replace(",", "")).contains(amount);
        }

        HttpResponse<String> started = finance.post("/console/runs", Visitor.fields(page));
        assertThat(started.statusCode()).isEqualTo(200);
        assertThat(started.body()).contains("The run has begun.");
        String run = started.uri().getPath().substring("/console/runs/".length());
        assertThat(finance.post("/console/runs", Visitor.fields(page)).body()).contains("It was not done twice");
        JsonPath done = ended(run);
        assertThat(done.getString("createdBy")).isEqualTo("finance");
        String shown = finance.get("/console/runs/" + run).body();
        assertThat(shown).contains("Next: collect").doesNotContain("hx-get");
        for (String amount : done.<String>getList("made.amount.amount")) {
            assertThat(shown.replace(",", "")).contains(amount);
        }
        assertThat(Visitor.as("auditor").get("/console/runs").body()).contains(run);
    }

    @Test
    void aFormIsForTheDayThatItsPageHasShownAndForWhoMayRun() {
        Map<String, String> other = new HashMap<>();
        Visitor finance = Visitor.as("finance");
        other.put("form", Visitor.fields(finance.get(PREVIEW).body()).getOrDefault("form", "none"));
        other.put("dueUpTo", "2022-03-30");
        assertThat(finance.post("/console/runs", other).statusCode()).isEqualTo(403);
        Visitor auditor = Visitor.as("auditor");
        assertThat(auditor.get(PREVIEW).body()).doesNotContain("name=\"form\"");
        assertThat(auditor.post("/console/runs", other).statusCode()).isEqualTo(403);
        assertThat(Visitor.as("caseworker").get("/console/runs").statusCode()).isEqualTo(403);
        assertThat(finance.get("/console/runs/new?dueUpTo=2099-01-01").statusCode())
                .isEqualTo(400);
    }

    private static JsonPath ended(String run) throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            JsonPath view = Api.get("finance", "/v1/payout-runs/" + run);
            if (!view.getString("state").equals("RUNNING")) {
                return view;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the run did not end within 30 seconds");
    }
}
