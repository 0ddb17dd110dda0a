package org.millioncarrots.platform.sql;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** That the watcher of all other tests sees what it looks for. */
@QuarkusTest
class OneConnectionEachApiTest {

    @Test
    void aTransactionWithinAnotherIsRefused() {
        QuarkusTransaction.requiringNew().run(() -> assertThatThrownBy(
                        () -> QuarkusTransaction.requiringNew().run(() -> {}))
                .hasMessageContaining("a second connection is asked for"));
    }

    @Test
    void oneAfterTheOtherIsNot() {
        QuarkusTransaction.requiringNew().run(() -> {});
        QuarkusTransaction.requiringNew().run(() -> {});
    }
}
