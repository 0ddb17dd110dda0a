package org.millioncarrots.report.exchange;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.report.Period;
import org.millioncarrots.report.Report;
import org.millioncarrots.report.exchange.ExchangeView.PayoutsBy;

/** The statements of the exchange report: what the books exchanged, and the payouts that came of it. */
final class ExchangeReport {
    private static final String BOOKED = """
            select a.programme, to_char(e.business_on, 'YYYY-MM') as month, a.sponsor, e.fixing, e.promised_currency, e.paid_currency,
                cast(e.rates as varchar) as rates, sum(e.promised_minor) as promised_minor, sum(e.came_to_minor) as came_to_minor
            from exchanged(:first, :last) e
            join ledger_account a on a.id = e.account_id
            group by 1, 2, 3, 4, 5, 6, 7
            """;

    /**
     * Equal payouts are counted here, so that each different one is converted and split once. Where nothing was ever converted at
     * payment, nothing is looked through for it.
     */
    private static final String PAYOUTS = """
            with counted as (
                select programme, programme_version, fixing, promised_currency, paid_currency, rates, promised_minor, part, whole,
                    paid_minor, %s as day, awarded_on, count(*) as count
                from report_exchanged_payout
                where (fixing = 'AWARD' or exists (select from payout_conversion)) and %s
                group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12
            )
            select programme, programme_version, fixing, promised_currency, paid_currency, cast(rates as varchar) as rates,
                promised_minor, part, whole, paid_minor, day, awarded_on, count
            from counted
            """;

    private static final String SETTLED = """
            state = 'SETTLED' and changed_at >= cast(:first as timestamp) at time zone :zone
                    and changed_at < cast(cast(:last as date) + 1 as timestamp) at time zone :zone""";

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
                Map.of("first", period.first(), "last", period.last()),
                row -> new Booked(
                        row.text("programme"),
                        row.text("month"),
                        row.text("sponsor"),
                        pair(row),
                        rates(row),
                        row.money("promised_minor", "promised_currency"),
                        row.money("came_to_minor", "paid_currency")));
    }

    /** @param zone the business zone, in which a day of settlement is meant */
    static Report<Paid> paid(Period period, PayoutsBy by, ZoneId zone) {
        return switch (by) {
            case DUE ->
                paid(
                        PAYOUTS.formatted("due_on", "due_on between :first and :last"),
                        Map.of("first", period.first(), "last", period.last()));
            case PAID ->
                paid(
                        PAYOUTS.formatted("cast(changed_at at time zone :zone as date)", SETTLED),
                        Map.of("zone", zone.getId(), "first", period.first(), "last", period.last()));
        };
    }

    private static Report<Paid> paid(String sql, Map<String, Object> parameters) {
        return new Report<>(
                sql,
                parameters,
                row -> new Paid(
                        row.text("programme"),
                        row.integer("programme_version"),
                        pair(row),
                        rates(row),
                        row.money("promised_minor", "promised_currency"),
                        row.number("part"),
                        row.number("whole"),
                        row.money("paid_minor", "paid_currency"),
                        row.date("day"),
                        row.date("awarded_on"),
                        row.number("count")));
    }

    static Report<Part> parts() {
        return new Report<>(
                SPONSORS,
                Map.of(),
                row -> new Part(row.text("code"), row.integer("version"), row.text("sponsor"), row.number("parts")));
    }

    private static Pair pair(Row row) {
        return new Pair(row.text("promised_currency"), row.text("paid_currency"), row.text("fixing"));
    }

    private static String rates(Row row) {
        String rates = row.textOrNull("rates");
        return rates == null ? "[]" : rates;
    }
}
