package org.millioncarrots;

import io.quarkus.flyway.FlywayDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.interceptor.Interceptor;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/** Brings the schema up to date at start where that is switched on, before anything else looks at it. */
@ApplicationScoped
class MigrateSchema {
    static final String ONLY = "carrots.migration.only";

    /** Before the scheduler's first run. */
    static final int FIRST = Interceptor.Priority.PLATFORM_BEFORE - 100;

    private static final Logger LOG = Logger.getLogger(MigrateSchema.class);

    private final Instance<Flyway> flyway;
    private final boolean enabled;

    MigrateSchema(@FlywayDataSource("migration") Instance<Flyway> flyway, MigrationSettings settings) {
        this.flyway = flyway;
        this.enabled = settings.enabled();
    }

    void atStart(@Observes @Priority(FIRST) StartupEvent start) {
        if (!enabled) {
            return;
        }
        try {
            var done = flyway.get().migrate();
            if (done.migrationsExecuted > 0) {
                LOG.infof("schema migrated to version %s", done.targetSchemaVersion);
            }
        } catch (FlywayException failed) {
            throw new StartRefused(line(failed));
        }
    }

    /** Flyway's first line says which step failed; the database's own message could quote data and stays out. */
    private static String line(FlywayException failed) {
        String step = String.valueOf(failed.getMessage()).lines().findFirst().orElse("no reason given");
        String state = "";
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                state = " (SQLSTATE " + sql.getSQLState() + ")";
            }
        }
        return "Million Carrots cannot migrate its schema: " + step + state;
    }
}
