package org.millioncarrots.payout.exception;

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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.console.Column;
import org.millioncarrots.console.Downloads;
import org.millioncarrots.console.Downloads.Form;
import org.millioncarrots.console.ReportFile;
import org.millioncarrots.console.Visit;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.people.Roles;

/** Exceptions as pages: what needs a person, oldest first, and one of them with how it ends. */
@Path("/console")
@RunOnVirtualThread
@RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
class ExceptionPages {
    private static final List<Column<ExceptionRow>> COLUMNS = List.of(
            new Column<>("exceptionId", ExceptionRow::id),
            new Column<>("kind", ExceptionRow::kind),
            new Column<>("reason", ExceptionRow::reason),
            new Column<>("programme", ExceptionRow::programme),
            new Column<>("benefit", ExceptionRow::benefit),
            new Column<>("dueOn", ExceptionRow::dueOn),
            new Column<>("amount", ExceptionRow::amount),
            new Column<>("currency", row -> currency(row.amount())),
            new Column<>("payoutId", ExceptionRow::payoutId),
            new Column<>("instalmentId", ExceptionRow::instalmentId),
            new Column<>("since", ExceptionRow::since),
            new Column<>("messageId", ExceptionRow::messageId),
            new Column<>("line", ExceptionRow::line),
            new Column<>("expected", ExceptionRow::expected),
            new Column<>("expectedCurrency", row -> currency(row.expected())),
            new Column<>("state", ExceptionRow::state),
            new Column<>("owner", ExceptionRow::owner));

    private final ShowExceptions showExceptions;
    private final ShowException showException;
    private final Downloads downloads;
    private final Visit visit;

    ExceptionPages(ShowExceptions showExceptions, ShowException showException, Downloads downloads, Visit visit) {
        this.showExceptions = showExceptions;
        this.showException = showException;
        this.downloads = downloads;
        this.visit = visit;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance list(ExceptionsPage page);

        static native TemplateInstance one(ExceptionPage page);
    }

    @GET
    @Path("/exceptions")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance list(@BeanParam ExceptionQuery query) {
        ExceptionsPage page = showExceptions.show(query.filter(), query.after());
        visit.listed("reportExceptions", page.lines().size());
        return Templates.list(page);
    }

    @GET
    @Path("/exceptions.csv")
    @Operation(hidden = true)
    public Response csv(@BeanParam ExceptionQuery query) {
        return file(Form.CSV, query.filter());
    }

    @GET
    @Path("/exceptions.xlsx")
    @Operation(hidden = true)
    public Response xlsx(@BeanParam ExceptionQuery query) {
        return file(Form.XLSX, query.filter());
    }

    private Response file(Form form, ExceptionFilter filter) {
        return downloads.of(
                ReportFile.EXCEPTIONS,
                form,
                COLUMNS,
                showExceptions.count(filter),
                taker -> showExceptions.each(filter, taker));
    }

    private static @Nullable CurrencyCode currency(@Nullable Money money) {
        return money == null ? null : money.currency();
    }

    @GET
    @Path("/exceptions/{id}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance one(UUID id) {
        return Templates.one(showException.show(id));
    }
}
