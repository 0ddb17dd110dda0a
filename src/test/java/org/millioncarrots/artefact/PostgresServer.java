package org.millioncarrots.artefact;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A PostgreSQL as an operator has it: over TLS only, with passwords only, with the roles and the database that docs/operations.md
 * makes. Either the one that the build brings, or the one that is installed.
 */
final class PostgresServer implements AutoCloseable {
    static final String SUPERUSER = "postgres";
    static final String OWNER = "carrots_owner";
    static final String APPLICATION = "carrots_app_a";
    static final String VAULT = "carrots_vault_a";
    static final String PASSWORD = "for-tests-only";

    private static final Path INSTALLED = Path.of("/usr/lib/postgresql/15/bin");
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    private interface Stop {
        void stop() throws IOException, InterruptedException;
    }

    private final Certificates certificates;
    private final int port;
    private final Stop stop;

    private PostgresServer(Certificates certificates, int port, Stop stop) {
        this.certificates = certificates;
        this.port = port;
        this.stop = stop;
    }

    static boolean is15Installed() {
        return Files.isExecutable(INSTALLED.resolve("initdb"));
    }

    /** The binaries of the build. */
    static PostgresServer version18(Path folder, Certificates certificates)
            throws IOException, SQLException, GeneralSecurityException {
        Path tls = serverCertificate(folder, certificates);
        Path data = folder.resolve("data");
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
                .setDataDirectory(data)
                .setCleanDataDirectory(true)
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("encoding", "UTF-8")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "");
        tls(tls).forEach(builder::setServerConfig);
        EmbeddedPostgres server = builder.start();
        PostgresServer started = new PostgresServer(certificates, server.getPort(), server::close);
        started.prepare(data);
        return started;
    }

    /** The server that Debian 12 has. It runs as {@code postgres} when the tests run as root, for it refuses to be root. */
    static PostgresServer version15(Path folder, Certificates certificates)
            throws IOException, SQLException, GeneralSecurityException, InterruptedException {
        Path tls = serverCertificate(folder, certificates);
        Path data = folder.resolve("data");
        if (ROOT) {
            Commands.run(List.of("chown", "-R", SUPERUSER, folder.toString()));
        }
        Commands.run(installed("initdb", "-D", data.toString(), "-U", SUPERUSER, "-E", "UTF8", "--locale=C"));
        int port = freePort();
        List<String> options = new ArrayList<>(
                List.of("-c listen_addresses=127.0.0.1", "-c unix_socket_directories=", "-c port=" + port));
        tls(tls).forEach((name, value) -> options.add("-c " + name + "=" + value));
        String log = folder.resolve("log").toString();
        Commands.run(
                installed("pg_ctl", "-D", data.toString(), "-w", "-l", log, "-o", String.join(" ", options), "start"));
        PostgresServer started = new PostgresServer(
                certificates,
                port,
                () -> Commands.run(installed("pg_ctl", "-D", data.toString(), "-m", "fast", "-w", "stop")));
        started.prepare(data);
        return started;
    }

    String url() {
        return url("carrots");
    }

    Connection connect(String user) throws SQLException {
        return DriverManager.getConnection(url(), user, PASSWORD);
    }

    /** As text, by the owner; with the program of the installed server, which refuses to read a newer one. */
    Path dump(Path file, String... tables) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                INSTALLED.resolve("pg_dump").toString(),
                "--host=localhost",
                "--port=" + port,
                "--username=" + OWNER,
                "--file=" + file));
        Stream.of(tables).map(table -> "--table=" + table).forEach(command::add);
        command.add("carrots");
        Map<String, String> environment = Map.of(
                "PGPASSWORD",
                PASSWORD,
                "PGSSLMODE",
                "verify-full",
                "PGSSLROOTCERT",
                certificates.authority().toString());
        Commands.run(command, environment, 60);
        return file;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        stop.stop();
    }

    private String url(String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database + "?sslmode=verify-full&sslrootcert="
                + certificates.authority();
    }

    /** What docs/operations.md has an administrator do; afterwards nobody comes in without TLS and a password. */
    private void prepare(Path data) throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection(url("postgres"), SUPERUSER, PASSWORD);
                Statement administrator = connection.createStatement()) {
            administrator.execute(Files.readString(Path.of("src/main/resources/db/roles.sql")));
            for (String role : List.of(OWNER, APPLICATION, VAULT, SUPERUSER)) {
                administrator.execute("alter role " + role + " password '" + PASSWORD + "'");
            }
            administrator.execute("create database carrots owner carrots_owner");
            administrator.execute("revoke all on database carrots from public");
            administrator.execute("grant connect on database carrots to carrots_app, carrots_vault");
            Files.writeString(data.resolve("pg_hba.conf"), "hostssl all all 127.0.0.1/32 scram-sha-256\n");
            administrator.execute("select pg_reload_conf()");
        }
    }

    private static Map<String, String> tls(Path folder) {
        return Map.of(
                "ssl", "on",
                "ssl_cert_file", folder.resolve("server.crt").toString(),
                "ssl_key_file", folder.resolve("server.key").toString());
    }

    private static Path serverCertificate(Path folder, Certificates certificates)
            throws IOException, GeneralSecurityException {
        Path key = folder.resolve("server.key");
        Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        certificates.writeServerCertificate(folder.resolve("server.crt"), key);
        return folder;
    }

    private static List<String> installed(String program, String... arguments) {
        Stream<String> user = ROOT ? Stream.of("runuser", "-u", SUPERUSER, "--") : Stream.empty();
        return Stream.of(user, Stream.of(INSTALLED.resolve(program).toString()), Stream.of(arguments))
                .flatMap(part -> part)
                .toList();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
