package org.millioncarrots.report;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.millioncarrots.console.Downloads;
import org.millioncarrots.platform.people.Roles;

/** The files of a page that was looked at, with its figures. */
@Path("/console")
@RunOnVirtualThread
@RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
class KeptFilePages {
    private final KeepReport keepReport;
    private final Downloads downloads;

    KeptFilePages(KeepReport keepReport, Downloads downloads) {
        this.keepReport = keepReport;
        this.downloads = downloads;
    }

    static String path(KeptReport kept) {
        return "/console/kept/" + kept.id();
    }

    @GET
    @Path("/kept/{id}.{form: csv|xlsx}")
    @Operation(hidden = true)
    public Response file(UUID id, String form) {
        KeptReport kept = keepReport.own(id);
        return downloads.of(
                kept.report(),
                Downloads.Form.of(form),
                kept.table().columns(),
                kept.table().rows());
    }
}
