package org.millioncarrots.payout.exception;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.console.CountBars;
import org.millioncarrots.payout.exception.ExceptionFilter.Age;
import org.millioncarrots.payout.exception.ExceptionListSql.Group;
import org.millioncarrots.payout.exception.ExceptionQuery.After;
import org.millioncarrots.payout.exception.ExceptionsPage.Asked;
import org.millioncarrots.payout.exception.ExceptionsPage.Line;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.staff.StaffNames;

/** Gathers what the page of exceptions shows, and its rows for a file. */
@ApplicationScoped
class ShowExceptions {
    private static final String PATH = "/console/exceptions";
    private static final int LINES = 50;

    private final ExceptionListSql sql;
    private final ExceptionForms forms;
    private final StaffNames names;
    private final Clock clock;

    ShowExceptions(ExceptionListSql sql, ExceptionForms forms, StaffNames names, Clock clock) {
        this.sql = sql;
        this.forms = forms;
        this.names = names;
        this.clock = clock;
    }

    @Transactional
    ExceptionsPage show(ExceptionFilter filter, After after) {
        List<Group> groups = sql.groups(filter.ofAllKinds());
        List<Group> chosen = groups.stream()
                .filter(group -> filter.has(group.kind(), group.reason()))
                .toList();
        Page<ExceptionRow> rows = Page.of(sql.rows(filter, after, LINES + 1), LINES, After::of);
        Map<String, String> called =
                names.of(rows.items().stream().map(ExceptionRow::owner).toList());
        return new ExceptionsPage(
                new Asked(
                        text(filter.kind()),
                        text(filter.reason()),
                        text(filter.whose()),
                        text(filter.age()),
                        text(filter.state())),
                filter.query(),
                groups.stream().map(group -> group(group, filter)).toList(),
                ages(chosen, filter),
                chosen.stream().mapToLong(group -> group.count(filter.age())).sum(),
                rows.items().stream().map(row -> line(row, called)).toList(),
                rows.next());
    }

    @Transactional
    long count(ExceptionFilter filter) {
        return sql.count(filter);
    }

    @Transactional
    void each(ExceptionFilter filter, Consumer<ExceptionRow> taker) {
        sql.each(filter, taker);
    }

    private static ExceptionsPage.Group group(Group group, ExceptionFilter filter) {
        String reason = text(group.reason());
        return new ExceptionsPage.Group(
                group.kind().word(),
                group.kind().nextStep(group.reason()),
                reason,
                group.count(),
                group.amount(),
                group.oldest(),
                PATH + "?" + filter.with(group.kind(), group.reason()).query() + "#list",
                filter.kind() != null && filter.has(group.kind(), group.reason()));
    }

    private static CountBars ages(List<Group> groups, ExceptionFilter filter) {
        return CountBars.of(Arrays.stream(Age.values())
                .map(age -> new CountBars.Given(
                        age.style(),
                        "age_" + age,
                        groups.stream().mapToLong(group -> group.count(age)).sum(),
                        PATH + "?" + filter.with(age).query() + "#list"))
                .toList());
    }

    private Line line(ExceptionRow row, Map<String, String> called) {
        return new Line(
                row.id(),
                row.kind().word(),
                text(row.reason()),
                row.amount(),
                row.programme(),
                row.payoutId(),
                row.messageId(),
                row.line(),
                row.since(),
                days(row.since()),
                row.state().name(),
                row.owner() == null ? "" : called.getOrDefault(row.owner(), row.owner()),
                forms.isMine(row.owner()),
                forms.take(row.id(), row.state(), row.owner()),
                forms.giveBack(row.id(), row.owner()));
    }

    private long days(Instant since) {
        return ChronoUnit.DAYS.between(LocalDate.ofInstant(since, clock.getZone()), LocalDate.now(clock));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
