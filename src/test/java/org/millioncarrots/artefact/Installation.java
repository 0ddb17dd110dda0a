package org.millioncarrots.artefact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;

/** What an operator has around the service: a database, an issuer, an authority for both, and a file of keys. */
final class Installation implements AutoCloseable {
    private final Path folder;
    private final Certificates certificates;
    private final Issuer issuer;
    private final PostgresServer database;

    /** Starts a database in a folder that it has for itself. */
    interface Server {
        PostgresServer start(Path folder, Certificates certificates) throws Exception;
    }

    Installation(Path folder, Path databaseFolder, Server server) throws Exception {
        this.folder = folder;
        certificates = new Certificates(folder);
        issuer = new Issuer(certificates);
        issuer.writeSecrets(folder);
        Files.writeString(folder.resolve("master-keys.properties"), """
                primary=2026
                key.2026=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=
                index=MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI=
                """);
        database = server.start(databaseFolder, certificates);
    }

    Path folder() {
        return folder;
    }

    Path authority() {
        return certificates.authority();
    }

    /** A browser that trusts the authority, and has been nowhere. */
    ConsoleBrowser browser() throws GeneralSecurityException {
        return new ConsoleBrowser(certificates.client());
    }

    Issuer issuer() {
        return issuer;
    }

    PostgresServer database() {
        return database;
    }

    /** As the Job does it. */
    void migrate() throws Exception {
        Map<String, String> migration = settings();
        migration.put("CARROTS_MIGRATION_ONLY", "true");
        migration.put("QUARKUS_DATASOURCE_MIGRATION_JDBC_URL", database.url());
        migration.put("QUARKUS_DATASOURCE_MIGRATION_USERNAME", PostgresServer.OWNER);
        migration.put("QUARKUS_DATASOURCE_MIGRATION_PASSWORD", PostgresServer.PASSWORD);
        try (Service job = Service.start(folder, migration)) {
            assertThat(job.exitCode()).as(job.said()).isZero();
            assertThat(job.said()).contains("schema migrated to version");
        }
    }

    /** What docs/operations.md sets. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("QUARKUS_DATASOURCE_JDBC_URL", database.url());
        settings.put("QUARKUS_DATASOURCE_USERNAME", PostgresServer.APPLICATION);
        settings.put("QUARKUS_DATASOURCE_PASSWORD", PostgresServer.PASSWORD);
        settings.put("QUARKUS_DATASOURCE_VAULT_USERNAME", PostgresServer.VAULT);
        settings.put("QUARKUS_DATASOURCE_VAULT_PASSWORD", PostgresServer.PASSWORD);
        settings.put("QUARKUS_OIDC_AUTH_SERVER_URL", issuer.url());
        settings.put("QUARKUS_OIDC_TLS_TLS_CONFIGURATION_NAME", "issuer");
        settings.put(
                "QUARKUS_TLS_ISSUER_TRUST_STORE_PEM_CERTS",
                certificates.authority().toString());
        settings.put(
                "CARROTS_KEYS_FILE", folder.resolve("master-keys.properties").toString());
        settings.put("CARROTS_CONSOLE_ENABLED", "true");
        settings.put("CARROTS_CONSOLE_CLIENT_ID", Issuer.CONSOLE);
        settings.put("CARROTS_CONSOLE_CLIENT_SECRET", Issuer.SECRET);
        settings.put("CARROTS_CONSOLE_SESSION_SECRET", "sealed-with-this-in-a-browser-for-a-day");
        settings.put("QUARKUS_SHUTDOWN_DELAY", "3S");
        settings.put("CARROTS_DEBTOR_NAME", "Joint Settlement Office");
        settings.put("CARROTS_DEBTOR_IBAN", "DE04120300000000424242");
        settings.put("CARROTS_DEBTOR_BIC", "BYLADEM1001");
        settings.put("CARROTS_DEBTOR_TOWN", "Berlin");
        settings.put("CARROTS_DEBTOR_COUNTRY", "DE");
        // The tour does not wait two banking days for an account.
        settings.put("CARROTS_ACCOUNTS_WAITING_DAYS", "0");
        return settings;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        try (PostgresServer second = database;
                Issuer first = issuer) {
            assertThat(folder).exists();
        }
    }
}
