package org.millioncarrots.development;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Grows a population chunk by chunk, each in one transaction, as the owner of the schema, who may use temporary tables.
 * Growing the same chunk again adds nothing.
 */
@ApplicationScoped
@IfBuildProfile(anyOf = {"dev", "test", "demo"})
class GrowPopulation {
    private final AgroalDataSource dataSource;
    private final PopulationVault vault;

    GrowPopulation(@DataSource("migration") AgroalDataSource dataSource, PopulationVault vault) {
        this.dataSource = dataSource;
        this.vault = vault;
    }

    /**
     * @param claims the claims to copy, attested and with an award
     * @param seed moves the ids in time, so that populations of different seeds do not meet
     * @param first the number of the first claimant
     * @param last the number of the last claimant, inclusive
     */
    void grow(List<UUID> claims, long seed, long first, long last) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set local synchronous_commit = off");
                prepare(connection, Population.ORIGINALS, connection.createArrayOf("uuid", claims.toArray()));
                prepare(connection, Population.COPIES, PopulationVault.startMillis(seed), first, last);
                statement.execute(Population.BOOKINGS);
                statement.execute("analyze copy");
                statement.execute("analyze booking");
                for (Population.Table table : Population.TABLES) {
                    statement.executeUpdate(Population.copy(table, columns(connection, table.name())));
                }
                statement.executeUpdate(Population.TRANSFERS);
                vault.fill(connection, seed, first, last);
                connection.commit();
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            }
        }
    }

    private static void prepare(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        }
    }

    private static List<String> columns(Connection connection, String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet found = connection.getMetaData().getColumns(null, "public", table, null)) {
            while (found.next()) {
                columns.add(found.getString("COLUMN_NAME"));
            }
        }
        return columns;
    }
}
