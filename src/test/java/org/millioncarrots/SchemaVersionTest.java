package org.millioncarrots;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.millioncarrots.platform.sql.DatabaseState;

class SchemaVersionTest {
    private static final Path MIGRATIONS = Path.of("src", "main", "resources", "db", "migration");
    private static final Pattern NAME = Pattern.compile("V([0-9]+)__[a-z0-9_]+\\.sql");

    @Test
    void readinessWaitsForTheNewestMigration() throws IOException {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            assertThat(files.filter(file -> !file.toString().endsWith(".sql.conf")
                                    && !file.getFileName().toString().startsWith("R__"))
                            .map(file -> NAME.matcher(file.getFileName().toString()))
                            .peek(name -> assertThat(name.matches()).isTrue())
                            .mapToInt(name -> Integer.parseInt(name.group(1)))
                            .max())
                    .as("set DatabaseState.NEEDED_VERSION to the newest migration")
                    .hasValue(DatabaseState.NEEDED_VERSION);
        }
    }
}
