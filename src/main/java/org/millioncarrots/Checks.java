package org.millioncarrots;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.millioncarrots.Finding.Result;
import org.millioncarrots.platform.MasterKeys;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.sql.DatabaseInquiry;
import org.millioncarrots.platform.sql.DatabaseState;
import org.millioncarrots.platform.sql.VaultInquiry;
import org.millioncarrots.rates.publication.FeedSettings;
import org.millioncarrots.rates.publication.Publisher;

/** Looks at everything that the service needs from outside; at the start, and for {@code --check}. */
@ApplicationScoped
class Checks {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final DatabaseInquiry database;
    private final VaultInquiry vault;
    private final MasterKeys keys;
    private final Issuer issuer;
    private final FeedSettings feeds;

    Checks(DatabaseInquiry database, VaultInquiry vault, MasterKeys keys, Issuer issuer, FeedSettings feeds) {
        this.database = database;
        this.vault = vault;
        this.keys = keys;
        this.issuer = issuer;
        this.feeds = feeds;
    }

    /** What a start depends on; the issuer's keys were asked for before this. */
    List<Finding> atStart() {
        return List.of(keys(), database(), vault(), issuer(issuer.isKnown()));
    }

    /** The same and all other addresses, each with patience. */
    List<Finding> everything() {
        List<Finding> findings = new ArrayList<>();
        findings.add(
                Finding.ok("settings", KnownSettings.byProperty().size() + " known, those that are set are plausible"));
        findings.add(keys());
        findings.add(database());
        findings.add(vault());
        findings.add(issuer(issuer.isKnownWithin(PATIENCE)));
        Publisher.BANKS.forEach(
                bank -> bank.address(feeds).ifPresent(folder -> findings.add(feed("feed " + bank, folder))));
        return findings;
    }

    private Finding keys() {
        try {
            keys.hmac("start", "");
            keys.tryMaster();
            return Finding.ok("keys", "the key file can be read, and its primary key is there");
        } catch (Problem away) {
            return Finding.away("keys", "the key service does not answer: look at CARROTS_KEYS_SERVICE_…");
        } catch (IllegalStateException | UncheckedIOException unusable) {
            return new Finding("keys", Result.REFUSED, String.valueOf(unusable.getMessage()));
        }
    }

    private Finding database() {
        return switch (database.byNewConnection()) {
            case DatabaseInquiry.NoAnswer none ->
                Finding.away(
                        "database",
                        "the database does not answer (SQLSTATE " + none.sqlState()
                                + "): look at its address, TLS, user, password and slots");
            case DatabaseState state ->
                state.unsafeRole()
                        .map(role -> unsafe("database", role, "carrots_app"))
                        .orElseGet(() -> schema(state));
        };
    }

    private Finding vault() {
        VaultInquiry.Answer answer = vault.ask();
        if (answer.fault().isPresent()) {
            return Finding.away(
                    "vault",
                    "the vault does not answer (SQLSTATE " + answer.fault().get()
                            + "): look at QUARKUS_DATASOURCE_VAULT_…, which connects as carrots_vault_a or carrots_vault_b");
        }
        return answer.unsafeRole()
                .map(role -> unsafe("vault", role, "carrots_vault_a"))
                .orElseGet(() -> Finding.ok("vault", "its rows can be reached, and row-level security binds the role"));
    }

    private static Finding unsafe(String what, String role, String login) {
        return new Finding(
                what,
                Main.isProductionBuild() ? Result.REFUSED : Result.AWAY,
                "the " + what + "'s user is " + role + ", whom row-level security does not bind; connect as " + login
                        + " (docs/operations.md)");
    }

    private static Finding schema(DatabaseState state) {
        return state.hasSchema()
                ? Finding.ok(
                        "database",
                        "PostgreSQL " + state.server() + ", row-level security binds the role, schema "
                                + state.schemaVersion())
                : Finding.away(
                        "database",
                        "the schema is " + state.schemaVersion() + ", " + DatabaseState.NEEDED_VERSION
                                + " is needed: run the migration (CARROTS_MIGRATION_ONLY=true)");
    }

    private static Finding issuer(boolean known) {
        return known
                ? Finding.ok("issuer", "its configuration and keys were fetched")
                : Finding.away(
                        "issuer",
                        "its keys could not be fetched: look at QUARKUS_OIDC_AUTH_SERVER_URL, TLS and the network");
    }

    private static Finding feed(String what, URI address) {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            int status = client.send(
                            HttpRequest.newBuilder(address).timeout(PATIENCE).build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            return Finding.ok(what, "answers (status " + status + " for the folder itself)");
        } catch (IOException unreachable) {
            return Finding.away(what, "does not answer; rates can be imported by hand");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Finding.away(what, "was not waited for");
        }
    }
}
