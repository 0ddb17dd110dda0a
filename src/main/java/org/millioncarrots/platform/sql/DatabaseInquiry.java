package org.millioncarrots.platform.sql;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/** Asks the database whether it can serve. A new connection tells more than one of the pool, which hides a changed password. */
@ApplicationScoped
public class DatabaseInquiry {
    private final AgroalDataSource unpooled;
    private final AgroalDataSource pool;

    DatabaseInquiry(@DataSource("unpooled") AgroalDataSource unpooled, AgroalDataSource pool) {
        this.unpooled = unpooled;
        this.pool = pool;
    }

    /** What came back. */
    public sealed interface Answer permits DatabaseState, NoAnswer {}

    /** @param sqlState {@code null} as a text where the driver gave none */
    public record NoAnswer(String sqlState) implements Answer {}

    public Answer byNewConnection() {
        return ask(unpooled);
    }

    public Answer byPool() {
        return ask(pool);
    }

    private static Answer ask(AgroalDataSource source) {
        try (Connection connection = source.getConnection()) {
            return DatabaseState.read(connection);
        } catch (SQLException refused) {
            return new NoAnswer(String.valueOf(refused.getSQLState()));
        }
    }
}
