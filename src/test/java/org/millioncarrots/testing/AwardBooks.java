package org.millioncarrots.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the books and the schedules of a programme's awards say, side by side; by default of the diplomats'. */
public final class AwardBooks {
    private final AgroalDataSource dataSource;
    private final String programme;

    public AwardBooks(AgroalDataSource dataSource) {
        this(dataSource, "diplomat-resignation");
    }

    public AwardBooks(AgroalDataSource dataSource, String programme) {
        this.dataSource = dataSource;
        this.programme = programme;
    }

    public List<Map<String, Object>> dueTo(String claimant) throws SQLException {
        List<Map<String, Object>> rows = new ArrayList<>();
        query(
                "select state, amount_minor from instalment where claimant_id = '" + claimant + "'",
                row -> rows.add(Map.of("state", row.getString(1), "amount", row.getLong(2))));
        return rows;
    }

    /** Instalments that have left the schedule without one payout that stands, or have one and are still in it. */
    public long instalmentsNotPaidOnce() throws SQLException {
        long[] count = new long[1];
        query("""
            select count(*) from instalment i
            where i.programme = 'diplomat-resignation' and (i.state = 'PAYABLE') <> ((
                select coalesce(sum(case when p.state = 'REISSUED' then 0 else 1 end), 0) from payout p
                where p.bucket = i.bucket and p.instalment_id = i.id) = 1)
            """, row -> count[0] = row.getLong(1));
        return count[0];
    }

    /** By programme, sponsor and currency: what is committed and not open, and what is kept back and not deducted. */
    public Map<String, Long> gaps() throws SQLException {
        Map<String, Long> gaps = new TreeMap<>();
        query(
                """
                select a.kind, a.sponsor, a.currency, coalesce(sum(case when t.credit_account = a.id then t.amount_minor
                    else -t.amount_minor end), 0)
                from ledger_account a
                left join transfer t on a.id in (t.debit_account, t.credit_account)
                where a.kind in ('COMMITMENT', 'RECOVERY') and a.programme = 'diplomat-resignation' group by 1, 2, 3
                """,
                row -> gaps.merge(
                        row.getString(1) + " " + row.getString(2) + row.getString(3), row.getLong(4), Long::sum));
        query(
                """
                select s.sponsor, i.currency, sum(s.amount_minor)
                from instalment i
                cross join lateral sponsor_shares(i.programme, i.programme_version, i.amount_minor) s
                where i.state = 'SCHEDULED' and i.programme = 'diplomat-resignation' group by 1, 2
                """,
                row -> gaps.merge(
                        "COMMITMENT" + " " + row.getString(1) + row.getString(2), -row.getLong(3), Long::sum));
        query("""
            select s.sponsor, i.currency, sum(s.amount_minor)
            from instalment i
            cross join lateral sponsor_shares(i.programme, i.programme_version, i.deducted_minor) s
            where i.state <> 'CANCELLED' and not i.deduction_booked and i.programme = 'diplomat-resignation'
            group by 1, 2
            """, row -> gaps.merge("RECOVERY " + row.getString(1) + row.getString(2), -row.getLong(3), Long::sum));
        gaps.values().removeIf(gap -> gap == 0);
        return gaps;
    }

    /** Reads one row. */
    public interface RowReader {
        public void read(ResultSet row) throws SQLException;
    }

    public void query(String sql, RowReader reader) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select begin_work('*')");
            try (ResultSet rows =
                    statement.executeQuery(sql.replace("'diplomat-resignation'", "'" + programme + "'"))) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
            connection.rollback();
        }
    }

    public void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select begin_work('*')");
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
            connection.commit();
        }
    }
}
