package org.millioncarrots.report;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.YearMonth;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.millioncarrots.console.Downloads;
import org.millioncarrots.console.ReportFile;
import org.millioncarrots.console.Times;
import org.millioncarrots.console.Visit;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.people.Roles;
import org.millioncarrots.programme.Programmes;
import org.millioncarrots.report.PayoutReportPage.Asked;
import org.millioncarrots.report.PayoutReportView.PayoutGroup;
import org.millioncarrots.report.PayoutRows.PayoutRow;
import org.millioncarrots.report.PayoutRows.StateSum;
import org.millioncarrots.report.day.CheckMonth;

/** The payout report as a page, and as files of the same statement. */
@Path("/console")
@RunOnVirtualThread
@RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
class PayoutReportPages {
    private static final int ROWS = 50;

    private final RunReports runReports;
    private final ReportAnswer answer;
    private final CheckMonth checkMonth;
    private final Programmes programmes;
    private final Visit visit;
    private final Times times;

    PayoutReportPages(
            RunReports runReports,
            ReportAnswer answer,
            CheckMonth checkMonth,
            Programmes programmes,
            Visit visit,
            Times times) {
        this.runReports = runReports;
        this.answer = answer;
        this.checkMonth = checkMonth;
        this.programmes = programmes;
        this.visit = visit;
        this.times = times;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance report(PayoutReportPage page, String files);
    }

    @GET
    @Path("/payouts")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance report(@BeanParam PayoutReportQuery query) {
        PayoutReport.Filter filter = query.filter();
        Asked asked = query.asked();
        Page<PayoutRow> rows = PayoutRows.page(
                runReports.rows(PayoutRows.of(filter, PayoutTab.states(asked.which()), query.after(), ROWS + 1L)),
                ROWS);
        List<Dimension> dimensions = query.dimensions();
        Report<PayoutGroup> report = PayoutReport.of(filter, dimensions);
        List<PayoutGroup> groups;
        List<StateSum> sums;
        if (query.isSplit()) {
            groups = runReports.rows(report);
            sums = runReports.rows(PayoutRows.counts(filter));
        } else {
            // All payouts are read once for both.
            List<PayoutGroup> byState = runReports.rows(PayoutReport.of(filter, query.dimensionsAndState()));
            groups = dimensions.contains(Dimension.STATE) ? byState : PayoutReportView.acrossStates(byState);
            sums = PayoutRows.counts(byState);
        }
        visit.listed("listPayouts", rows.items().size());
        PayoutReportPage page = new PayoutReportPage(
                asked,
                programmes.all().stream()
                        .map(version -> version.code())
                        .distinct()
                        .sorted()
                        .toList(),
                Sponsors.of(programmes, asked.sponsor()),
                PayoutReportPage.blocks(asked, groups, times::month),
                PayoutReportPage.tabs(asked.which(), sums),
                rows,
                PayoutReportPage.sums(asked.which(), sums),
                sums.stream()
                        .filter(sum -> PayoutTab.states(asked.which()).contains(sum.state()))
                        .mapToLong(StateSum::count)
                        .sum(),
                query.isComparing()
                        ? PayoutReportPage.Against.of(checkMonth.check(YearMonth.from(times.today())))
                        : null,
                QuickPeriod.of(asked, times.today()));
        return Templates.report(
                page, answer.keep(ReportFile.PAYOUTS, filter.query(dimensions), report.columns(), groups));
    }

    @GET
    @Path("/payouts.{form: csv|xlsx}")
    @Operation(hidden = true)
    public Response file(String form, @BeanParam PayoutReportQuery query) {
        return answer.file(
                ReportFile.PAYOUTS, Downloads.Form.of(form), PayoutReport.of(query.filter(), query.dimensions()));
    }

    /** The list under the report, whole; without pseudonyms. */
    @GET
    @Path("/payouts/list.{form: csv|xlsx}")
    @Operation(hidden = true)
    public Response list(String form, @BeanParam PayoutReportQuery query) {
        return answer.file(
                ReportFile.PAYOUT_LINES,
                Downloads.Form.of(form),
                PayoutRows.of(
                        query.filter(),
                        PayoutTab.states(query.asked().which()),
                        PayoutRows.After.NOTHING,
                        Integer.MAX_VALUE));
    }
}
