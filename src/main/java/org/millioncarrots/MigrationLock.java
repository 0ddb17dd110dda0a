package org.millioncarrots;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import io.quarkus.flyway.FlywayDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/**
 * Two migrations at once are kept apart by a lock of the session. Flyway's usual one lasts as long as a transaction, and an
 * index that is built concurrently waits for every transaction to end, this one included: for ever.
 */
@ApplicationScoped
@FlywayDataSource("migration")
class MigrationLock implements FlywayConfigurationCustomizer {
    @Override
    public void customize(FluentConfiguration configuration) {
        configuration
                .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
    }
}
