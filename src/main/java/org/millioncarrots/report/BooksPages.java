package org.millioncarrots.report;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.console.Downloads;
import org.millioncarrots.console.ReportFile;
import org.millioncarrots.console.Visit;
import org.millioncarrots.platform.people.Roles;
import org.millioncarrots.programme.Programmes;
import org.millioncarrots.report.BooksPage.Asked;
import org.millioncarrots.report.StatementView.AccountStatement;
import org.millioncarrots.report.StatementView.Interval;

/** The books as a page, over all sponsors or of one: opening, movements by step, closing; and as files of the same lines. */
@Path("/console")
@RunOnVirtualThread
@RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
class BooksPages {
    private final ReadStatement readStatement;
    private final ReportAnswer answer;
    private final Programmes programmes;
    private final Visit visit;

    BooksPages(ReadStatement readStatement, ReportAnswer answer, Programmes programmes, Visit visit) {
        this.readStatement = readStatement;
        this.programmes = programmes;
        this.answer = answer;
        this.visit = visit;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance books(BooksPage page, String files);
    }

    private record Read(boolean closed, List<AccountStatement> accounts) {}

    @GET
    @Path("/books")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance books(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("sponsor") @Nullable String sponsor) {
        Period period = period(from, to);
        Read read = read(period, sponsor);
        Asked asked = new Asked(period.from(), period.to(), chosen(sponsor));
        visit.listed("reportBooks", read.accounts().size());
        return Templates.books(
                new BooksPage(
                        asked,
                        Sponsors.of(programmes, asked.sponsor()),
                        read.closed(),
                        BooksPage.blocks(asked, read.accounts())),
                answer.keep(
                        ReportFile.STATEMENT, asked.query(), StatementLine.COLUMNS, StatementLine.of(read.accounts())));
    }

    @GET
    @Path("/books.{form: csv|xlsx}")
    @Operation(hidden = true)
    public Response file(
            String form,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("sponsor") @Nullable String sponsor) {
        return answer.of(
                ReportFile.STATEMENT,
                Downloads.Form.of(form),
                StatementLine.COLUMNS,
                StatementLine.of(read(period(from, to), sponsor).accounts()));
    }

    private Read read(Period period, @Nullable String sponsor) {
        String code = chosen(sponsor);
        if (code.isEmpty()) {
            StatementView.Books all = readStatement.ofAll(period, Interval.MONTH);
            return new Read(all.closed(), all.accounts());
        }
        StatementView one = readStatement.of(code, period, Interval.MONTH);
        return new Read(one.closed(), one.accounts());
    }

    private static Period period(@Nullable String from, @Nullable String to) {
        return Period.of(
                chosen(from).isEmpty() ? null : chosen(from), chosen(to).isEmpty() ? null : chosen(to));
    }

    private static String chosen(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
