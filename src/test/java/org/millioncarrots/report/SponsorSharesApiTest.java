package org.millioncarrots.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;

/** SQL and Java must split to the same cent, or the report would differ from the books. */
@QuarkusTest
class SponsorSharesApiTest {
    @Inject
    @DataSource("migration")
    AgroalDataSource owner;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20220305, 454_55})
    void sqlSplitsAsMoneyDoes(long seed) throws SQLException {
        Random random = new Random(seed);
        try (Connection connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            try {
                for (int version = 1; version <= 60; version++) {
                    List<Long> parts = parts(random);
                    publish(connection, version, parts);
                    for (int i = 0; i < 10; i++) {
                        Money amount = new Money(amount(random), CurrencyCode.EUR);
                        List<Long> expected = amount.split(parts).stream()
                                .map(Money::minorUnits)
                                .toList();
                        assertThat(shares(connection, version, amount.minorUnits()))
                                .as("%s by %s", amount, parts)
                                .isEqualTo(expected);
                    }
                }
            } finally {
                connection.rollback();
            }
        }
    }

    /** Equal parts give ties, huge ones need more than 64 bits on the way. */
    private static List<Long> parts(Random random) {
        int sponsors = 1 + random.nextInt(26);
        long most = List.of(1L, 3L, 100L, 1_000_000_007L, Long.MAX_VALUE / 32).get(random.nextInt(5));
        return LongStream.range(0, sponsors)
                .mapToObj(i -> 1 + random.nextLong(most))
                .toList();
    }

    private static long amount(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> 1 + random.nextLong(30);
            case 1 -> 500_000_000L;
            case 2 -> Long.MAX_VALUE - random.nextLong(30);
            default -> 1 + random.nextLong(1_000_000_000L);
        };
    }

    private static void publish(Connection connection, int version, List<Long> parts) throws SQLException {
        try (Statement statement = connection.createStatement();
                PreparedStatement sponsor = connection.prepareStatement(
                        "insert into programme_sponsor values ('random-shares', ?, ?, ?, ?)")) {
            statement.execute("insert into programme_version values ('random-shares', " + version
                    + ", 'PUBLISHED', '2022-01-01', null, '', '', 'test', now(), null, null)");
            for (int i = 0; i < parts.size(); i++) {
                sponsor.setInt(1, version);
                sponsor.setInt(2, i + 1);
                sponsor.setString(3, "X" + (char) ('A' + i));
                sponsor.setLong(4, parts.get(i));
                sponsor.executeUpdate();
            }
        }
    }

    private static List<Long> shares(Connection connection, int version, long amount) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select amount_minor from sponsor_shares('random-shares', ?, ?) order by place")) {
            statement.setInt(1, version);
            statement.setLong(2, amount);
            List<Long> shares = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    shares.add(rows.getLong(1));
                }
            }
            return shares;
        }
    }
}
