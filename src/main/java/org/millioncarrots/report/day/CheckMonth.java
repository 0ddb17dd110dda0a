package org.millioncarrots.report.day;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.ledger.ReadClosings;
import org.millioncarrots.money.Money;
import org.millioncarrots.report.Report;
import org.millioncarrots.report.RunReports;
import org.millioncarrots.report.day.MonthCheck.Question;
import org.millioncarrots.report.day.MonthCheck.Result;

/** Asks what is open before a month is closed. */
@ApplicationScoped
public class CheckMonth {
    private final RunReports runReports;
    private final ReadClosings closings;
    private final Clock clock;

    CheckMonth(RunReports runReports, ReadClosings closings, Clock clock) {
        this.runReports = runReports;
        this.closings = closings;
        this.clock = clock;
    }

    private record Open(
            Question question, long count, @Nullable Money amount) {}

    @Transactional
    public MonthCheck check(YearMonth month) {
        LocalDate through = month.atEndOfMonth();
        Instant until = through.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
        LocalDate closed = closings.lastBefore(month.atDay(1));
        List<Open> open = runReports.rows(new Report<>(
                MonthSql.CHECKS,
                Map.of("first", month.atDay(1), "through", through, "until", until, "closed", closed),
                row -> new Open(
                        row.code(Question.class, "question"),
                        row.number("n"),
                        row.textOrNull("currency") == null ? null : row.moneyOrNull("minor", "currency"))));
        boolean closedAlready = runReports
                .rows(new Report<>(
                        "select exists (select from ledger_closing where closed_through >= :through) as closed",
                        Map.of("through", through),
                        row -> row.flag("closed")))
                .getFirst();
        return new MonthCheck(
                through,
                closedAlready,
                Arrays.stream(Question.values())
                        .map(question -> result(question, open))
                        .toList());
    }

    private static Result result(Question question, List<Open> all) {
        long count = 0;
        List<Money> amounts = new ArrayList<>();
        for (Open open : all) {
            if (open.question() == question) {
                count += open.count();
                if (open.amount() != null) {
                    amounts.add(open.amount());
                }
            }
        }
        return new Result(question, count, List.copyOf(amounts));
    }
}
