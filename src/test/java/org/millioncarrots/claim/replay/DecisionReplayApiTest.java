package org.millioncarrots.claim.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.sql.ForAllPartners;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Stories;

@QuarkusTest
@ForAllPartners
class DecisionReplayApiTest {
    private static final String REPLAYS = "/v1/decision-replays";

    @Inject
    @DataSource("migration")
    AgroalDataSource owner;

    @Inject
    ReplayAtOnce replayAtOnce;

    @Inject
    Ids ids;

    @AfterEach
    void nothingRuns() throws SQLException {
        asOwner("update decision_replay set state = 'STOPPED', finished_at = now() where state = 'RUNNING'");
    }

    @Test
    void countsByProgrammeVersionAndFindsNothingDifferent() throws Exception {
        decided();
        String id = started();
        JsonPath done = ended(id);
        assertThat(done.getString("state")).isEqualTo("DONE");
        assertThat(done.getInt("bucketsDone")).isEqualTo(4096).isEqualTo(done.getInt("buckets"));
        assertThat(done.getInt("compared")).isPositive();
        assertThat(done.getInt("different")).isZero();
        assertThat(done.getList("differences")).isEmpty();
        assertThat(done.getList("versions.compared", Long.class).stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(done.getLong("compared"));
        assertThat(done.getList("versions.programme")).contains("ukraine-lay-down-arms");
        assertThat(Api.get("operator", REPLAYS + "?limit=1").getString("items[0].id"))
                .isEqualTo(id);
        Api.as("auditor").delete(REPLAYS + "/" + id).then().statusCode(409);
        Api.as("caseworker").get(REPLAYS + "/" + id).then().statusCode(403);
        Api.as("finance").post(REPLAYS).then().statusCode(403);
    }

    @Test
    void aRecordThatWasTamperedWithIsNamedUnderItsVersion() throws Exception {
        String claim = decided();
        String confirmer = "update decision set facts = jsonb_set(facts, '{confirmedBy}', '\"%s\"') where claim_id = '"
                + claim + "'";
        asOwner(confirmer.formatted("NOBODY"));
        try {
            JsonPath done = ended(started());
            assertThat(done.getInt("different")).isEqualTo(1);
            assertThat(done.getString("differences[0].claimId")).isEqualTo(claim);
            assertThat(done.getString("differences[0].what")).isEqualTo("OUTCOME");
            assertThat(done.getInt("versions.find { it.programme == 'ukraine-lay-down-arms' }.different"))
                    .isEqualTo(1);
        } finally {
            asOwner(confirmer.formatted("UKRAINIAN_FORCES"));
        }
    }

    @Test
    void oneAtATimeOnOneReplicaAndStoppable() throws Exception {
        try (Connection otherReplica = owner.getConnection()) {
            otherReplica.setAutoCommit(false);
            UUID id = ids.next();
            insertAt(id, 0);
            otherReplica.createStatement().execute("select from decision_replay where id = '" + id + "' for update");
            assertThat(started()).isEqualTo(id.toString());
            Thread.sleep(3_000);
            assertThat(get(id.toString()).getInt("bucketsDone"))
                    .as("another replica is at it")
                    .isZero();
            otherReplica.rollback();
        }
        String id = get(started()).getString("id");
        JsonPath stopped = Api.as("auditor").delete(REPLAYS + "/" + id).jsonPath();
        assertThat(stopped.getString("state")).isIn("STOPPED", null);
        assertThat(ended(id).getString("finishedAt")).isNotBlank();
    }

    @Test
    void goesOnWhereAKilledReplicaHasLeftIt() throws Exception {
        UUID id = ids.next();
        insertAt(id, 4_080);
        JsonPath done = ended(id.toString());
        assertThat(done.getString("state")).isEqualTo("DONE");
        assertThat(done.getInt("bucketsDone")).isEqualTo(4_096);
        assertThat(done.getLong("compared"))
                .as("what was compared before counts on")
                .isGreaterThanOrEqualTo(7_000_000);
    }

    @Test
    void theOneCallEndsWhenItsTimeIsOverOrNobodyWaits() {
        assertThat(replayAtOnce.replay(() -> false, Duration.ofSeconds(30)).different())
                .isZero();
        assertThatThrownBy(() -> replayAtOnce.replay(() -> false, Duration.ZERO))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("/v1/decision-replays");
        int[] asked = {0};
        assertThatThrownBy(() -> replayAtOnce.replay(() -> ++asked[0] > 3, Duration.ofSeconds(30)))
                .isInstanceOf(Problem.class);
        assertThat(asked[0]).isEqualTo(4);
    }

    private static String started() {
        return Api.post("auditor", REPLAYS, "", 202).getString("id");
    }

    private static JsonPath get(String id) {
        return Api.get("operator", REPLAYS + "/" + id);
    }

    private static JsonPath ended(String id) throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            JsonPath replay = get(id);
            if (!replay.getString("state").equals("RUNNING")) {
                return replay;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the replay does not end");
    }

    private static String decided() {
        String claimant = Stories.registered("partner", false, 0).getString("id");
        String claim = Api.post(
                        "partner",
                        "/v1/claims",
                        Map.of(
                                "claimantId",
                                claimant,
                                "programme",
                                "ukraine-lay-down-arms",
                                "payoutCurrency",
                                "EUR",
                                "facts",
                                Stories.soldier()),
                        201)
                .getString("id");
        Api.post("caseworker", "/v1/claims/" + claim + "/decision", Map.of("outcome", "ELIGIBLE"), 201);
        return claim;
    }

    /** As a replica leaves it that was killed after so many buckets. */
    private void insertAt(UUID id, int nextBucket) throws SQLException {
        asOwner("insert into decision_replay (id, state, next_bucket, compared, different, started_by, started_at,"
                + " progress_at) values ('" + id + "', 'RUNNING', " + nextBucket
                + ", 7000000, 0, 'somebody', now(), now())");
    }

    private void asOwner(String sql) throws SQLException {
        try (var connection = owner.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
