package org.millioncarrots.platform.sql;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The last step of an upgrade: what the release before was left is taken away. */
public final class MigrationContract {
    private static final String FILE = "/db/contract.sql";

    private MigrationContract() {}

    /** All of it in one transaction, as the role that migrates. Safe to repeat. */
    public static void apply(Flyway flyway) {
        try (Connection connection = flyway.getConfiguration().getDataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(text());
            connection.commit();
        } catch (SQLException failed) {
            throw new FlywayException("what only the release before needs cannot be taken away", failed);
        }
    }

    private static String text() {
        try (InputStream file = Objects.requireNonNull(MigrationContract.class.getResourceAsStream(FILE), FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
