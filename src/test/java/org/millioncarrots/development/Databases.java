package org.millioncarrots.development;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;

/** Connections to an embedded server, as the service would make them. */
final class Databases {
    private Databases() {}

    static Connection connect(Path directory, String user) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        return Objects.requireNonNull(
                new EmbeddedPostgresDriver().connect(EmbeddedPostgresDriver.PREFIX + directory, properties));
    }

    static String ask(Path directory, String user, String sql) throws SQLException {
        try (Connection connection = connect(directory, user);
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    static void run(Path directory, String user, String sql) throws SQLException {
        try (Connection connection = connect(directory, user);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static long postmaster(Path directory) throws IOException {
        return Long.parseLong(Files.readAllLines(directory.resolve("cluster/postmaster.pid"))
                .getFirst()
                .strip());
    }

    static void killServer(Path directory) throws IOException {
        ProcessHandle.of(postmaster(directory)).orElseThrow().destroyForcibly();
    }
}
