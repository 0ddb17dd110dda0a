package org.millioncarrots;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Whether the database can serve: a role that row-level security binds, and a schema as new as this build. A database that
 * is down or empty makes the service unready, nothing more.
 *
 * <p>Asked for by a new connection, because pooled ones hide a changed password. If only that is refused, pooled ones still
 * serve: the pod stays ready, and says so, in place of all pods going away at once.
 */
@Readiness
@ApplicationScoped
class DatabaseReady implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(DatabaseReady.class);

    private final AgroalDataSource unpooled;
    private final AgroalDataSource pool;
    private final AtomicInteger newConnections;

    DatabaseReady(@DataSource("unpooled") AgroalDataSource unpooled, AgroalDataSource pool, MeterRegistry metrics) {
        this.unpooled = unpooled;
        this.pool = pool;
        this.newConnections = metrics.gauge("carrots.database.new.connections", new AtomicInteger(1));
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("database");
        try (Connection connection = unpooled.getConnection()) {
            if (newConnections.getAndSet(1) == 0) {
                LOG.info("the database takes new connections again");
            }
            return judge(answer, connection);
        } catch (SQLException refused) {
            String state = String.valueOf(refused.getSQLState());
            if (newConnections.getAndSet(0) == 1) {
                LOG.warnf(
                        "the database takes no new connection (SQLSTATE %s): look at it, its password and its slots",
                        state);
            }
            return judgeByPool(answer.withData("newConnection", "refused, SQLSTATE " + state));
        }
    }

    private HealthCheckResponse judgeByPool(HealthCheckResponseBuilder answer) {
        try (Connection connection = pool.getConnection()) {
            return judge(answer, connection);
        } catch (SQLException unreachable) {
            return answer.withData("sqlstate", String.valueOf(unreachable.getSQLState()))
                    .down()
                    .build();
        }
    }

    private static HealthCheckResponse judge(HealthCheckResponseBuilder answer, Connection connection)
            throws SQLException {
        DatabaseState state = DatabaseState.read(connection);
        state.unsafeRole().filter(role -> Main.isProductionBuild()).ifPresent(role -> answer.withData("role", role));
        boolean boundByRowSecurity = state.unsafeRole().isEmpty() || !Main.isProductionBuild();
        return answer.withData("schema", state.schemaVersion())
                .withData("needed", DatabaseState.NEEDED_VERSION)
                .status(boundByRowSecurity && state.hasSchema())
                .build();
    }
}
