package org.millioncarrots.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The id that Java derives is the one that SQL derives, and it stays in its parent's bucket. */
@QuarkusTest
class DerivedIdSqlTest {
    private static final String[] STEPS = {"payout/1", "SEND/UA", "a\\b", "Шаг", "", "with 'quotes'"};

    @Inject
    AgroalDataSource dataSource;

    @Test
    void javaAndSqlDeriveTheSame() throws SQLException {
        Random random = new Random(7);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("select derived_id(?, ?)")) {
            for (int i = 0; i < 300; i++) {
                UUID parent = new UUID((random.nextLong() & ~0xf000L) | 0x8000L, random.nextLong() | Long.MIN_VALUE);
                String step = STEPS[i % STEPS.length];
                statement.setObject(1, parent);
                statement.setString(2, step);
                try (ResultSet row = statement.executeQuery()) {
                    assertThat(row.next()).isTrue();
                    assertThat(row.getObject(1, UUID.class)).isEqualTo(Ids.derived(parent, step));
                }
                assertThat(Ids.bucketOf(Ids.derived(parent, step))).isEqualTo(Ids.bucketOf(parent));
            }
        }
    }
}
