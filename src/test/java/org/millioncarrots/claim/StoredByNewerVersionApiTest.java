package org.millioncarrots.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Stories;

/** Values in rows that only a newer version of the service knows stop that one record, and nothing else. */
@QuarkusTest
class StoredByNewerVersionApiTest {
    @Inject
    @DataSource("migration")
    AgroalDataSource owner;

    @Test
    void aFactThatIsNotKnownStopsItsClaimOnly() throws SQLException {
        String claim = lodged();
        String other = lodged();
        asOwner("update claim set facts = facts || '{\"newFact\": \"so far unknown\"}' where id = '" + claim + "'");
        try {
            Api.as("caseworker")
                    .header("Idempotency-Key", claim)
                    .body(Map.of("outcome", "ELIGIBLE"))
                    .post("/v1/claims/" + claim + "/decision")
                    .then()
                    .statusCode(503)
                    .body("type", equalTo("/problems/stored-by-newer-version"))
                    .body("detail", equalTo("a stored Facts is not in the form that this version knows"));
            // Past the check of answers: what a newer version stores is not in this one's contract.
            Api.as("partner")
                    .noFilters()
                    .get("/v1/claims/" + claim)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("LODGED"));
            Api.post("caseworker", "/v1/claims/" + other + "/decision", Map.of("outcome", "ELIGIBLE"), 201);
        } finally {
            asOwner("update claim set facts = facts - 'newFact' where id = '" + claim + "'");
        }
    }

    @Test
    void aReasonThatIsNotKnownStopsItsClaimOnly() throws SQLException {
        String claim = lodged();
        String other = lodged();
        Api.post("caseworker", "/v1/claims/" + claim + "/holds", Map.of("reason", "COURT_ORDER"), 201);
        asOwner("update claim_hold set reason = 'SO_FAR_UNKNOWN' where claim_id = '" + claim + "'");
        try {
            Api.as("caseworker")
                    .get("/v1/claims/" + claim)
                    .then()
                    .statusCode(503)
                    .body("type", equalTo("/problems/stored-by-newer-version"));
            Api.get("caseworker", "/v1/claims/" + other);
        } finally {
            asOwner("update claim_hold set reason = 'COURT_ORDER' where claim_id = '" + claim + "'");
        }
    }

    @Test
    void aBindingThatIsNotKnownIsADifferenceOfItsOwn() throws SQLException {
        String claim = lodged();
        Api.post("caseworker", "/v1/claims/" + claim + "/decision", Map.of("outcome", "ELIGIBLE"), 201);
        asOwner("update decision set assessment = assessment || '{\"newField\": 1}' where claim_id = '" + claim + "'");
        try {
            Api.as("auditor")
                    .get("/v1/decisions/replay")
                    .then()
                    .statusCode(200)
                    .body("different", equalTo(1))
                    .body("differences.what", hasItem("RECORD_UNREADABLE"));
        } finally {
            asOwner("update decision set assessment = assessment - 'newField' where claim_id = '" + claim + "'");
        }
    }

    private static String lodged() {
        String claimant = Stories.registered("partner", false, 0).getString("id");
        return Api.post(
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
    }

    private void asOwner(String sql) throws SQLException {
        try (var connection = owner.getConnection();
                var statement = connection.createStatement()) {
            assertThat(List.of(statement.executeUpdate(sql))).containsExactly(1);
        }
    }
}
