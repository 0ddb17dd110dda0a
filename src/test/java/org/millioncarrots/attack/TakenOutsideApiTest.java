package org.millioncarrots.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.millioncarrots.platform.Sha256;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Stories;

/** Somebody of finance takes a file home and sells it, whole or a few lines of it. */
@QuarkusTest
class TakenOutsideApiTest {
    private static final String LINES = "/v1/reports/payouts/lines?from=2022-03-01&to=2022-04-30&limit=5000000";
    private static final String CSV = "text/csv";

    @Test
    void aLineThatIsFoundSaysWhoseFileItIsFrom() throws InterruptedException {
        Stories.awarded(
                "partner",
                Stories.registered("partner", false, 0).getString("id"),
                "diplomat-resignation",
                "2022-03-10",
                "EUR",
                Stories.diplomat());
        Stories.run("2022-03-31");
        String file = Api.as("finance2").accept(CSV).get(LINES).asString();
        List<String> lines = file.lines().toList();
        assertThat(lines.getFirst()).contains("exported by finance2 at 20");
        String again = Api.as("finance2").accept(CSV).get(LINES).asString();

        JsonPath found =
                recognised("text", "somebody offers this: " + lines.getLast().toLowerCase(java.util.Locale.ROOT));
        assertThat(found.getList("exports.exportedBy")).containsExactly("finance2");
        assertThat(found.getList("exports.report")).containsExactly("PAYOUT_LINES");
        assertThat(found.getLong("exports[0].lines")).isEqualTo(lines.size() - 1);
        String id = found.getString("exports[0].id");
        assertThat(found.getString("exports[0].sha256")).isEqualTo(Sha256.of(file.getBytes(StandardCharsets.UTF_8)));
        assertThat(recognised("text", again).getList("exports.id")).hasSize(1).doesNotContain(id);
        assertThat(recognised("sha256", Sha256.of(file.getBytes(StandardCharsets.UTF_8)))
                        .getList("exports.id"))
                .containsExactly(id);
        assertThat(recognised("text", "1A2B-3C4D-5E6F-7G8H, and nothing of ours")
                        .getList("exports"))
                .isEmpty();
        assertThat(Api.get("auditor", "/v1/audit?subject=" + id).getList("items.action"))
                .containsExactly("REPORT_EXPORTED", "EXPORT_FOUND_OUTSIDE", "EXPORT_FOUND_OUTSIDE");
        Api.post("finance", "/v1/exports/recognitions", Map.of("text", file), 403);
    }

    /** What a file says is what the API says: nobody is invented in it. */
    @Test
    void theFileHasThePaymentsAndNothingElse() {
        List<String> lines = Api.as("finance")
                .accept(CSV)
                .get(LINES)
                .asString()
                .lines()
                .skip(1)
                .toList();
        long counted = Api.get("finance", "/v1/reports/payouts?from=2022-03-01&to=2022-04-30")
                .getList("totals.count", Long.class)
                .stream()
                .mapToLong(Number::longValue)
                .sum();
        assertThat(lines).hasSize((int) counted);
    }

    private static JsonPath recognised(String what, String found) {
        return Api.post("auditor", "/v1/exports/recognitions", Map.of(what, found), 201);
    }
}
