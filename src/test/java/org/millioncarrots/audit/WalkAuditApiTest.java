package org.millioncarrots.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.millioncarrots.platform.sql.ForAllPartners;
import org.millioncarrots.testing.LogCapture;

@QuarkusTest
@ForAllPartners
class WalkAuditApiTest {
    @Inject
    WalkAudit walkAudit;

    @Inject
    AuditLog log;

    @Inject
    @DataSource("migration")
    AgroalDataSource owner;

    @Inject
    Clock clock;

    @Test
    void aWholeRoundIsSeenAndAChangedEntryIsFound() throws SQLException {
        record();
        record();
        Instant before = clock.instant();
        assertThat(walkToTheEnd().brokenAt()).isZero();
        assertThat(walkToTheEnd().wholeAt()).isAfterOrEqualTo(before);

        long sequence = number("select max(sequence) - 1 from audit_entry");
        asOwner("update audit_entry set person = 'somebody' where sequence = " + sequence);
        try (LogCapture captured = LogCapture.start()) {
            assertThat(walkToTheEnd().brokenAt()).isEqualTo(sequence);
            assertThat(captured.text()).contains("does not fit at entry " + sequence);
        }
        asOwner("update audit_entry set person = 'system' where sequence = " + sequence);
        assertThat(walkToTheEnd().brokenAt()).isZero();
    }

    private record State(Instant wholeAt, long brokenAt) {}

    /** Until a round ends: it begins anew then. */
    private State walkToTheEnd() throws SQLException {
        for (int i = 0; i < 100; i++) {
            asOwner("update audit_walk set next_at = now()");
            walkAudit.walk();
            if (number("select sequence from audit_walk") == 0) {
                break;
            }
        }
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select whole_at, coalesce(broken_at, 0) from audit_walk")) {
            row.next();
            return new State(row.getObject(1, OffsetDateTime.class).toInstant(), row.getLong(2));
        }
    }

    private void record() {
        QuarkusTransaction.requiringNew().run(() -> log.record(AuditAction.CLAIM_DECIDED, UUID.randomUUID()));
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void asOwner(String sql) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
