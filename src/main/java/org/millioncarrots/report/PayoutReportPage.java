package org.millioncarrots.report;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.console.StackedColumns;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.report.PayoutReportView.PayoutGroup;
import org.millioncarrots.report.PayoutReportView.PayoutSums;
import org.millioncarrots.report.PayoutRows.PayoutRow;
import org.millioncarrots.report.PayoutRows.StateSum;
import org.millioncarrots.report.day.MonthCheck;

/**
 * What the page of the payout report shows.
 *
 * @param by what its rows are, a {@link Dimension}'s name
 * @param waiting sums that wait for a person, for the sentence under the list
 */
public record PayoutReportPage(
        Asked asked,
        List<String> programmes,
        SortedSet<String> sponsors,
        List<Block> blocks,
        List<Tab> tabs,
        Page<PayoutRow> rows,
        List<Money> sums,
        long count,
        @Nullable Against against,
        List<QuickPeriod> quick) {

    /**
     * All payouts beside the books, and what of the bank is not explained, whatever was chosen.
     *
     * @param differing in how many places payouts and books differ
     * @param byHowMuch empty if in none
     * @param unmatched how many lines of bank messages nobody has ruled on
     * @param ofLines what they come to
     * @param statements how many days, gaps and differences of statements are open
     */
    public record Against(long differing, List<Money> byHowMuch, long unmatched, List<Money> ofLines, long statements) {
        static Against of(MonthCheck check) {
            MonthCheck.Result books = check.of(MonthCheck.Question.PAYOUTS);
            MonthCheck.Result lines = check.of(MonthCheck.Question.BANK_LINES);
            return new Against(
                    books.open(),
                    books.amounts(),
                    lines.open(),
                    lines.amounts(),
                    check.of(MonthCheck.Question.STATEMENTS).open());
        }

        public boolean isBooked() {
            return differing == 0;
        }

        public boolean isExplained() {
            return unmatched == 0 && statements == 0;
        }
    }

    /** The choice as the form shows it again. */
    public record Asked(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            String programme,
            String sponsor,
            String currency,
            String state,
            String by,
            String which) {
        /** The choice as the query of a link, without the list's own. */
        public String query() {
            StringBuilder query = new StringBuilder("by=" + by);
            add(query, "from", from == null ? "" : from.toString());
            add(query, "to", to == null ? "" : to.toString());
            add(query, "programme", programme);
            add(query, "sponsor", sponsor);
            add(query, "currency", currency);
            add(query, "state", state);
            return query.toString();
        }

        private static void add(StringBuilder query, String name, String value) {
            if (!value.isEmpty()) {
                query.append('&').append(name).append('=').append(value);
            }
        }

        Asked within(@Nullable LocalDate first, @Nullable LocalDate last) {
            return new Asked(first, last, programme, sponsor, currency, state, by, which);
        }

        Asked in(String onlyCurrency) {
            return new Asked(from, to, programme, sponsor, onlyCurrency, state, by, which);
        }

        Asked of(String onlyProgramme, String onlySponsor, String onlyState, String rows) {
            return new Asked(from, to, onlyProgramme, onlySponsor, currency, onlyState, rows, which);
        }

        boolean byMonth() {
            return by.equals(Dimension.MONTH.wireName());
        }
    }

    /** The report of one currency; currencies never mix. */
    public record Block(
            String currency,
            List<Line> lines,
            Sums total,
            String settledShare,
            Money waiting,
            @Nullable StackedColumns chart) {}

    /** @param href to the payouts that it sums */
    public record Line(String value, String href, Sums sums) {}

    /** Where the money of some payouts stands; the places add up to the amount. */
    public record Sums(
            long count, Money amount, Money settled, Money transit, Money due, Money failed, Money held, Money closed) {
        static Sums of(PayoutSums sums) {
            return new Sums(
                    sums.count(),
                    sums.amount(),
                    sums.settled(),
                    sums.inTransit(),
                    sums.due(),
                    sums.failed(),
                    sums.held(),
                    sums.closed());
        }

        public List<Money> places() {
            return List.of(settled, transit, due, failed, held, closed);
        }

        Money difference() {
            return places().stream().reduce(amount, Money::minus);
        }
    }

    /** @param name of {@code which} in the query, and of its word */
    public record Tab(String name, long count, boolean current) {
        public String word() {
            return "which_" + name;
        }
    }

    public List<String> states() {
        return PayoutTab.states(PayoutTab.ALL);
    }

    public List<String> dimensions() {
        return List.of("month", "programme", "state", "sponsor");
    }

    /** In the order of the columns. */
    public List<String> places() {
        return List.of("settled", "transit", "due", "failed", "held", "closed");
    }

    public String byWord(String dimension) {
        return "by_" + dimension;
    }

    public String placeWord(String place) {
        return "place_" + place;
    }

    /** Whether the places add up in each row and in all. */
    public boolean isAddingUp() {
        return blocks.stream()
                .allMatch(block -> block.total().difference().isZero()
                        && block.lines().stream()
                                .allMatch(line -> line.sums().difference().isZero()));
    }

    public boolean isEmpty() {
        return blocks.isEmpty();
    }

    static List<Block> blocks(Asked asked, List<PayoutGroup> groups, Function<YearMonth, String> month) {
        Map<String, List<PayoutGroup>> byCurrency = new TreeMap<>();
        groups.forEach(group -> byCurrency
                .computeIfAbsent(group.currency(), any -> new ArrayList<>())
                .add(group));
        return byCurrency.entrySet().stream()
                .map(currency -> block(asked, currency.getKey(), currency.getValue(), month))
                .toList();
    }

    private static Block block(
            Asked asked, String currency, List<PayoutGroup> groups, Function<YearMonth, String> month) {
        PayoutSums total = PayoutSums.none(currency);
        List<Line> lines = new ArrayList<>();
        for (PayoutGroup group : groups) {
            total = total.plus(group.sums(), group.counted());
            String value = value(asked, group);
            lines.add(new Line(value, href(asked, currency, value), Sums.of(group.sums())));
        }
        Sums sums = Sums.of(total);
        Money owed = sums.amount().minus(sums.closed());
        String share =
                owed.isPositive() ? sums.settled().times(100).ratioTo(owed, 1).toPlainString() : "";
        return new Block(
                currency,
                lines,
                sums,
                share,
                sums.failed().plus(sums.held()),
                asked.byMonth() ? chart(currency, lines, month) : null);
    }

    private static String value(Asked asked, PayoutGroup group) {
        String value =
                switch (asked.by()) {
                    case "month" -> group.month();
                    case "programme" -> group.programme();
                    case "state" -> group.state();
                    default -> group.sponsor();
                };
        return value == null ? "" : value;
    }

    private static String href(Asked asked, String currency, String value) {
        Asked narrowed =
                switch (asked.by()) {
                    case "month" -> {
                        YearMonth month = YearMonth.parse(value);
                        yield asked.within(month.atDay(1), month.atEndOfMonth())
                                .of(asked.programme(), asked.sponsor(), asked.state(), "programme");
                    }
                    case "programme" -> asked.of(value, asked.sponsor(), asked.state(), "month");
                    case "state" -> asked.of(asked.programme(), asked.sponsor(), value, "month");
                    default -> asked.of(asked.programme(), value, asked.state(), "month");
                };
        return "/console/payouts?" + narrowed.in(currency).query() + "&which=all";
    }

    private static StackedColumns chart(String currency, List<Line> lines, Function<YearMonth, String> month) {
        return StackedColumns.of(
                new CurrencyCode(currency),
                lines.stream()
                        .map(line -> new StackedColumns.Given(
                                month.apply(YearMonth.parse(line.value())),
                                line.value(),
                                line.href(),
                                List.of(
                                        new StackedColumns.Part(
                                                "settled",
                                                "place_settled",
                                                line.sums().settled()),
                                        new StackedColumns.Part(
                                                "transit",
                                                "place_transit",
                                                line.sums().transit()),
                                        new StackedColumns.Part(
                                                "due", "place_due", line.sums().due()),
                                        new StackedColumns.Part(
                                                "failed",
                                                "place_failed",
                                                line.sums().failed()),
                                        new StackedColumns.Part(
                                                "held",
                                                "place_held",
                                                line.sums().held()))))
                        .toList());
    }

    static List<Tab> tabs(String which, List<StateSum> sums) {
        return PayoutTab.NAMES.stream()
                .map(name -> new Tab(
                        name,
                        sums.stream()
                                .filter(sum -> PayoutTab.states(name).contains(sum.state()))
                                .mapToLong(StateSum::count)
                                .sum(),
                        name.equals(which)))
                .toList();
    }

    /** What the payouts of a tab sum to, by currency. */
    static List<Money> sums(String which, List<StateSum> sums) {
        Map<CurrencyCode, Money> byCurrency = new TreeMap<>();
        sums.stream()
                .filter(sum -> PayoutTab.states(which).contains(sum.state()))
                .forEach(sum -> byCurrency.merge(sum.amount().currency(), sum.amount(), Money::plus));
        return List.copyOf(byCurrency.values());
    }
}
