package org.millioncarrots.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StoppingTest {
    @Test
    void whileBalancersLearnOfItItServesAndAfterwardsItBeginsNothing() {
        Stopping atOnce = new Stopping(Duration.ZERO);
        assertThat(atOnce.beginsNothing()).isFalse();
        atOnce.told(new ShutdownDelayInitiatedEvent());
        assertThat(atOnce.beginsNothing()).isTrue();
        assertThatThrownBy(atOnce::requireTime)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.UNAVAILABLE));

        Stopping later = new Stopping(Duration.ofHours(1));
        later.told(new ShutdownDelayInitiatedEvent());
        assertThat(later.beginsNothing()).isFalse();
        later.requireTime();
    }
}
