package org.millioncarrots;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.millioncarrots.platform.sql.DatabaseState;

@QuarkusTest
class ChecksApiTest {
    @Inject
    Checks checks;

    @Test
    void eachThingThatIsNeededIsLookedAtAndSaidInOneLine() {
        assertThat(checks.everything())
                .extracting(Finding::line)
                .hasSize(5)
                .allMatch(line -> line.startsWith("ok ") && !line.contains("\n"))
                .anyMatch(line -> line.contains("keys"))
                .anyMatch(line -> line.matches(".*PostgreSQL \\d+.*schema " + DatabaseState.NEEDED_VERSION))
                .anyMatch(line -> line.contains("vault"))
                .anyMatch(line -> line.contains("issuer"));
    }

    @Test
    void whatIsAwayOrRefusedHasFailed() {
        assertThat(Finding.away("issuer", "look at it").line()).isEqualTo("FAILED  issuer    look at it");
        assertThat(new Finding("keys", Finding.Result.REFUSED, "no").line()).startsWith("FAILED");
    }
}
