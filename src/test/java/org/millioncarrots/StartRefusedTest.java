package org.millioncarrots;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The service as a process of its own, started with environment variables as operators do. */
class StartRefusedTest {
    @Test
    void wrongSettingsAreToldInALineEachAndTheExitCodeIsOne() throws Exception {
        Process process = start(Map.of(
                "CARROTS_PAYOUT_RUN_WORKERS", "0",
                "CARROTS_DEBTOR_COUNTRY", "Germany",
                "CARROTS_ZONNE", "Europe/Berlin"));
        String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(said.lines())
                .containsExactlyInAnyOrder(
                        "Million Carrots cannot start: CARROTS_ZONNE: there is no such setting; did you mean CARROTS_ZONE?",
                        "Million Carrots cannot start: CARROTS_PAYOUT_RUN_WORKERS: a whole number from 1 to 64 is expected, such as 2",
                        "Million Carrots cannot start: CARROTS_DEBTOR_COUNTRY: an ISO 3166 country code of two letters is expected",
                        "docs/configuration.md explains each setting.");
    }

    private static Process start(Map<String, String> settings) throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder builder = new ProcessBuilder(
                java.toString(),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp",
                System.getProperty("java.class.path"),
                "org.millioncarrots.Main");
        builder.environment().keySet().removeIf(name -> name.startsWith("CARROTS_") || name.startsWith("QUARKUS_"));
        builder.environment().putAll(settings);
        return builder.start();
    }
}
