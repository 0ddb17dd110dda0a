package org.millioncarrots.artefact;

import java.nio.file.Path;

class Postgres18IT extends ProductionChecks {
    @Override
    PostgresServer database(Path folder, Certificates certificates) throws Exception {
        return PostgresServer.version18(folder, certificates);
    }
}
