package org.millioncarrots.report.day;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.PaidPeople;
import org.millioncarrots.testing.SentFiles;
import org.millioncarrots.testing.Visitor;

@QuarkusTest
class DayPagesApiTest {
    @Inject
    PaidPeople people;

    @Test
    void theMorningsPageShowsWhatTheApiSays() throws Exception {
        SentFiles.Sent sent = SentFiles.sent(1);
        people.waitsLongest(sent.id());
        JsonPath today = Api.get("finance", "/v1/reports/today");
        String page = Visitor.as("finance").get("/console/today").body();
        assertThat(page).contains("/console/batches/" + sent.id());
        for (Map<String, Object> money : today.<Map<String, Object>>getList("money")) {
            @SuppressWarnings("unchecked")
            String closing = ((Map<String, String>) money.get("closing")).get("amount");
            assertThat(page.replace(",", "")).contains(closing);
        }
        assertThat(Visitor.as("caseworker").get("/console/today").statusCode()).isEqualTo(403);
    }

    /** A month long before the first booking, which others close nothing of. */
    @Test
    void twoPeopleCloseAMonthAndOneDoesNot() {
        String path = "/console/close/1991-03";
        Visitor finance = Visitor.as("finance");
        String page = finance.get(path).body();
        if (page.contains("is closed")) {
            // Another test has closed a later month of this shared database.
            return;
        }
        assertThat(page).contains("Close March 1991?").contains("Debits are credits in every currency");
        String proposed = finance.post(path + "/proposal", Visitor.fields(page)).body();
        assertThat(proposed).contains("so another person closes it").doesNotContain("/approval");
        Visitor second = Visitor.as("finance2");
        Map<String, String> form = Visitor.fields(second.get(path).body());
        assertThat(finance.post(path + "/approval", form).statusCode())
                .as("a form is sealed for one person")
                .isEqualTo(403);
        assertThat(second.post(path + "/approval", form).body()).contains("March 1991 is closed");
        assertThat(Visitor.as("approver").get("/console/close").body()).contains("1991-03-31");
    }
}
