package org.millioncarrots.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.junit.jupiter.api.Test;
import org.millioncarrots.payout.run.PayoutRunView.Skipped;

/** What stops a payment is said once; what cannot be built from it says the same. */
class ObstacleTest {
    @Test
    void theScheduleCallsStoppedWhatStopsAPayment() throws IOException {
        String view = words(Files.readString(Path.of("src/main/resources/db/migration/R__3_report_schedule.sql")));
        assertThat(view)
                .as("copy the condition into the view")
                .contains(words("not (" + Obstacle.noneOf(Obstacle.IN_SCHEDULE).strip() + ") as stopped"));
    }

    @Test
    void theListOfExceptionsNamesWhatKeepsAPayoutDueButNoChecks() throws IOException {
        String view = words(Files.readString(Path.of("src/main/resources/db/migration/R__2_report_exception.sql")));
        assertThat(view)
                .as("copy the condition into the view")
                .contains(words(Obstacle.firstOf(Obstacle.NAMED_TO_STAFF).strip() + " as reason"));
        assertThat(Obstacle.NAMED_TO_STAFF).containsAll(Obstacle.LASTING).doesNotContain(Obstacle.UNDER_CHECK);
    }

    @Test
    void theContractNamesTheReasonsOfARun() throws NoSuchFieldException {
        String reasons = Skipped.class
                .getDeclaredField("reason")
                .getAnnotation(Schema.class)
                .description();
        assertThat(reasons.split(", | or "))
                .containsExactlyInAnyOrderElementsOf(
                        Obstacle.NAMED_BY_RUN.stream().map(Enum::name).collect(Collectors.toSet()));
    }

    private static String words(String sql) {
        return sql.replaceAll("\\s+", " ");
    }
}
