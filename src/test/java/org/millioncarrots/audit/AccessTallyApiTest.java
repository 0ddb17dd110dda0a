package org.millioncarrots.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Api;

/** However often somebody is refused or reads a list: one entry for each person, operation and minute. */
@QuarkusTest
class AccessTallyApiTest {
    private static final String OF_NOTHING = "/v1/audit?limit=500&subject=00000000-0000-0000-0000-000000000000";

    @Inject
    AccessTally tally;

    @Test
    void refusalsByRoleAndByRowAndReadingsAreCounted() {
        tally.record();
        long before = times("listClaims", "approver2", "times");
        long rowsBefore = times("listClaims", "approver2", "rows");
        int entries = entries().size();
        long rows = 0;
        for (int i = 0; i < 5; i++) {
            Api.as("partner2").get("/v1/claims/" + UUID.randomUUID()).then().statusCode(404);
            Api.as("approver2").get("/v1/exports").then().statusCode(403);
            rows += Api.get("approver2", "/v1/claims?limit=2").getList("items").size();
        }
        tally.record();
        assertThat(times("getClaim", "partner2", "times")).isGreaterThanOrEqualTo(5);
        assertThat(entries()).anySatisfy(entry -> assertThat(entry)
                .containsEntry("action", "ACCESS_REFUSED")
                .containsEntry("person", "approver2")
                .containsEntry("details", Map.of("operation", "listExports", "rule", "FORBIDDEN", "times", "5")));
        assertThat(times("listClaims", "approver2", "times") - before).isEqualTo(5);
        assertThat(times("listClaims", "approver2", "rows") - rowsBefore).isEqualTo(rows);
        assertThat(entries().size() - entries)
                .as("entries for fifteen requests")
                .isLessThan(10);
    }

    private static List<Map<String, Object>> entries() {
        List<Map<String, Object>> all = new java.util.ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = Api.get("auditor", OF_NOTHING + cursor);
            all.addAll(page.getList("items"));
            cursor = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
        } while (cursor != null);
        return all;
    }

    private static long times(String operation, String person, String figure) {
        return entries().stream()
                .filter(entry -> entry.get("person").equals(person))
                .map(entry -> (Map<?, ?>) entry.get("details"))
                .filter(details -> operation.equals(details.get("operation")) && details.containsKey(figure))
                .mapToLong(details -> Long.parseLong((String) details.get(figure)))
                .sum();
    }
}
