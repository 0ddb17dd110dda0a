package org.millioncarrots.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.millioncarrots.platform.MasterKeys;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.people.Caller;

/** A form is of a working day, and of what it was made for. */
@QuarkusTest
class FormsApiTest {
    private static final Instant OPENED = Instant.parse("2022-09-02T08:40:12Z");

    @Inject
    MasterKeys keys;

    @Inject
    Caller caller;

    @Inject
    StaleForm stale;

    @Test
    void afterEightHoursAFormDoesNothing() {
        String token = at(Duration.ZERO).token("approvePayoutBatch", "one", "seen");
        assertThat(at(Duration.ofHours(8)).key(token, "approvePayoutBatch", "one", "seen"))
                .isEqualTo(token);
        assertThatThrownBy(() -> at(Duration.ofHours(8).plusSeconds(1)).key(token, "approvePayoutBatch", "one", "seen"))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.type()).isEqualTo(ProblemType.PRECONDITION_FAILED);
                    assertThat(problem.detail()).contains("older than eight hours");
                });
    }

    @Test
    void nobodyMakesAFormYoungerOrSomethingElseOfIt() {
        String token = at(Duration.ZERO).token("approvePayoutBatch", "one", "seen");
        String younger = token.replaceFirst(
                "^\\d+", Long.toString(OPENED.plusSeconds(28_800).getEpochSecond()));
        for (String[] other : new String[][] {
            {younger, "approvePayoutBatch", "one", "seen"},
            {token, "deliverPayoutBatch", "one", "seen"},
            {token, "approvePayoutBatch", "two", "seen"},
            {token, "approvePayoutBatch", "one", "unseen"},
            {"", "approvePayoutBatch", "one", "seen"}
        }) {
            assertThatThrownBy(() -> at(Duration.ZERO).key(other[0], other[1], other[2], other[3]))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.FORBIDDEN));
        }
    }

    private Forms at(Duration later) {
        return new Forms(keys, caller, Clock.fixed(OPENED.plus(later), ZoneOffset.UTC), stale);
    }
}
