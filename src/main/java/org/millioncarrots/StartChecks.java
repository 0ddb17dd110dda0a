package org.millioncarrots;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jboss.logging.Logger;
import org.millioncarrots.platform.MasterKeys;

/** Refuses to serve where identities could not be sealed, or where every partner would see every row. */
@ApplicationScoped
class StartChecks {
    private static final Logger LOG = Logger.getLogger(StartChecks.class);

    /** After the migration, before everything else. */
    private static final int EARLY = MigrateSchema.FIRST + 1;

    private final AgroalDataSource unpooled;
    private final MasterKeys keys;
    private final boolean serves;

    StartChecks(@DataSource("unpooled") AgroalDataSource unpooled, MasterKeys keys, MigrationSettings settings) {
        this.unpooled = unpooled;
        this.keys = keys;
        this.serves = !settings.only();
    }

    void atStart(@Observes @Priority(EARLY) StartupEvent start) {
        if (serves) {
            checkKeys();
            checkRole();
        }
    }

    private void checkKeys() {
        try {
            keys.hmac("start", "");
        } catch (IllegalStateException | UncheckedIOException unusable) {
            throw new StartRefused("Million Carrots cannot start: " + unusable.getMessage());
        }
    }

    /** A database that is down makes the service unready, nothing more: readiness asks for the role again. */
    private void checkRole() {
        try (Connection connection = unpooled.getConnection()) {
            DatabaseState.read(connection).unsafeRole().ifPresent(role -> {
                String line = "the database user is " + role
                        + ", whom row-level security does not bind; connect as carrots_app (docs/operations.md)";
                if (Main.isProductionBuild()) {
                    throw new StartRefused("Million Carrots cannot start: " + line);
                }
                LOG.warn(line);
            });
        } catch (SQLException unreachable) {
            LOG.warnf("the database does not answer (SQLSTATE %s): not ready until it does", unreachable.getSQLState());
        }
    }
}
