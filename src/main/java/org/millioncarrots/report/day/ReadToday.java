package org.millioncarrots.report.day;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.ledger.ReadClosings;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.TargetDays;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.report.Report;
import org.millioncarrots.report.RunReports;
import org.millioncarrots.report.day.TodayView.BankAccount;
import org.millioncarrots.report.day.TodayView.DueSoon;
import org.millioncarrots.report.day.TodayView.Moved;
import org.millioncarrots.report.day.TodayView.Step;
import org.millioncarrots.report.day.TodayView.Stuck;
import org.millioncarrots.report.day.TodayView.Unanswered;
import org.millioncarrots.report.day.TodayView.WaitsForYou;

/** Reads the morning's page for the caller. */
@ApplicationScoped
public class ReadToday {
    private static final int DAYS_AHEAD = 5;

    private final RunReports runReports;
    private final ReadClosings closings;
    private final Caller caller;
    private final Clock clock;

    ReadToday(RunReports runReports, ReadClosings closings, Caller caller, Clock clock) {
        this.runReports = runReports;
        this.closings = closings;
        this.caller = caller;
        this.clock = clock;
    }

    @Transactional
    public TodayView today() {
        LocalDate today = LocalDate.now(clock);
        // What was done on the last day on which banks settle is what the bank answers today.
        LocalDate since = TargetDays.preceding(today.minusDays(1));
        String person = caller.person();
        List<Open> open = runReports.rows(new Report<>(TodaySql.UNANSWERED, Map.of(), ReadToday::unanswered));
        return new TodayView(
                clock.instant(),
                since,
                runReports.rows(new Report<>(TodaySql.BANK, Map.of(), ReadToday::account)),
                open.stream().map(Open::batch).toList(),
                open.isEmpty() ? 0 : open.getFirst().all(),
                waiting(person),
                runReports.rows(new Report<>(
                        TodaySql.BATCHES, Map.of("person", person), row -> row.money("minor", "currency"))),
                runReports.rows(new Report<>(TodaySql.STUCK, Map.of(), ReadToday::stuck)),
                moved(runReports.rows(new Report<>(
                        TodaySql.MOVED,
                        Map.of("first", since, "last", today, "closed", closings.lastBefore(since)),
                        ReadToday::entry))),
                dueSoon(today));
    }

    private List<WaitsForYou> waiting(String person) {
        List<Waiting> may = Waiting.of(caller::hasRole);
        return runReports
                .rows(new Report<>(
                        TodaySql.WAITING,
                        Map.of("person", person),
                        row -> new WaitsForYou(
                                row.code(Waiting.class, "kind"),
                                row.number("others"),
                                row.number("own"),
                                row.instant("oldest"))))
                .stream()
                .filter(one -> may.contains(one.kind()))
                .toList();
    }

    /** Of each kind that waits for the caller, where the oldest is ended. */
    @Transactional
    Map<Waiting, String> next() {
        Map<Waiting, String> next = new EnumMap<>(Waiting.class);
        runReports
                .rows(new Report<>(
                        TodaySql.NEXT,
                        Map.of("person", caller.person()),
                        row -> Map.entry(row.code(Waiting.class, "kind"), row.text("target"))))
                .forEach(one -> {
                    String href = one.getKey().href(one.getValue());
                    if (href != null) {
                        next.put(one.getKey(), href);
                    }
                });
        return next;
    }

    private static BankAccount account(Row row) {
        return new BankAccount(
                row.text("account"),
                row.text("currency"),
                row.idOrNull("statement_id"),
                row.dateOrNull("last_on"),
                row.moneyOrNull("closing_minor", "currency"),
                row.moneyOrNull("unexplained_minor", "currency"),
                row.number("findings"));
    }

    /** @param all how many such batches there are */
    private record Open(Unanswered batch, long all) {}

    private static Open unanswered(Row row) {
        return new Open(
                new Unanswered(
                        row.id("id"),
                        row.text("message_id"),
                        row.instant("delivered_at"),
                        row.number("n"),
                        row.money("minor", "currency")),
                row.number("batches"));
    }

    private static Stuck stuck(Row row) {
        return new Stuck(
                row.text("kind"),
                row.textOrNull("reason"),
                row.textOrNull("currency"),
                row.number("n"),
                row.textOrNull("currency") == null ? null : row.moneyOrNull("minor", "currency"),
                row.instant("oldest"));
    }

    /** Of the currencies in which something is due. */
    private List<DueSoon> dueSoon(LocalDate today) {
        Map<CurrencyCode, Money> payable =
                runReports
                        .rows(new Report<>(TodaySql.PAYABLE, Map.of(), row -> row.money("minor", "currency")))
                        .stream()
                        .collect(Collectors.toMap(Money::currency, sum -> sum));
        return runReports
                .rows(new Report<>(
                        TodaySql.DUE_SOON,
                        Map.of("buckets", Ids.ALL_BUCKETS, "from", today, "to", today.plusDays(DAYS_AHEAD)),
                        row -> new DueSoon(
                                row.text("currency"),
                                row.number("n"),
                                row.money("due_minor", "currency"),
                                payable.getOrDefault(row.currency("currency"), Money.zero(row.currency("currency"))),
                                row.money("available_minor", "currency"))))
                .stream()
                .filter(one -> one.instalments() > 0 || one.payable().isPositive())
                .toList();
    }

    private record Entry(String account, @Nullable String step, Money amount) {}

    private static Entry entry(Row row) {
        return new Entry(row.text("kind"), row.textOrNull("step"), row.money("minor", "currency"));
    }

    /** @param entries by currency and account, what was there before without a step */
    private static List<Moved> moved(List<Entry> entries) {
        List<Moved> moved = new ArrayList<>();
        for (int i = 0; i < entries.size(); ) {
            Entry first = entries.get(i);
            Money opening = Money.zero(first.amount().currency());
            Money closing = opening;
            List<Step> steps = new ArrayList<>();
            for (; i < entries.size() && isOfSame(first, entries.get(i)); i++) {
                Entry entry = entries.get(i);
                closing = closing.plus(entry.amount());
                if (entry.step() == null) {
                    opening = opening.plus(entry.amount());
                } else {
                    steps.add(new Step(entry.step(), entry.amount()));
                }
            }
            moved.add(new Moved(
                    first.amount().currency().value(), first.account(), opening, List.copyOf(steps), closing));
        }
        return moved;
    }

    private static boolean isOfSame(Entry one, Entry other) {
        return one.account().equals(other.account())
                && one.amount().currency().equals(other.amount().currency());
    }
}
