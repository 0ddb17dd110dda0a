package org.millioncarrots;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether the database can serve: a new connection, because pooled ones hide revoked credentials; a role that row-level
 * security binds; and a schema as new as this build. A database that is down or empty makes the service unready, nothing more.
 */
@Readiness
@ApplicationScoped
class DatabaseReady implements HealthCheck {
    private final AgroalDataSource unpooled;

    DatabaseReady(@DataSource("unpooled") AgroalDataSource unpooled) {
        this.unpooled = unpooled;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("database");
        try (Connection connection = unpooled.getConnection()) {
            DatabaseState state = DatabaseState.read(connection);
            state.unsafeRole()
                    .filter(role -> Main.isProductionBuild())
                    .ifPresent(role -> answer.withData("role", role));
            boolean boundByRowSecurity = state.unsafeRole().isEmpty() || !Main.isProductionBuild();
            return answer.withData("schema", state.schemaVersion())
                    .withData("needed", DatabaseState.NEEDED_VERSION)
                    .status(boundByRowSecurity && state.hasSchema())
                    .build();
        } catch (SQLException unreachable) {
            return answer.withData("sqlstate", String.valueOf(unreachable.getSQLState()))
                    .down()
                    .build();
        }
    }
}
