package org.millioncarrots.monitoring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Api;

/** What alerts and the board ask for exists: a misspelt metric would be silent for ever. */
@QuarkusTest
class AlertMetricsApiTest {
    private static final Pattern METRIC = Pattern.compile("\\b(?:carrots|http|agroal|jvm|process)_[a-z_]+");
    private static final Pattern COLUMN = Pattern.compile("\\bas (carrots_[a-z_]+)");

    @Inject
    Measurements measurements;

    @Test
    void everyMetricThatIsAskedForExists() throws IOException {
        Api.as("finance").get("/v1/programmes").then().statusCode(200);
        measurements.measure();
        Set<String> there = given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
        // A measurement's column is its metric: MeasurementApiTest. Some have rows only when something is wrong.
        Measurement.ALL.stream().flatMap(m -> found(COLUMN, m.sql(), 1)).forEach(there::add);

        Set<String> asked = new TreeSet<>();
        AlertsTest.alerts()
                .forEach(alert -> found(METRIC, alert.path("expr").asText(), 0).forEach(asked::add));
        JsonNode board = new ObjectMapper()
                .readTree(AlertsTest.COMPONENT.resolve("dashboard.json").toFile());
        board.findValuesAsText("expr")
                .forEach(expression -> found(METRIC, expression, 0).forEach(asked::add));
        assertThat(asked).hasSizeGreaterThan(20);
        assertThat(there).containsAll(asked);
    }

    private static Stream<String> found(Pattern pattern, String text, int group) {
        return pattern.matcher(text).results().map((MatchResult result) -> result.group(group));
    }
}
