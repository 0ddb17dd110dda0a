package org.millioncarrots.platform.sql;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The one way to the vault's database, which has a role, a schema and, if so configured, a server of its own. Each call is a transaction
 * there, committed when it returns and never part of the caller's: what is written here must be of use to nobody until the caller's act
 * commits, and what is destroyed here must be so after it (decision 43). Row-level security shows nobody's rows but those of the one
 * claimant that is named.
 */
@ApplicationScoped
public class VaultSql {
    private static final String ALL_CLAIMANTS = "*";

    private final AgroalDataSource dataSource;
    private final PoolPlaces places;
    private final Map<String, NamedSql> parsed = new ConcurrentHashMap<>();

    VaultSql(@DataSource("vault") AgroalDataSource dataSource, MeterRegistry metrics) {
        this.dataSource = dataSource;
        this.places = PoolPlaces.of(dataSource, "vault", metrics);
    }

    /** Statements of one transaction of the vault. */
    public interface Statements {
        /** @param text a constant of the code, as for {@link Sql#of} */
        Sql.Statement of(String text);
    }

    /** @throws PersistenceException around the driver's failure; then nothing was done */
    public <T> T of(UUID claimant, Function<Statements, T> work) {
        return inTransaction(claimant.toString(), work);
    }

    /** The same for work on the rows of all claimants, such as wrapping their keys anew. */
    public <T> T ofAll(Function<Statements, T> work) {
        return inTransaction(ALL_CLAIMANTS, work);
    }

    /**
     * One statement that is a transaction of its own and says in its own text whose rows it may see, before it touches any: one way there
     * and back instead of three.
     */
    public <T> T ofItself(Function<Statements, T> work) {
        return onConnection(connection -> {
            connection.setAutoCommit(true);
            return work.apply(statements(connection));
        });
    }

    private <T> T inTransaction(String whose, Function<Statements, T> work) {
        return onConnection(connection -> {
            connection.setAutoCommit(false);
            return committed(connection, () -> {
                confine(connection, whose);
                return work.apply(statements(connection));
            });
        });
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T onConnection(Work<T> work) {
        try {
            places.take();
            try (Connection connection = dataSource.getConnection()) {
                return work.on(connection);
            } finally {
                places.leave();
            }
        } catch (SQLException failed) {
            throw new PersistenceException(failed);
        }
    }

    private static <T> T committed(Connection connection, Supplier<T> work) throws SQLException {
        boolean done = false;
        try {
            T result = work.get();
            connection.commit();
            done = true;
            return result;
        } finally {
            if (!done && !connection.isClosed()) {
                connection.rollback();
            }
        }
    }

    /** For the transaction only. */
    private static void confine(Connection connection, String whose) {
        try (PreparedStatement statement =
                connection.prepareStatement("select set_config('vault.claimant', ?, true)")) {
            statement.setString(1, whose);
            statement.execute();
        } catch (SQLException failed) {
            throw new PersistenceException(failed);
        }
    }

    private Statements statements(Connection connection) {
        Sql.Connections held = new Sql.Connections() {
            @Override
            public <T> T on(NamedSql sql, Sql.Work<T> work) {
                try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
                    return work.on(statement);
                } catch (SQLException failed) {
                    throw new PersistenceException(failed);
                }
            }
        };
        return text -> new Sql.Statement(parsed.computeIfAbsent(text, NamedSql::parse), held);
    }
}
