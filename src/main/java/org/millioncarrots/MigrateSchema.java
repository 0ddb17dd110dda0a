package org.millioncarrots;

import io.quarkus.flyway.FlywayDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.interceptor.Interceptor;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.internal.exception.FlywayMigrateException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.sql.DatabaseFailure;
import org.millioncarrots.platform.sql.MigrationContract;
import org.millioncarrots.platform.sql.MigrationHistory;

/** Brings the schema up to date at start where that is switched on, before anything else looks at it. */
@ApplicationScoped
class MigrateSchema {
    static final String ONLY = "carrots.migration.only";

    /** Before the scheduler's first run. */
    static final int FIRST = Interceptor.Priority.PLATFORM_BEFORE - 100;

    private static final Logger LOG = Logger.getLogger(MigrateSchema.class);

    private final Instance<Flyway> flyway;
    private final boolean enabled;
    private final boolean contract;

    MigrateSchema(@FlywayDataSource("migration") Instance<Flyway> flyway, MigrationSettings settings) {
        this.flyway = flyway;
        this.enabled = settings.enabled();
        this.contract = settings.contract();
    }

    void atStart(@Observes @Priority(FIRST) StartupEvent start) {
        if (enabled) {
            migrate(flyway.get());
            if (contract) {
                contract(flyway.get());
            }
        }
    }

    /** @throws StartRefused if it fails; all of it is done or nothing */
    private static void contract(Flyway flyway) {
        if (isStepBack(flyway.info().all())) {
            LOG.info("the schema is of a newer release: what the service's role may do stays as that one left it");
            return;
        }
        try {
            MigrationContract.apply(flyway);
        } catch (FlywayException failed) {
            throw new StartRefused(line(flyway, failed));
        }
    }

    /** @throws StartRefused if it fails; it can be repeated, and goes on with the migration that failed */
    static void migrate(Flyway flyway) {
        try {
            MigrationHistory.forgetFailures(flyway);
            var done = (isStepBack(flyway.info().all()) ? withoutRepeatables(flyway) : flyway).migrate();
            if (done.migrationsExecuted > 0) {
                LOG.infof(
                        "schema migrated to version %s", flyway.info().current().getVersion());
            }
        } catch (FlywayException failed) {
            throw new StartRefused(line(flyway, failed));
        }
    }

    /**
     * Whether a newer release has been here: there is a migration that this one does not know, or a view or function whose text of
     * this release was replaced by another. Its views may have columns more than ours, which stay until it comes back.
     */
    private static boolean isStepBack(MigrationInfo... migrations) {
        return Stream.of(migrations)
                .anyMatch(one -> one.getState() == MigrationState.FUTURE_SUCCESS
                        || one.getState() == MigrationState.PENDING
                                && Stream.of(migrations).anyMatch(other -> isReplaced(one, other)));
    }

    private static boolean isReplaced(MigrationInfo pending, MigrationInfo applied) {
        return pending.getVersion() == null
                && applied.getState() == MigrationState.SUPERSEDED
                && pending.getDescription().equals(applied.getDescription())
                && Objects.equals(pending.getChecksum(), applied.getChecksum());
    }

    private static Flyway withoutRepeatables(Flyway flyway) {
        LOG.info("the schema is of a newer release: its views and functions stay");
        return Flyway.configure()
                .configuration(flyway.getConfiguration())
                .repeatableSqlMigrationPrefix("none")
                .load();
    }

    /** Names the migration, its line and the SQLSTATE; the database's own message could quote data and stays out. */
    private static String line(Flyway flyway, FlywayException failed) {
        String step =
                switch (failed) {
                    case FlywayMigrateException migration ->
                        "migration " + name(migration.getMigration().getVersion()) + " ("
                                + migration.getMigration().getDescription() + ") failed"
                                + (migration.getLineNumber() > 0 ? " at line " + migration.getLineNumber() : "");
                    case FlywayValidateException invalid -> invalidMigrations(flyway);
                    default ->
                        String.valueOf(failed.getMessage()).lines().findFirst().orElse("no reason given");
                };
        String state = DatabaseFailure.all(failed).stream()
                .map(DatabaseFailure::of)
                .flatMap(Optional::stream)
                .flatMap(failure -> failure.state().stream())
                .map(sqlState -> " (SQLSTATE " + sqlState + ")")
                .reduce("", (outer, inner) -> inner);
        return "Million Carrots cannot migrate its schema: " + step + state;
    }

    private static String name(@Nullable MigrationVersion version) {
        return version == null ? "R" : version.toString();
    }

    private static String invalidMigrations(Flyway flyway) {
        return "the migrations that were applied are not those of this build: "
                + flyway.validateWithResult().invalidMigrations.stream()
                        .map(migration -> "migration " + migration.version + " (" + migration.description + ") "
                                + migration.errorDetails.errorCode)
                        .collect(Collectors.joining(", "));
    }
}
