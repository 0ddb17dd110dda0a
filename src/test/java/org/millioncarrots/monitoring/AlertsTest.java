package org.millioncarrots.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Each alert is explained, and fires on figures that are written down. */
class AlertsTest {
    static final Path COMPONENT = Path.of("k8s", "components", "monitoring");
    private static final Path TESTS = Path.of("src", "test", "resources", "alerts", "alerts.yaml");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @Test
    void everyAlertHasAHeadingWhereItsAnnotationLeads() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("docs", "operations.md"));
        assertThat(alerts()).isNotEmpty().allSatisfy(alert -> {
            String name = alert.path("alert").asText();
            assertThat(lines).contains("### " + name);
            assertThat(alert.at("/annotations/runbook_url").asText())
                    .isEqualTo("docs/operations.md#" + name.toLowerCase(Locale.ROOT));
            assertThat(alert.at("/labels/severity").asText()).isIn("page", "ticket");
        });
    }

    @Test
    void everyAlertIsExpectedToFireInATest() throws IOException {
        List<String> fired = StreamSupport.stream(
                        YAML.readTree(TESTS.toFile()).path("tests").spliterator(), false)
                .flatMap(test ->
                        StreamSupport.stream(test.path("alert_rule_test").spliterator(), false))
                .filter(expected -> !expected.path("exp_alerts").isEmpty())
                .map(expected -> expected.path("alertname").asText())
                .toList();
        assertThat(fired)
                .containsExactlyInAnyOrderElementsOf(alerts().stream()
                        .map(alert -> alert.path("alert").asText())
                        .toList());
    }

    @Test
    void theyFire() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of("target", "alerts"));
        JsonNode groups =
                YAML.readTree(COMPONENT.resolve("prometheusrule.yaml").toFile()).at("/spec/groups");
        YAML.writeValue(folder.resolve("rules.yaml").toFile(), Map.of("groups", groups));
        Files.write(folder.resolve("alerts.yaml"), Files.readAllBytes(TESTS));
        assumeTrue(hasPromtool(), "promtool is not installed (Debian's package prometheus has it)");
        Path said = folder.resolve("promtool.txt");
        Process promtool = new ProcessBuilder("promtool", "test", "rules", "alerts.yaml")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(promtool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(promtool.exitValue()).as(Files.readString(said)).isZero();
    }

    static List<JsonNode> alerts() throws IOException {
        JsonNode groups =
                YAML.readTree(COMPONENT.resolve("prometheusrule.yaml").toFile()).at("/spec/groups");
        return StreamSupport.stream(groups.spliterator(), false)
                .flatMap(group -> StreamSupport.stream(group.path("rules").spliterator(), false))
                .toList();
    }

    private static boolean hasPromtool() throws InterruptedException {
        try {
            Process version = new ProcessBuilder("promtool", "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return version.waitFor(20, TimeUnit.SECONDS) && version.exitValue() == 0;
        } catch (IOException none) {
            return false;
        }
    }
}
