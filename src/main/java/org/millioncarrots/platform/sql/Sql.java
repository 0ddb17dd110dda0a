package org.millioncarrots.platform.sql;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Status;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one way to the database beside Panache: a statement with parameters by name ({@code :name}) and columns by name, on the
 * connection of the caller's transaction, after what entities have changed is written. A failure is a {@link PersistenceException}
 * around the driver's. Outside a transaction each statement is one of its own, which sees no row of a protected table.
 */
@ApplicationScoped
public class Sql {
    private static final int FETCH_SIZE = 10_000;
    private static final int BATCH_SIZE = 1_000;

    private final AgroalDataSource dataSource;
    private final EntityManager entityManager;
    private final Map<String, NamedSql> parsed = new ConcurrentHashMap<>();

    Sql(AgroalDataSource dataSource, EntityManager entityManager) {
        this.dataSource = dataSource;
        this.entityManager = entityManager;
    }

    /** Writes what entities have changed and lets go of them: else each later statement looks through all that were loaded. */
    public void forget() {
        entityManager.flush();
        entityManager.clear();
    }

    /** @param text a constant of the code, never anything that a caller sent: the text is kept for the next time */
    public Statement of(String text) {
        return new Statement(parsed.computeIfAbsent(text, NamedSql::parse), this::onConnection);
    }

    /**
     * Runs a statement once for each item, many of them in one round trip.
     *
     * @return how many rows were changed
     */
    public <T> int batch(String text, Collection<T> items, BiConsumer<Parameters, T> parameters) {
        NamedSql sql = parsed.computeIfAbsent(text, NamedSql::parse);
        return onConnection(sql, statement -> {
            int changed = 0;
            int waiting = 0;
            for (T item : items) {
                Parameters values = new Parameters();
                parameters.accept(values, item);
                sql.bind(statement, values.values);
                statement.addBatch();
                if (++waiting == BATCH_SIZE) {
                    changed += sum(statement.executeBatch());
                    waiting = 0;
                }
            }
            return waiting == 0 ? changed : changed + sum(statement.executeBatch());
        });
    }

    private static int sum(int[] counts) {
        int sum = 0;
        for (int count : counts) {
            // A rewritten batch says only that it went well.
            sum += Math.max(count, 0);
        }
        return sum;
    }

    /** Lets statements run at the very end of the caller's transaction, too, when no session can be opened any more. */
    public void join() {
        entityManager.flush();
    }

    private <T> T onConnection(NamedSql sql, Work<T> work) {
        if (QuarkusTransaction.getStatus() == Status.STATUS_ACTIVE) {
            entityManager.flush();
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql.text())) {
            return work.on(statement);
        } catch (SQLException failed) {
            throw new PersistenceException(failed);
        }
    }

    interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }

    /** Where a statement gets its connection from. */
    interface Connections {
        <T> T on(NamedSql sql, Work<T> work);
    }

    /** Values by name. Nulls have no type: where PostgreSQL cannot tell it, the statement casts. */
    public static class Parameters {
        private final Map<String, @Nullable Object> values = new HashMap<>();

        /** @param value a currency or a constant is bound as its code, a collection as an array ({@code = any (:name)}) */
        public Parameters with(String name, @Nullable Object value) {
            values.put(name, value);
            return this;
        }
    }

    /** One statement with its values. */
    public static final class Statement {
        private final NamedSql sql;
        private final Connections connections;
        private final Parameters parameters = new Parameters();

        Statement(NamedSql sql, Connections connections) {
            this.sql = sql;
            this.connections = connections;
        }

        /** As {@link Parameters#with}. */
        public Statement with(String name, @Nullable Object value) {
            parameters.with(name, value);
            return this;
        }

        /** All rows at once: PostgreSQL asks no parallel worker to help with a statement whose rows are fetched in parts. */
        public <T> List<T> list(Function<Row, T> reader) {
            List<T> rows = new ArrayList<>();
            read(0, row -> rows.add(reader.apply(row)));
            return rows;
        }

        /** Row by row, however many there are. */
        public void forEach(Consumer<Row> reader) {
            read(FETCH_SIZE, reader);
        }

        private void read(int fetchSize, Consumer<Row> reader) {
            connections.on(sql, statement -> {
                sql.bind(statement, parameters.values);
                statement.setFetchSize(fetchSize);
                try (ResultSet rows = statement.executeQuery()) {
                    Row row = new Row(rows);
                    while (rows.next()) {
                        reader.accept(row);
                    }
                }
                return true;
            });
        }

        /** What is read of the first row, if there is one; null in it is nothing, too. */
        public <T> Optional<T> first(Function<Row, @Nullable T> reader) {
            return list(row -> Optional.<T>ofNullable(reader.apply(row))).stream()
                    .findFirst()
                    .flatMap(Function.identity());
        }

        /** The row of a statement that always has one. */
        public <T> T one(Function<Row, T> reader) {
            return first(reader).orElseThrow(() -> new IllegalStateException("a statement that has a row gave none"));
        }

        /** The number in the only column of the only row. */
        public long number() {
            return one(row -> row.number(1));
        }

        /** Whether there is a row. */
        public boolean exists() {
            return first(row -> true).isPresent();
        }

        /** @return how many rows were changed */
        public int run() {
            return connections.on(sql, statement -> {
                sql.bind(statement, parameters.values);
                return statement.executeUpdate();
            });
        }
    }
}
