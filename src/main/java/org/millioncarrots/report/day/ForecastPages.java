package org.millioncarrots.report.day;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.millioncarrots.console.Column;
import org.millioncarrots.console.Downloads;
import org.millioncarrots.console.ReportFile;
import org.millioncarrots.console.Times;
import org.millioncarrots.console.Visit;
import org.millioncarrots.platform.people.Roles;
import org.millioncarrots.report.day.ForecastPage.Block;
import org.millioncarrots.report.day.ForecastPage.Line;

/** The forecast as a page, and its months as files. */
@Path("/console")
@RunOnVirtualThread
@RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
class ForecastPages {
    private static final List<Column<Line>> COLUMNS = List.of(
            new Column<>("currency", Line::currency),
            new Column<>("period", Line::period),
            new Column<>("instalments", Line::instalments),
            new Column<>("due", Line::due),
            new Column<>("left", Line::left),
            new Column<>("available", Line::available));

    private final ReadForecast readForecast;
    private final Downloads downloads;
    private final Visit visit;
    private final Times times;

    ForecastPages(ReadForecast readForecast, Downloads downloads, Visit visit, Times times) {
        this.readForecast = readForecast;
        this.downloads = downloads;
        this.visit = visit;
        this.times = times;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance forecast(ForecastPage page, String files);
    }

    @GET
    @Path("/forecast")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance forecast() {
        ForecastPage page = page();
        visit.listed(
                "reportForecast",
                page.blocks().stream().mapToInt(block -> block.lines().size()).sum());
        return Templates.forecast(page, downloads.keep(ReportFile.LIABILITIES, "", COLUMNS, lines(page)));
    }

    @GET
    @Path("/forecast.{form: csv|xlsx}")
    @Operation(hidden = true)
    public Response file(String form) {
        return downloads.of(ReportFile.LIABILITIES, Downloads.Form.of(form), COLUMNS, lines(page()));
    }

    private static List<Line> lines(ForecastPage page) {
        return page.blocks().stream().map(Block::lines).flatMap(List::stream).toList();
    }

    private ForecastPage page() {
        return ForecastPage.of(readForecast.ahead(), times::month);
    }
}
