package org.millioncarrots.claimant.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.claimant.vault.IdentityVault;
import org.millioncarrots.platform.TargetDays;
import org.millioncarrots.platform.sql.ForAllPartners;
import org.millioncarrots.testing.Accounts;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Stories;

/** Nobody alone decides where money goes, and nobody alone can hold it back unseen. */
@QuarkusTest
@ForAllPartners
class DestinationChangeApiTest {
    private static final String NEW_ACCOUNT = "LT…1000";

    @Inject
    @DataSource("migration")
    AgroalDataSource owner;

    @Inject
    IdentityVault vault;

    @Inject
    UseDestinations useDestinations;

    @Inject
    Clock clock;

    private String claimant = "";
    private String oldAccount = "";

    @BeforeEach
    void aClaimant() {
        claimant = Stories.registered("partner", false, 0).getString("id");
        oldAccount = account();
    }

    @Test
    void oneCaseworkerDoesNotSwapAnAccount() {
        int version = Accounts.proposed("caseworker", claimant);
        Accounts.step("caseworker", claimant, version, "confirmation")
                .statusCode(403)
                .body("type", equalTo("/problems/same-person"));
        Accounts.step("caseworker", claimant, version, "rejection").statusCode(403);
        Accounts.letTheWaitingTimePass();
        assertThat(account()).isEqualTo(oldAccount);
    }

    @Test
    void norUnderAnotherLetterCaseOfTheSubject() throws SQLException {
        int version = Accounts.proposed("caseworker", claimant);
        execute("update destination_change set proposed_by = 'CaseWorker' where claimant_id = '" + claimant + "'");
        Accounts.step("caseworker", claimant, version, "confirmation")
                .statusCode(403)
                .body("type", equalTo("/problems/same-person"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"partner", "partner2", "finance", "operator", "auditor"})
    void noTokenOfAPartnerConfirms(String user) {
        int version = Accounts.proposed("partner", claimant);
        Accounts.step(user, claimant, version, "confirmation").statusCode(403);
        assertThat(state(version)).isEqualTo("PROPOSED");
    }

    @ParameterizedTest
    @CsvSource({"partner, caseworker", "caseworker, approver"})
    void anotherPersonConfirmsAndItIsUsedWhenTheWaitingTimeIsOver(String proposer, String confirmer) {
        int version = Accounts.proposed(proposer, claimant);
        Accounts.step(confirmer, claimant, version, "confirmation")
                .statusCode(201)
                .body("state", equalTo("CONFIRMED"))
                .body("proposedBy", equalTo(proposer))
                .body("confirmedBy", equalTo(confirmer));
        Instant useFrom = Instant.parse(
                Api.get("caseworker", "/v1/claimants/" + claimant).getString("proposedDestination.useFrom"));
        assertThat(LocalDate.ofInstant(useFrom, clock.getZone())).isEqualTo(TargetDays.later(LocalDate.now(clock), 2));

        useDestinations.useAll(useFrom.minus(1, ChronoUnit.SECONDS));
        assertThat(account()).isEqualTo(oldAccount);
        useDestinations.useAll(useFrom);
        assertThat(account()).isEqualTo(NEW_ACCOUNT);
        Api.as("partner").get("/v1/claimants/" + claimant).then().body("proposedDestination", nullValue());
        useDestinations.useAll(useFrom);
        assertThat(auditOf(claimant))
                .containsOnlyOnce("PAYOUT_DESTINATION_PROPOSED", "PAYOUT_DESTINATION_CONFIRMED")
                .containsOnlyOnce("PAYOUT_DESTINATION_CHANGED");
        Accounts.step(confirmer, claimant, version, "rejection").statusCode(409);
    }

    @Test
    void whatIsProposedIsShownMaskedToWhomTheClaimantBelongs() {
        Accounts.proposed("caseworker", claimant);
        Api.as("partner")
                .get("/v1/claimants/" + claimant)
                .then()
                .body("payoutDestination", equalTo(oldAccount))
                .body("proposedDestination.payoutDestination", equalTo(NEW_ACCOUNT))
                .body("proposedDestination.state", equalTo("PROPOSED"));
        Api.as("partner2").get("/v1/claimants/" + claimant).then().statusCode(404);
        Api.as("partner")
                .get("/v1/claimants/" + claimant + "/payout-destination-proposals")
                .then()
                .statusCode(403);
        assertThat(openProposals()).contains(claimant);
    }

    @Test
    void aSecondProposalWaitsForTheEndOfTheFirst() {
        int version = Accounts.proposed("partner", claimant);
        Accounts.put("caseworker", claimant, Accounts.another())
                .statusCode(409)
                .body("reason", equalTo("ALREADY_PROPOSED"));
        Accounts.step("caseworker2", claimant, version, "rejection").statusCode(201);
        assertThat(Accounts.proposed("caseworker", claimant)).isGreaterThan(version);
    }

    @Test
    void ofTwoProposalsAtOnceOneIsTaken() throws Exception {
        String etag = Api.as("partner").get("/v1/claimants/" + claimant).header("ETag");
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Future<Integer>> answers = Stream.of("partner", "caseworker")
                    .map(user -> both.submit(() -> Api.as(user)
                            .header("If-Match", etag)
                            .body(Accounts.another())
                            .put("/v1/claimants/" + claimant + "/payout-destination")
                            .statusCode()))
                    .toList();
            assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(202, 409);
        }
    }

    @Test
    void whoeverProposedTakesItBackAndNobodyElse() {
        int version = Accounts.proposed("partner", claimant);
        Accounts.step("caseworker", claimant, version, "withdrawal").statusCode(403);
        Accounts.step("partner2", claimant, version, "withdrawal").statusCode(404);
        Accounts.step("partner", claimant, version, "withdrawal")
                .statusCode(201)
                .body("state", equalTo("WITHDRAWN"));
        Accounts.step("caseworker", claimant, version, "confirmation").statusCode(409);
        assertThat(auditOf(claimant)).contains("PAYOUT_DESTINATION_WITHDRAWN");
    }

    @Test
    void aClaimantWhoObjectsInTheWaitingTimeKeepsTheAccount() {
        int version = Accounts.confirmed("caseworker", claimant);
        Accounts.step("approver", claimant, version, "rejection")
                .statusCode(201)
                .body("state", equalTo("REJECTED"));
        Accounts.letTheWaitingTimePass();
        assertThat(account()).isEqualTo(oldAccount);
        assertThat(openProposals()).doesNotContain(claimant);
    }

    @Test
    void whoeverReadTheClaimantBeforeAnotherChangeReadsAgain() {
        String etag = Api.as("partner").get("/v1/claimants/" + claimant).header("ETag");
        Accounts.changed("partner", claimant);
        Api.as("partner")
                .header("If-Match", etag)
                .body(Accounts.another())
                .put("/v1/claimants/" + claimant + "/payout-destination")
                .then()
                .statusCode(412);
    }

    @Test
    void aFirstAccountIsUsedAtOnce() throws SQLException {
        Map<String, Object> identity = Map.of(
                "name",
                "Пётр Образцов",
                "bornOn",
                "1990-04-12",
                "document",
                Map.of("kind", "PASSPORT", "issuedBy", "XX", "number", "F" + claimant.substring(24)));
        String without = Api.post("partner", "/v1/claimants", Map.of("identity", identity), 201)
                .getString("id");
        Accounts.put("partner", without, Accounts.another())
                .statusCode(200)
                .header("ETag", not(equalTo("\"0\"")))
                .body("payoutDestination", equalTo(NEW_ACCOUNT));
        assertThat(versions(without)).containsExactly("1 partner null");
        assertThat(auditOf(without)).contains("PAYOUT_DESTINATION_CHANGED");
        Accounts.proposed("partner", without);
    }

    @Test
    void whoHasSaidWhereSomebodyIsPaidStaysKnown() throws SQLException {
        Accounts.changed("caseworker", claimant);
        Accounts.proposed("partner", claimant);
        assertThat(versions(claimant)).containsExactly("1 partner null", "2 caseworker caseworker2", "3 partner null");
    }

    @Test
    void anErasureReachesWhatIsProposed() throws SQLException {
        int version = Accounts.proposed("partner", claimant);
        String erasures = "/v1/claimants/" + claimant + "/erasures";
        String erasure = Api.post("caseworker", erasures, Map.of("reason", "CLAIMANT_REQUEST"), 201)
                .getString("id");
        assertThat(vault.destination(UUID.fromString(claimant), version)).isPresent();
        Api.post("approver", erasures + "/" + erasure + "/approval", Map.of(), 201);

        assertThat(vault.destination(UUID.fromString(claimant), version)).isEmpty();
        assertThat(query("select count(*) from destination_change where masked is not null and claimant_id = '"
                        + claimant + "'"))
                .containsExactly("0");
        assertThat(state(version)).isEqualTo("WITHDRAWN");
        Accounts.step("caseworker", claimant, version, "confirmation").statusCode(409);
        assertThat(openProposals()).doesNotContain(claimant);
    }

    private String account() {
        return Api.get("caseworker", "/v1/claimants/" + claimant).getString("payoutDestination");
    }

    private String state(int version) {
        List<Map<String, Object>> all = Api.get(
                        "auditor", "/v1/claimants/" + claimant + "/payout-destination-proposals")
                .getList("$");
        return (String) all.stream()
                .filter(one -> one.get("version").equals(version))
                .findFirst()
                .orElseThrow()
                .get("state");
    }

    private static List<String> openProposals() {
        return Api.get("caseworker", "/v1/payout-destination-proposals?limit=500")
                .getList("items.claimantId");
    }

    private static List<String> auditOf(String claimant) {
        return Api.get("auditor", "/v1/audit?subject=" + claimant).getList("items.action");
    }

    private List<String> versions(String claimant) throws SQLException {
        return query("select version || ' ' || proposed_by || ' ' || coalesce(confirmed_by, 'null')"
                + " from destination_version where claimant_id = '" + claimant
                + "' and at is not null order by version");
    }

    private List<String> query(String sql) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
