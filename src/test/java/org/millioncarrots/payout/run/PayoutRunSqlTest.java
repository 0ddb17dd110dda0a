package org.millioncarrots.payout.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Stories;

/** Runs that meet, repeat and stop: every due instalment gets one payout, and only when nothing stands in its way. */
@QuarkusTest
class PayoutRunSqlTest {
    @Inject
    @DataSource("migration")
    AgroalDataSource owner;

    @Test
    void runsAtTheSameTimePayEachInstalmentOnce() throws Exception {
        // What other tests have left to be paid.
        Stories.run("2022-06-30");
        for (int i = 0; i < 6; i++) {
            diplomatFrom("2022-03-10");
        }
        long before = payouts();
        List<Callable<JsonPath>> four = java.util.Collections.nCopies(4, () -> Stories.run("2022-06-30"));
        long made = 0;
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<JsonPath> run : executor.invokeAll(four)) {
                assertThat(run.get().getString("state")).isEqualTo("DONE");
                made += run.get().getLong("payouts");
            }
        }
        assertThat(made).as("what the four runs say they made").isEqualTo(payouts() - before);
        assertThat(made).as("March to June for six people").isGreaterThanOrEqualTo(24);
        assertThat(Stories.run("2022-06-30").getLong("payouts"))
                .as("a fifth run finds nothing")
                .isZero();
        assertThat(Api.get("finance", "/v1/ledger/trial-balance").getBoolean("balanced"))
                .isTrue();
    }

    @Test
    void aHoldStopsPaymentUntilItIsLifted() throws InterruptedException {
        JsonPath award = diplomatFrom("2022-03-11");
        String claim = award.getString("claim.id");
        String claimant = award.getString("claim.claimantId");
        JsonPath held =
                Api.post("caseworker", "/v1/claims/" + claim + "/holds", Map.of("reason", "SANCTIONS_MATCH"), 201);
        JsonPath run = Stories.run("2022-03-31");
        assertThat(Api.get("finance", "/v1/payout-runs/" + run.getString("id") + "/skipped?limit=500")
                        .getList("items.reason", String.class))
                .contains("ON_HOLD");
        assertThat(payoutsOf(claimant)).isEmpty();
        Api.as("approver")
                .delete("/v1/claims/" + claim + "/holds/" + held.getString("holds[0].id"))
                .then()
                .statusCode(200);
        Stories.run("2022-03-31");
        assertThat(payoutsOf(claimant)).hasSize(1);
    }

    /** An instalment that has a payout and says that it has none: nobody may guess which is true. */
    @Test
    void aChunkThatCannotBePaidHoldsUpNobodyElse() throws Exception {
        String broken = diplomatFrom("2022-03-12").getString("award.id");
        Stories.run("2022-03-31");
        setState(broken, "2022-03-12", "SCHEDULED");
        String other = diplomatFrom("2022-03-11").getString("claim.claimantId");

        String run = Api.post("finance", "/v1/payout-runs", Map.of("dueUpTo", "2022-03-31"), 202)
                .getString("id");
        JsonPath stuck = await(run, PayoutRunSqlTest::hasOneChunkLeft);
        assertThat(stuck.getString("state")).isEqualTo("RUNNING");
        assertThat(payoutsOf(other)).hasSize(1);

        setState(broken, "2022-03-12", "PAYABLE");
        assertThat(await(run, view -> view.getString("state").equals("DONE")).getLong("chunksFailing"))
                .isZero();

        setState(broken, "2022-03-12", "SCHEDULED");
        String again = "/v1/payout-runs/"
                + Api.post("finance", "/v1/payout-runs", Map.of("dueUpTo", "2022-03-31"), 202)
                        .getString("id");
        await(again.substring(again.lastIndexOf('/') + 1), PayoutRunSqlTest::hasOneChunkLeft);
        Api.as("finance").delete(again).then().statusCode(200).body("state", equalTo("CANCELLED"));
        Api.as("finance").delete(again).then().statusCode(409).body("reason", equalTo("RUN_ENDED"));
        setState(broken, "2022-03-12", "PAYABLE");
    }

    private static boolean hasOneChunkLeft(JsonPath run) {
        return run.getLong("chunksDone") == run.getLong("chunks") - 1 && run.getLong("chunksFailing") == 1;
    }

    private static JsonPath await(String run, Predicate<JsonPath> there) throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            JsonPath view = Api.get("finance", "/v1/payout-runs/" + run);
            if (there.test(view)) {
                return view;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the run did not get there within 30 seconds");
    }

    private void setState(String award, String dueOn, String state) throws SQLException {
        try (Connection connection = owner.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "update instalment set state = ? where award_id = ? and due_on = ?")) {
            statement.setString(1, state);
            statement.setObject(2, UUID.fromString(award));
            statement.setObject(3, LocalDate.parse(dueOn));
            assertThat(statement.executeUpdate()).isOne();
        }
    }

    @Test
    void aRunIntoTheFutureIsRefusedAndNamesTheField() {
        Api.writing("finance")
                .body(Map.of("dueUpTo", "2150-01-01"))
                .post("/v1/payout-runs")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("dueUpTo"));
    }

    private static JsonPath diplomatFrom(String day) {
        String claimant = Stories.registered("partner", false, 0).getString("id");
        return Stories.awarded("partner", claimant, "diplomat-resignation", day, "EUR", Stories.diplomat());
    }

    private static List<Map<String, Object>> payoutsOf(String claimant) {
        List<Map<String, Object>> due = Api.get(
                        "finance",
                        "/v1/payouts?limit=500&programme=diplomat-resignation&dueFrom=2022-03-11&dueTo=2022-03-11")
                .getList("items");
        return due.stream()
                .filter(payout -> claimant.equals(payout.get("claimantId")))
                .toList();
    }

    private static long payouts() {
        long count = 0;
        String cursor = "";
        while (true) {
            JsonPath page =
                    Api.get("finance", "/v1/payouts?limit=500&programme=diplomat-resignation&currency=EUR" + cursor);
            count += page.getList("items").size();
            if (page.getString("next") == null) {
                return count;
            }
            cursor = "&cursor=" + page.getString("next");
        }
    }
}
