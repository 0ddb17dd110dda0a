package org.millioncarrots.report.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.report.Period;
import org.millioncarrots.report.Report;
import org.millioncarrots.report.exchange.ExchangeView.PayoutsBy;

/** The statements of the exchange report: what the books exchanged, and the payouts that came of it. */
final class ExchangeReport {
    private static final String BOOKED = """
            select programme, to_char(business_on, 'YYYY-MM'), sponsor, fixing, promised_currency, paid_currency,
                cast(rates as varchar), sum(promised_minor), sum(came_to_minor)
            from report_exchange
            where business_on between ? and ?
            group by 1, 2, 3, 4, 5, 6, 7
            """;

    /** Equal payouts are counted here, so that each different one is converted and split once. */
    private static final String PAYOUTS = """
            with dated as (
                select *, %s as day from report_exchanged_payout where %s
            )
            select programme, programme_version, fixing, promised_currency, paid_currency, cast(rates as varchar),
                promised_minor, part, whole, paid_minor, day, awarded_on, count(*)
            from dated
            where day between ? and ?
            group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12
            """;

    private static final String SPONSORS = """
            select code, version, sponsor, parts from programme_sponsor order by code, version, position
            """;

    private ExchangeReport() {}

    /** Exchanges of one month, programme and sponsor at one set of rates. */
    record Booked(
            String programme, String month, String sponsor, Pair pair, String rates, Money promised, Money cameTo) {}

    /**
     * Which currencies, and when the rate between them is fixed.
     *
     * @param fixing {@code AWARD} or {@code PAYMENT}
     */
    record Pair(String promised, String paid, String fixing) {
        boolean fixedAtAward() {
            return fixing.equals("AWARD");
        }
    }

    /**
     * A number of equal payouts.
     *
     * @param promised what one is part of
     * @param day on which it counts
     */
    record Paid(
            String programme,
            int version,
            Pair pair,
            String rates,
            Money promised,
            long part,
            long whole,
            Money paid,
            LocalDate day,
            LocalDate awardedOn,
            long count) {

        CurrencyCode currency() {
            return paid.currency();
        }

        /** The day whose rate was not taken. */
        LocalDate otherDay() {
            return pair.fixedAtAward() ? day : awardedOn;
        }
    }

    /** A sponsor's part in a programme version. */
    record Part(String programme, int version, String sponsor, long parts) {}

    static Report<Booked> booked(Period period) {
        return new Report<>(
                BOOKED,
                List.of(period.first(), period.last()),
                row -> new Booked(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        new Pair(row.getString(5), row.getString(6), row.getString(4)),
                        rates(row, 7),
                        Money.ofMinor(row.getLong(8), row.getString(5)),
                        Money.ofMinor(row.getLong(9), row.getString(6))),
                List.of());
    }

    /** @param zone the business zone, in which a day of settlement is meant */
    static Report<Paid> paid(Period period, PayoutsBy by, ZoneId zone) {
        return switch (by) {
            case DUE -> paid(PAYOUTS.formatted("due_on", "true"), List.of(period.first(), period.last()));
            case PAID ->
                paid(
                        PAYOUTS.formatted("cast(changed_at at time zone ? as date)", "state = 'SETTLED'"),
                        List.of(zone.getId(), period.first(), period.last()));
        };
    }

    private static Report<Paid> paid(String sql, List<@Nullable Object> parameters) {
        return new Report<>(
                sql,
                parameters,
                row -> new Paid(
                        row.getString(1),
                        row.getInt(2),
                        new Pair(row.getString(4), row.getString(5), row.getString(3)),
                        rates(row, 6),
                        Money.ofMinor(row.getLong(7), row.getString(4)),
                        row.getLong(8),
                        row.getLong(9),
                        Money.ofMinor(row.getLong(10), row.getString(5)),
                        row.getObject(11, LocalDate.class),
                        row.getObject(12, LocalDate.class),
                        row.getLong(13)),
                List.of());
    }

    static Report<Part> parts() {
        return new Report<>(
                SPONSORS,
                List.of(),
                row -> new Part(row.getString(1), row.getInt(2), row.getString(3), row.getLong(4)),
                List.of());
    }

    private static String rates(ResultSet row, int column) throws SQLException {
        String rates = row.getString(column);
        return rates == null ? "[]" : rates;
    }
}
