package org.millioncarrots.platform.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** What Flyway has written about the migrations that it ran. */
public final class MigrationHistory {
    private MigrationHistory() {}

    /**
     * An index that is built concurrently is no transaction: where it failed, a row stays that Flyway would not go beyond. Its
     * file begins by dropping what the failure has left, so it can be repeated.
     */
    public static void forgetFailures(Flyway flyway) {
        if (flyway.info().current() == null) {
            return;
        }
        var configuration = flyway.getConfiguration();
        String schema = configuration.getDefaultSchema() == null ? "" : configuration.getDefaultSchema() + ".";
        try (Connection connection = configuration.getDataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("delete from " + schema + configuration.getTable() + " where not success");
        } catch (SQLException failed) {
            throw new FlywayException("its history cannot be read", failed);
        }
    }
}
