package org.millioncarrots.development;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On a server and a folder of its own, so that it can be killed. */
class EmbeddedServerTest {
    private static final Path DIRECTORY = Path.of("target", "embedded-server-test");

    @ParameterizedTest
    @CsvSource({
        "fsync, on",
        "synchronous_commit, on",
        "full_page_writes, on",
        "listen_addresses, 127.0.0.1",
        "unix_socket_directories, ''",
        "log_statement, none",
    })
    void itIsSetUpToKeepDataAndSecrets(String setting, String value) throws SQLException {
        assertThat(Databases.ask(DIRECTORY, "postgres", "show " + setting)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"carrots_app, wrong", "carrots_owner, wrong", "postgres, wrong", "postgres, ''"})
    void itAsksEverybodyForAPassword(String user, String password) throws SQLException {
        String port = Databases.ask(DIRECTORY, "carrots_app", "show port");
        assertThatThrownBy(() ->
                        DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/carrots", user, password))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password");
    }

    @ParameterizedTest
    @CsvSource({
        "create temporary table test_scratch (x int)",
        "create table public.test_scratch (x int)",
        "create schema test_scratch",
        "set role carrots_owner",
    })
    void theServicesRoleOwnsAndMakesNothing(String sql) throws SQLException {
        Databases.run(DIRECTORY, "carrots_owner", "revoke all on schema public from public");
        assertThatThrownBy(() -> Databases.run(DIRECTORY, "carrots_app", sql))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    }

    @Test
    void aKilledServerIsStartedAgainByTheNextConnection() throws Exception {
        Databases.run(DIRECTORY, "carrots_owner", "create table if not exists test_kept (x int)");
        Databases.run(DIRECTORY, "carrots_owner", "insert into test_kept values (1)");
        String before = Databases.ask(DIRECTORY, "carrots_owner", "select count(*) from test_kept");
        long postmaster = Databases.postmaster(DIRECTORY);
        try (Connection open = Databases.connect(DIRECTORY, "carrots_app")) {
            Databases.killServer(DIRECTORY);
            assertThat(Databases.ask(DIRECTORY, "carrots_owner", "select count(*) from test_kept"))
                    .isEqualTo(before);
            assertThat(Databases.postmaster(DIRECTORY)).isNotEqualTo(postmaster);
            assertThat(open.isValid(1)).isFalse();
        }
    }

    @Test
    void twoProcessesShareAServer() throws Exception {
        String port = Databases.ask(DIRECTORY, "carrots_app", "show port");
        try (OtherProcess other = OtherProcess.connectedTo(DIRECTORY)) {
            assertThat(Databases.ask(DIRECTORY, "carrots_app", "show port")).isEqualTo(port);
            other.stop();
            assertThat(Databases.ask(DIRECTORY, "carrots_app", "show port"))
                    .as("whoever only joined does not stop it")
                    .isEqualTo(port);
        }
    }

    @Test
    void aServerThatOutlivedItsProcessIsJoinedAndAdopted(@TempDir Path directory) throws Exception {
        OtherProcess other = OtherProcess.connectedTo(directory);
        long postmaster = Databases.postmaster(directory);
        assertThat(Files.readString(directory.resolve("owner"))).isEqualTo(Long.toString(other.pid()));
        other.kill();
        Databases.ask(directory, "carrots_app", "select 1");
        assertThat(Databases.postmaster(directory)).as("the same server").isEqualTo(postmaster);
        assertThat(Files.readString(directory.resolve("owner")))
                .isEqualTo(Long.toString(ProcessHandle.current().pid()));

        try (OtherProcess next = OtherProcess.connectedTo(directory)) {
            Databases.killServer(directory);
            next.kill();
            assertThat(Databases.ask(directory, "carrots_app", "select 1"))
                    .as("both killed")
                    .isEqualTo("1");
        }
        Databases.killServer(directory);
    }

    @Test
    void aServerIsStoppedWithItsProcess(@TempDir Path directory) throws Exception {
        OtherProcess other = OtherProcess.connectedTo(directory);
        other.stop();
        assertThat(directory.resolve("cluster/postmaster.pid")).doesNotExist();
    }

    @Test
    void aFirstStartThatWasCutOffBeginsAnew(@TempDir Path directory) throws Exception {
        Files.createDirectories(directory.resolve("cluster"));
        Files.writeString(directory.resolve("cluster/postgresql.conf"), "half a li");
        assertThat(Databases.ask(directory, "carrots_app", "select 1")).isEqualTo("1");
        Databases.killServer(directory);
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed(@TempDir Path directory) throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> Databases.connect(file.resolve("below"), "carrots_app"))
                .isInstanceOf(SQLException.class)
                .hasMessageStartingWith("the embedded PostgreSQL cannot start in ")
                .hasMessageContaining(file.resolve("below").toString());
    }

    @Test
    void onlyTheOwnerCanReadIt() throws Exception {
        Databases.ask(DIRECTORY, "carrots_app", "select 1");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(DIRECTORY)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(DIRECTORY.resolve("password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void anyOtherPostgresqlUrlGoesToTheRealDriver() throws Exception {
        String port = Databases.ask(DIRECTORY, "carrots_app", "show port");
        var properties = new java.util.Properties();
        properties.setProperty("user", "carrots_app");
        properties.setProperty("password", Files.readString(DIRECTORY.resolve("password")));
        var driver = new EmbeddedPostgresDriver();
        try (Connection connection = driver.connect("jdbc:postgresql://127.0.0.1:" + port + "/carrots", properties)) {
            assertThat(connection.isValid(1)).isTrue();
        }
        assertThat(driver.acceptsURL("jdbc:mysql://127.0.0.1/carrots")).isFalse();
    }
}
