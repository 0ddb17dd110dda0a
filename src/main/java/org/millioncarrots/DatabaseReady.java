package org.millioncarrots;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import org.millioncarrots.platform.sql.DatabaseInquiry;
import org.millioncarrots.platform.sql.DatabaseInquiry.NoAnswer;
import org.millioncarrots.platform.sql.DatabaseState;

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

    private final DatabaseInquiry database;
    private final AtomicInteger newConnections;

    DatabaseReady(DatabaseInquiry database, MeterRegistry metrics) {
        this.database = database;
        this.newConnections = metrics.gauge("carrots.database.new.connections", new AtomicInteger(1));
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("database");
        return switch (database.byNewConnection()) {
            case DatabaseState state -> {
                if (newConnections.getAndSet(1) == 0) {
                    LOG.info("the database takes new connections again");
                }
                yield judge(answer, state);
            }
            case NoAnswer refused -> {
                if (newConnections.getAndSet(0) == 1) {
                    LOG.warnf(
                            "the database takes no new connection (SQLSTATE %s): look at it, its password and its slots",
                            refused.sqlState());
                }
                yield judgeByPool(answer.withData("newConnection", "refused, SQLSTATE " + refused.sqlState()));
            }
        };
    }

    private HealthCheckResponse judgeByPool(HealthCheckResponseBuilder answer) {
        return switch (database.byPool()) {
            case DatabaseState state -> judge(answer, state);
            case NoAnswer unreachable ->
                answer.withData("sqlstate", unreachable.sqlState()).down().build();
        };
    }

    private static HealthCheckResponse judge(HealthCheckResponseBuilder answer, DatabaseState state) {
        state.unsafeRole().filter(role -> Main.isProductionBuild()).ifPresent(role -> answer.withData("role", role));
        boolean boundByRowSecurity = state.unsafeRole().isEmpty() || !Main.isProductionBuild();
        return answer.withData("schema", state.schemaVersion())
                .withData("needed", DatabaseState.NEEDED_VERSION)
                .status(boundByRowSecurity && state.hasSchema())
                .build();
    }
}
