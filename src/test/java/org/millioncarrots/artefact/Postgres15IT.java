package org.millioncarrots.artefact;

import java.nio.file.Path;
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
}
