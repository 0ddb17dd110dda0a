package org.millioncarrots.development;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One PostgreSQL in one directory: joined when it is alive, started when it is not. A server that outlived its JVM is joined
 * and from then on stopped with the JVM that joined it. It listens on loopback only, asks for a password and writes through.
 */
final class EmbeddedServer {
    static final String DATABASE = "carrots";

    private static final String SUPERUSER = "postgres";
    private static final Map<Path, EmbeddedServer> SERVERS = new ConcurrentHashMap<>();
    private static final Duration START_WAIT = Duration.ofSeconds(20);
    private static final int START_ATTEMPTS = 3;
    private static final int MAX_REASON = 400;
    private static final List<String> ROLES = List.of("carrots_owner", "carrots_app", "carrots_vault", SUPERUSER);

    private final Path directory;
    private final Path cluster;
    private final Path owner;

    /** Says that the first start was finished, and for which roles. Without it nobody has ever been given a connection. */
    private final Path secured;

    /** Where the server listens, and the password of its roles. */
    record Endpoint(int port, String password) {
        String url(String database) {
            return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
        }
    }

    private EmbeddedServer(Path directory) {
        this.directory = directory;
        this.cluster = directory.resolve("cluster");
        this.owner = directory.resolve("owner");
        this.secured = directory.resolve("secured");
    }

    static EmbeddedServer in(Path directory) {
        return SERVERS.computeIfAbsent(directory.toAbsolutePath().normalize(), EmbeddedServer::new);
    }

    /** The live server, started first if need be; one start at a time, also across processes. */
    synchronized Endpoint running() throws SQLException {
        try {
            PrivateFiles.createDirectory(directory);
            try (FileChannel lock = PrivateFiles.lock(directory.resolve("start.lock"))) {
                Endpoint endpoint = new Endpoint(port(), PrivateFiles.password(directory.resolve("password")));
                String roles = String.join(" ", ROLES);
                if (Files.notExists(secured) || !Files.readString(secured).equals(roles)) {
                    secure(endpoint);
                    PrivateFiles.write(secured, roles);
                }
                return endpoint;
            }
        } catch (IOException | IllegalStateException failed) {
            throw new SQLException(
                    "the embedded PostgreSQL cannot start in " + directory + ": " + reason(failed), "08001", failed);
        }
    }

    /** Joins or starts. The processes of a killed server may live a moment longer and keep a new one from starting. */
    private int port() throws IOException {
        for (int attempt = 1; ; attempt++) {
            Optional<PostmasterFile> live = PostmasterFile.live(cluster);
            if (live.isPresent()) {
                live.get().adopt(owner);
                return live.get().port();
            }
            try {
                return start();
            } catch (IOException | IllegalStateException failed) {
                if (attempt == START_ATTEMPTS) {
                    throw failed;
                }
            }
        }
    }

    private int start() throws IOException {
        if (Files.notExists(secured)) {
            PrivateFiles.deleteTree(cluster);
        }
        // Held by this process for a server that is gone, it would keep the next one from starting.
        Files.deleteIfExists(cluster.resolve("epg-lock"));
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(directory.resolve("binaries").toFile())
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setPGStartupWait(START_WAIT)
                .setConnectConfig("password", PrivateFiles.password(directory.resolve("password")))
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("encoding", "UTF-8")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "200")
                .setServerConfig("shared_buffers", sharedBuffersMegabytes() + "MB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("log_statement", "none")
                .setServerConfig("log_parameter_max_length_on_error", "0")
                .start();
        PrivateFiles.write(owner, Long.toString(ProcessHandle.current().pid()));
        return server.getPort();
    }

    /** An eighth of the memory that this machine or container has, as far as it helps: 128 MB to 2 GB. */
    private static long sharedBuffersMegabytes() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Math.clamp(system.getTotalMemorySize() / 8 / 1_048_576, 128, 2_048);
    }

    /** Creates the database and its roles, and asks everybody for a password from now on. Safe to repeat after a kill. */
    private void secure(Endpoint endpoint) throws IOException, SQLException {
        try (Connection admin = connect(endpoint, SUPERUSER);
                Statement statement = admin.createStatement()) {
            statement.execute(resource("/db/roles.sql"));
            for (String role : ROLES) {
                statement.execute("alter role " + role + " password '" + endpoint.password() + "'");
            }
            try (var found = statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
                if (!found.next()) {
                    found.close();
                    statement.execute("create database " + DATABASE + " owner carrots_owner");
                }
            }
            statement.execute("revoke all on database " + DATABASE + " from public");
            statement.execute("grant connect on database " + DATABASE + " to carrots_app, carrots_vault");
        }
        PrivateFiles.write(cluster.resolve("pg_hba.conf"), """
                # loopback only, with a password
                host all all 127.0.0.1/32 scram-sha-256
                """);
        try (Connection admin = connect(endpoint, SUPERUSER);
                Statement statement = admin.createStatement()) {
            statement.execute("select pg_reload_conf()");
        }
    }

    /** One line: what failed, and for a process the end of what it said. */
    private static String reason(Exception failed) {
        String text = failed.getClass().getSimpleName() + ": "
                + String.valueOf(failed.getMessage()).strip().replaceAll("\\s*\\R\\s*", " / ");
        return text.length() <= MAX_REASON ? text : "…" + text.substring(text.length() - MAX_REASON);
    }

    private static Connection connect(Endpoint endpoint, String user) throws SQLException {
        return DriverManager.getConnection(endpoint.url("postgres"), user, endpoint.password());
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = EmbeddedServer.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is not on the classpath");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
