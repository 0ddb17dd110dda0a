package org.millioncarrots;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequiredSettingsTest {
    private final Map<String, String> settings = new HashMap<>();

    @BeforeEach
    void everythingIsSet(@TempDir Path directory) throws IOException {
        settings.put(RequiredSettings.DATABASE, "jdbc:postgresql://127.0.0.1/carrots");
        settings.put(RequiredSettings.ISSUER, "http://127.0.0.1/realm");
        RequiredSettings.DEBTOR.forEach(name -> settings.put(name, "set"));
        settings.put(
                RequiredSettings.KEYS,
                Files.createFile(directory.resolve("keys.properties")).toString());
    }

    @Test
    void startsWhenAllIsThere() {
        assertThat(problem(false)).isEmpty();
    }

    @Test
    void namesEverythingThatIsMissingInOneLine() {
        settings.clear();
        assertThat(problem(false)).hasValueSatisfying(line -> assertThat(line)
                .contains("QUARKUS_DATASOURCE_JDBC_URL", "QUARKUS_OIDC_AUTH_SERVER_URL", "CARROTS_KEYS_FILE")
                .doesNotContain("\n"));
    }

    @Test
    void nobodyIsPaidByAnOfficeWithoutAName() {
        settings.remove("carrots.debtor.name");
        assertThat(problem(false))
                .hasValueSatisfying(line -> assertThat(line).contains("CARROTS_DEBTOR_NAME is not set"));
    }

    @Test
    void blankIsMissing() {
        settings.put(RequiredSettings.DATABASE, "  ");
        assertThat(problem(false))
                .contains(
                        "Million Carrots cannot start: QUARKUS_DATASOURCE_JDBC_URL is not set. See docs/operations.md, Settings.");
    }

    @Test
    void aFolderOrAnAbsentFileIsNoKeyFile(@TempDir Path directory) {
        for (Path wrong : new Path[] {directory, directory.resolve("absent")}) {
            settings.put(RequiredSettings.KEYS, wrong.toString());
            assertThat(problem(false)).hasValueSatisfying(line -> assertThat(line)
                    .contains("CARROTS_KEYS_FILE names a file that cannot be read"));
        }
    }

    @Test
    void theMigrationNeedsItsDatabaseOnly() {
        settings.clear();
        settings.put(RequiredSettings.MIGRATION_DATABASE, "jdbc:postgresql://127.0.0.1/carrots");
        assertThat(problem(true)).isEmpty();
        settings.clear();
        assertThat(problem(true))
                .hasValueSatisfying(line -> assertThat(line).contains("QUARKUS_DATASOURCE_MIGRATION_JDBC_URL"));
    }

    private Optional<String> problem(boolean migrationOnly) {
        var config = new SmallRyeConfigBuilder()
                .withSources(new io.smallrye.config.PropertiesConfigSource(settings, "test", 100))
                .build();
        return RequiredSettings.problem(config, migrationOnly);
    }
}
