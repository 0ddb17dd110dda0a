package org.millioncarrots.payout.statement;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.millioncarrots.console.Column;
import org.millioncarrots.console.Downloads;
import org.millioncarrots.console.Downloads.Form;
import org.millioncarrots.console.ReportFile;
import org.millioncarrots.console.Visit;
import org.millioncarrots.payout.statement.StatementPage.Line;
import org.millioncarrots.platform.people.Roles;

/** One statement as a page: that it sums, how its entries are explained, and what became of each. */
@Path("/console")
@RunOnVirtualThread
@RolesAllowed({Roles.FINANCE, Roles.AUDITOR})
class StatementPages {
    private static final List<Column<Line>> COLUMNS = List.of(
            new Column<>("entry", Line::entry),
            new Column<>("nature", Line::nature),
            new Column<>("amount", Line::amount),
            new Column<>("currency", line -> line.amount().currency()),
            new Column<>("bookedOn", Line::bookedOn),
            new Column<>("reference", Line::reference),
            new Column<>("answer", Line::told),
            new Column<>("reason", Line::reason),
            new Column<>("paymentAmount", Line::lineAmount),
            new Column<>("outcome", Line::outcome),
            new Column<>("payoutId", Line::payoutId));

    private final ShowStatement showStatement;
    private final Downloads downloads;
    private final Visit visit;

    StatementPages(ShowStatement showStatement, Downloads downloads, Visit visit) {
        this.showStatement = showStatement;
        this.downloads = downloads;
        this.visit = visit;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance statement(StatementPage page);
    }

    @GET
    @Path("/bank/{id}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance statement(UUID id) {
        StatementPage page = showStatement.show(id);
        visit.listed("getBankStatement", page.lines().size());
        return Templates.statement(page);
    }

    @GET
    @Path("/bank/{id}.csv")
    @Operation(hidden = true)
    public Response csv(UUID id) {
        return file(Form.CSV, id);
    }

    @GET
    @Path("/bank/{id}.xlsx")
    @Operation(hidden = true)
    public Response xlsx(UUID id) {
        return file(Form.XLSX, id);
    }

    private Response file(Form form, UUID id) {
        return downloads.of(
                ReportFile.STATEMENT, form, COLUMNS, showStatement.count(id), taker -> showStatement.each(id, taker));
    }
}
