package org.millioncarrots.artefact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The oldest PostgreSQL that the service promises to run on. */
@EnabledIf(
        value = "org.millioncarrots.artefact.PostgresServer#is15Installed",
        disabledReason = "no PostgreSQL 15 in /usr/lib/postgresql/15/bin: install Debian's postgresql-15 to run this")
class Postgres15IT extends ProductionChecks {
    @Override
    PostgresServer database(Path folder, Certificates certificates) throws Exception {
        return PostgresServer.version15(folder, certificates);
    }

    /** By what auditors have: a dump, the key file, and no service. */
    @Test
    @Order(4)
    void theAuditLogOfTheTourIsVerifiedFromADump() throws Exception {
        Path folder = installation().folder();
        Path dump = installation().database().dump(folder.resolve("audit.sql"), "audit_entry", "audit_head");
        String said = Commands.run(List.of(
                "bash",
                Path.of("bin", "audit-verify").toAbsolutePath().toString(),
                "--keys",
                folder.resolve("master-keys.properties").toString(),
                dump.toString()));
        assertThat(said).matches("(?s)OK: (\\d+) entries, \\1 of them signed .*");
    }
}
