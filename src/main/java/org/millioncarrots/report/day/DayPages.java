package org.millioncarrots.report.day;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.millioncarrots.console.Downloads;
import org.millioncarrots.console.ReportFile;
import org.millioncarrots.platform.people.Roles;

/** The morning's page. */
@Path("/console/today")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
@RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
class DayPages {
    private final ReadToday readToday;
    private final Downloads downloads;

    DayPages(ReadToday readToday, Downloads downloads) {
        this.readToday = readToday;
        this.downloads = downloads;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance today(TodayView page, Map<Waiting, String> next, String files);
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance today() {
        TodayView today = readToday.today();
        return Templates.today(
                today,
                readToday.next(),
                downloads.keep(ReportFile.TODAY, "", DayFilePages.TODAY, DayFilePages.lines(today)));
    }
}
