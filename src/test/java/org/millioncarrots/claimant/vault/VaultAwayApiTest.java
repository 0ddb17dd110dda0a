package org.millioncarrots.claimant.vault;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.millioncarrots.platform.sql.ForAllPartners;
import org.millioncarrots.platform.sql.VaultInquiry;
import org.millioncarrots.testing.Accounts;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Stories;

/** What needs the vault says so while it is away and leaves nothing half done; what is to be destroyed is destroyed when it is back. */
@QuarkusTest
@ForAllPartners
class VaultAwayApiTest {
    @Inject
    IdentityVault vault;

    @Inject
    VaultInquiry inquiry;

    @Inject
    DestroySealed destroySealed;

    @AfterEach
    void back() throws SQLException {
        Server.run(Server.SUPERUSER, "alter role carrots_vault login");
        // Each connection of the pool that was cut is found to be so once.
        for (int i = 0; i < 20 && inquiry.ask().fault().isPresent(); i++) {
            assertThat(i).isLessThan(19);
        }
    }

    private static void away() throws SQLException {
        Server.run(
                Server.SUPERUSER,
                "alter role carrots_vault nologin",
                "select pg_terminate_backend(pid, 5000) from pg_stat_activity where usename = 'carrots_vault'");
    }

    @Test
    void aRegistrationIsRefusedAndTheSameOneSucceedsLater() throws SQLException {
        Map<String, Object> request = Map.of(
                "identity",
                Map.of(
                        "name", "Пётр Образцов",
                        "bornOn", "1990-04-12",
                        "document", Map.of("kind", "PASSPORT", "issuedBy", "XX", "number", "V" + UUID.randomUUID())),
                "payoutDestination",
                Map.of(
                        "iban",
                        Accounts.german(),
                        "bic",
                        "COBADEFF",
                        "address",
                        Map.of("townName", "Vilnius", "country", "LT")));
        String key = UUID.randomUUID().toString();
        String counts = "select concat_ws(' ', (select count(*) from claimant), (select count(*) from blind_index),"
                + " (select count(*) from account_index), (select count(*) from name_index), (select count(*) from audit_entry),"
                + " (select count(*) from idempotency_key where key = '" + key + "'))";
        String before = Server.ask(Server.OWNER, counts).getFirst();
        away();
        Api.as("partner")
                .header("Idempotency-Key", key)
                .body(request)
                .post("/v1/claimants")
                .then()
                .statusCode(503)
                .body("type", equalTo("/problems/unavailable"));
        assertThat(Server.ask(Server.OWNER, counts).getFirst()).isEqualTo(before);
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'vault' }.data.state", startsWith("away, SQLSTATE "));
        // What needs no vault goes on.
        Api.get("auditor", "/v1/ledger/trial-balance");

        back();
        String id = Api.as("partner")
                .header("Idempotency-Key", key)
                .body(request)
                .post("/v1/claimants")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        assertThat(vault.identity(UUID.fromString(id))).isPresent();
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'vault' }.data.state", equalTo("open"));
    }

    @Test
    void whatWasDecidedWhenItWentAwayIsDestroyedLater() throws SQLException {
        UUID claimant = UUID.fromString(Stories.registered("partner", true, 1).getString("id"));
        away();
        String asked = "select count(*) from vault_destruction where claimant_id = '" + claimant + "'";
        QuarkusTransaction.requiringNew().run(() -> vault.destroy(claimant));
        // As long as it is away: once it is back, the schedule may be quicker than this test.
        assertThat(Server.ask(Server.OWNER, asked)).as("not yet").containsExactly("1");
        back();
        destroySealed.carryOut();
        assertThat(vault.identity(claimant)).isEmpty();
        assertThat(Server.ask(Server.OWNER, asked)).containsExactly("0");
    }

    @Test
    void anActThatIsRolledBackDestroysNothing() {
        UUID claimant = UUID.fromString(Stories.registered("partner", false, 0).getString("id"));
        QuarkusTransaction.begin();
        vault.destroy(claimant);
        QuarkusTransaction.rollback();
        destroySealed.carryOut();
        assertThat(vault.identity(claimant)).isPresent();
        QuarkusTransaction.requiringNew().run(() -> {
            vault.destroy(claimant);
            assertThat(vault.identity(claimant)).as("before the commit").isPresent();
        });
        assertThat(vault.identity(claimant)).isEmpty();
    }
}
