package org.millioncarrots.report.day;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.millioncarrots.platform.people.Roles;

/** The morning's page. */
@Path("/console/today")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
@RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
class DayPages {
    private final ReadToday readToday;

    DayPages(ReadToday readToday) {
        this.readToday = readToday;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance today(TodayView page);
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance today() {
        return Templates.today(readToday.today());
    }
}
