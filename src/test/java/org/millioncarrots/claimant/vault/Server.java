package org.millioncarrots.claimant.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** The tests' database server, as whoever one likes to be. */
final class Server {
    static final String SUPERUSER = "postgres";
    static final String OWNER = "carrots_owner";
    static final String APPLICATION = "carrots_app";
    static final String VAULT = "carrots_vault";

    private Server() {}

    static Connection connect(String user) throws SQLException {
        return connect(user, "carrots");
    }

    static Connection connect(String user, String database) throws SQLException {
        return DriverManager.getConnection(url(database), user, password());
    }

    static String url(String database) {
        return "jdbc:postgresql://127.0.0.1:"
                + lines("cluster/postmaster.pid").get(3).strip() + "/" + database;
    }

    static String password() {
        return lines("password").getFirst().strip();
    }

    private static List<String> lines(String file) {
        Path directory = Path.of(ConfigProvider.getConfig().getValue("carrots.data-dir", String.class), "postgresql");
        try {
            return Files.readAllLines(directory.resolve(file));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    static void run(String user, String... statements) throws SQLException {
        try (Connection connection = connect(user);
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The first column, as text. */
    static List<String> ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    static List<String> ask(String user, String sql) throws SQLException {
        try (Connection connection = connect(user)) {
            return ask(connection, sql);
        }
    }

    /** A database that only the test knows. */
    static void withDatabase(String name, Work work) throws SQLException, IOException {
        run(
                SUPERUSER,
                "drop database if exists " + name + " with (force)",
                "create database " + name + " owner " + OWNER);
        try {
            work.run();
        } finally {
            run(SUPERUSER, "drop database if exists " + name + " with (force)");
        }
    }

    interface Work {
        void run() throws SQLException, IOException;
    }
}
