package org.millioncarrots.report.day;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.console.Column;
import org.millioncarrots.console.Downloads;
import org.millioncarrots.console.ReportFile;
import org.millioncarrots.ledger.LedgerPage;
import org.millioncarrots.ledger.ReadClosings;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.people.Roles;

/** The morning's page and a month's end as files: their tables one below the other. */
@Path("/console")
@RunOnVirtualThread
@RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
class DayFilePages {
    static final List<Column<Line>> TODAY = List.of(
            new Column<>("table", Line::table),
            new Column<>("what", Line::what),
            new Column<>("detail", Line::detail),
            new Column<>("count", Line::count),
            new Column<>("amount", Line::amount),
            new Column<>(
                    "currency",
                    line -> line.amount() == null ? null : line.amount().currency()),
            new Column<>("since", Line::since));

    private static final List<Column<Checked>> MONTH = List.of(
            new Column<>("question", Checked::question),
            new Column<>("open", Checked::open),
            new Column<>("amount", Checked::amount),
            new Column<>(
                    "currency",
                    line -> line.amount() == null ? null : line.amount().currency()));

    private final ReadToday readToday;
    private final CheckMonth checkMonth;
    private final ReadClosings closings;
    private final Downloads downloads;

    DayFilePages(ReadToday readToday, CheckMonth checkMonth, ReadClosings closings, Downloads downloads) {
        this.readToday = readToday;
        this.checkMonth = checkMonth;
        this.closings = closings;
        this.downloads = downloads;
    }

    /** A figure of the morning's page. */
    record Line(
            String table,
            String what,
            @Nullable String detail,
            @Nullable Long count,
            @Nullable Money amount,
            @Nullable Instant since) {}

    /** The answer to a question of a month's end; one with several currencies has a line for each. */
    private record Checked(
            String question, long open, @Nullable Money amount) {}

    @GET
    @Path("/today.{form: csv|xlsx}")
    @Operation(hidden = true)
    public Response today(String form) {
        return downloads.of(ReportFile.TODAY, Downloads.Form.of(form), TODAY, lines(readToday.today()));
    }

    /** Of an open month what is open, of a closed one the figures that its closing has kept. */
    @GET
    @Path("/close/{month}.{form: csv|xlsx}")
    @Operation(hidden = true)
    public Response month(@PathParam("month") String text, String form) {
        YearMonth month = ClosePages.named(text);
        Downloads.Form asked = Downloads.Form.of(form);
        return closings.closed(month)
                .map(closed -> downloads.of(ReportFile.MONTH_CHECK, asked, LedgerPage.ACCOUNTS, closed.accounts()))
                .orElseGet(() -> downloads.of(
                        ReportFile.MONTH_CHECK,
                        asked,
                        MONTH,
                        checkMonth.check(month).checks().stream()
                                .flatMap(DayFilePages::checked)
                                .toList()));
    }

    private static Stream<Checked> checked(MonthCheck.Result result) {
        String question = result.question().name();
        return result.amounts().isEmpty()
                ? Stream.of(new Checked(question, result.open(), null))
                : result.amounts().stream().map(amount -> new Checked(question, result.open(), amount));
    }

    static List<Line> lines(TodayView view) {
        List<Line> lines = new ArrayList<>();
        for (TodayView.BankAccount bank : view.bank()) {
            String day = bank.lastDay() == null ? null : bank.lastDay().toString();
            lines.add(new Line("BANK", "CLOSING", day, bank.findings(), bank.closing(), null));
            lines.add(new Line("BANK", "UNEXPLAINED", day, bank.findings(), bank.unexplained(), null));
        }
        view.waiting().forEach(one -> {
            lines.add(new Line("WAITING", one.kind().name(), "OTHERS", one.others(), null, one.oldest()));
            lines.add(new Line("WAITING", one.kind().name(), "OWN", one.own(), null, one.oldest()));
        });
        view.batches().forEach(sum -> lines.add(new Line("WAITING", "BATCHES", null, null, sum, null)));
        view.unanswered()
                .forEach(one -> lines.add(new Line(
                        "UNANSWERED", "BATCH", one.batchId().toString(), one.open(), one.amount(), one.deliveredAt())));
        view.stuck()
                .forEach(one -> lines.add(
                        new Line("STUCK", one.kind(), one.reason(), one.count(), one.amount(), one.oldest())));
        for (TodayView.Moved moved : view.money()) {
            lines.add(new Line("MONEY", moved.account(), "OPENING", null, moved.opening(), null));
            moved.movements()
                    .forEach(step ->
                            lines.add(new Line("MONEY", moved.account(), step.step(), null, step.amount(), null)));
            lines.add(new Line("MONEY", moved.account(), "CLOSING", null, moved.closing(), null));
        }
        for (TodayView.DueSoon due : view.dueSoon()) {
            lines.add(new Line("DUE_SOON", "DUE", null, due.instalments(), due.due(), null));
            lines.add(new Line("DUE_SOON", "PAYABLE", null, null, due.payable(), null));
            lines.add(new Line("DUE_SOON", "AVAILABLE", null, null, due.available(), null));
        }
        return lines;
    }
}
