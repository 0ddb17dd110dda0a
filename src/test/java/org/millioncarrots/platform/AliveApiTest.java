package org.millioncarrots.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.millioncarrots.platform.sql.OpenTransactions;

@QuarkusTest
class AliveApiTest {
    @Inject
    OpenTransactions transactions;

    @Inject
    Heartbeat heartbeat;

    @Test
    void aTransactionIsKnownFromItsBeginningToItsEnd() throws InterruptedException {
        QuarkusTransaction.requiringNew().run(() -> {
            pause(30);
            assertThat(transactions.oldest()).isGreaterThanOrEqualTo(Duration.ofMillis(20));
        });
        awaitNone();
    }

    @Test
    void aTransactionMarkedForRollbackIsForgottenToo() throws InterruptedException {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(QuarkusTransaction::setRollbackOnly))
                .isInstanceOf(RuntimeException.class);
        awaitNone();
    }

    @Test
    void aTransactionThatItsTimeoutEndsIsForgottenToo() throws InterruptedException {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().timeout(1).run(() -> pause(2_500)))
                .isInstanceOf(RuntimeException.class);
        awaitNone();
    }

    @Test
    void theHeartBeats() throws InterruptedException {
        Thread.sleep(Duration.ofSeconds(12));
        assertThat(heartbeat.sinceLast()).isLessThan(Duration.ofSeconds(11));
    }

    /** Schedules have short ones of their own. */
    private void awaitNone() throws InterruptedException {
        for (int attempt = 0; !transactions.oldest().isZero(); attempt++) {
            assertThat(attempt).as("transactions that are over are forgotten").isLessThan(100);
            Thread.sleep(50);
        }
    }

    private static void pause(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
