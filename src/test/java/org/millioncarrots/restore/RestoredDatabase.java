package org.millioncarrots.restore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Keeps the embedded server's database as it is at a moment, and puts it back in place of the one that went on: what a restore does
 * to a service that runs, with everything that was written since gone.
 */
public final class RestoredDatabase {
    private final Path directory;

    RestoredDatabase(Path directory) {
        this.directory = directory;
    }

    void keep(String moment) throws SQLException, IOException {
        copy("carrots", moment);
    }

    void restore(String moment) throws SQLException, IOException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("alter database carrots allow_connections false");
            statement.execute("drop database carrots with (force)");
        }
        copy(moment, "carrots");
    }

    /** Nobody may be connected while a database is copied; whoever was, comes back by itself. */
    private void copy(String from, String to) throws SQLException, IOException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("alter database " + from + " allow_connections false");
            try (var gone = statement.executeQuery(
                    "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '" + from + "'")) {
                while (gone.next()) {
                    // All of them are asked to go.
                }
            }
            statement.execute("drop database if exists " + to);
            statement.execute("create database " + to + " template " + from + " owner carrots_owner");
            for (String database : new String[] {from, to}) {
                statement.execute("alter database " + database + " allow_connections true");
                statement.execute("grant connect on database " + database + " to carrots_app, carrots_vault");
            }
        }
    }

    private Connection connect() throws SQLException, IOException {
        String port = Files.readAllLines(directory.resolve("cluster/postmaster.pid"))
                .get(3)
                .strip();
        String password = Files.readString(directory.resolve("password")).strip();
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", password);
    }
}
