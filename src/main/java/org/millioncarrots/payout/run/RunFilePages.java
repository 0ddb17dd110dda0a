package org.millioncarrots.payout.run;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.console.Column;
import org.millioncarrots.console.Downloads;
import org.millioncarrots.console.ReportFile;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.people.Roles;

/** The pages of payout runs as files: all runs, what one has made and left, what one would do. */
@Path("/console")
@RunOnVirtualThread
@RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
class RunFilePages {
    private static final List<Column<RunLine>> RUNS = List.of(
            new Column<>("runId", line -> line.run().id()),
            new Column<>("state", line -> line.run().state()),
            new Column<>("dueUpTo", line -> line.run().dueUpTo()),
            new Column<>("startedAt", line -> line.run().createdAt()),
            new Column<>("payouts", RunLine::payouts),
            new Column<>("amount", RunLine::amount),
            new Column<>(
                    "currency",
                    line -> line.amount() == null ? null : line.amount().currency()),
            new Column<>("skipped", RunLine::skipped));

    private static final List<Column<Part>> PARTS = List.of(
            new Column<>("what", Part::what),
            new Column<>("reason", Part::reason),
            new Column<>("programme", Part::programme),
            new Column<>("count", Part::count),
            new Column<>("amount", Part::amount),
            new Column<>(
                    "currency",
                    part -> part.amount() == null ? null : part.amount().currency()));

    private final ReadPayoutRuns readRuns;
    private final PreviewRun previewRun;
    private final Downloads downloads;

    RunFilePages(ReadPayoutRuns readRuns, PreviewRun previewRun, Downloads downloads) {
        this.readRuns = readRuns;
        this.previewRun = previewRun;
        this.downloads = downloads;
    }

    /**
     * What a run has made in one currency.
     *
     * @param amount absent if it has made nothing
     * @param skipped in the first line of a run, so that sums over lines are right
     */
    private record RunLine(
            PayoutRunView run,
            long payouts,
            @Nullable Money amount,
            @Nullable Long skipped) {}

    /** What a run makes, or leaves for a reason. */
    private record Part(
            String what,
            @Nullable String reason,
            @Nullable String programme,
            long count,
            @Nullable Money amount) {}

    @GET
    @Path("/runs.{form: csv|xlsx}")
    @Operation(hidden = true)
    public Response runs(String form) {
        List<RunLine> lines =
                readRuns.all().stream().flatMap(RunFilePages::lines).toList();
        return downloads.of(ReportFile.RUNS, Downloads.Form.of(form), RUNS, lines);
    }

    private static Stream<RunLine> lines(PayoutRunView run) {
        if (run.made().isEmpty()) {
            return Stream.of(new RunLine(run, run.payouts(), null, run.skipped()));
        }
        PayoutRunView.Made first = run.made().getFirst();
        return run.made().stream()
                .map(made ->
                        new RunLine(run, made.payouts(), made.amount(), made.equals(first) ? run.skipped() : null));
    }

    @GET
    @Path("/runs/new.{form: csv|xlsx}")
    @Operation(hidden = true)
    public Response preview(String form, @QueryParam("dueUpTo") @Nullable String dueUpTo) {
        LocalDate asked = RunPages.asked(dueUpTo);
        PayoutRunPreview preview = asked == null ? previewRun.preview() : previewRun.preview(asked);
        Stream<Part> paid = preview.payable().stream()
                .map(one -> new Part("PAYABLE", null, one.programme(), one.payouts(), one.amount()));
        Stream<Part> left = preview.leftOut().stream()
                .map(one -> new Part("LEFT_OUT", one.reason(), one.programme(), one.instalments(), one.amount()));
        return downloads.of(
                ReportFile.RUN_PREVIEW,
                Downloads.Form.of(form),
                PARTS,
                Stream.concat(paid, left).toList());
    }

    @GET
    @Path("/runs/{id}.{form: csv|xlsx}")
    @Operation(hidden = true)
    public Response run(UUID id, String form) {
        PayoutRunView run = readRuns.get(id);
        Stream<Part> made = run.made().stream().map(one -> new Part("MADE", null, null, one.payouts(), one.amount()));
        Stream<Part> skipped =
                run.skippedFor().stream().map(one -> new Part("SKIPPED", one.reason(), null, one.instalments(), null));
        return downloads.of(
                ReportFile.RUN,
                Downloads.Form.of(form),
                PARTS,
                Stream.concat(made, skipped).toList());
    }
}
