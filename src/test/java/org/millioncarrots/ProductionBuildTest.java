package org.millioncarrots;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of what stays out of a production jar is written by hand; this keeps it complete. */
class ProductionBuildTest {
    private static final Path CLASSES = Path.of("target", "classes");

    @Test
    void everyClassOfDevelopmentStaysOutOfTheProductionJar() throws IOException {
        Path folder = CLASSES.resolve("org/millioncarrots/development");
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> classes = files.filter(Files::isRegularFile)
                    .map(file -> CLASSES.relativize(file).toString().replace('\\', '/'))
                    .toList();
            assertThat(ignoredEntries())
                    .as("application.properties: user-configured-ignored-entries")
                    .containsExactlyInAnyOrderElementsOf(classes);
        }
    }

    @Test
    void nothingOutsideRefersToDevelopment() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> !file.toString().contains("development"))
                            .filter(file -> !file.endsWith("Main.java")))
                    .allSatisfy(file ->
                            assertThat(Files.readString(file)).doesNotContain("org.millioncarrots.development"));
        }
    }

    private static List<String> ignoredEntries() throws IOException {
        Properties properties = new Properties();
        try (var in = Files.newBufferedReader(CLASSES.resolve("application.properties"))) {
            properties.load(in);
        }
        return List.of(properties
                .getProperty("%prod.quarkus.package.jar.user-configured-ignored-entries")
                .split(","));
    }
}
