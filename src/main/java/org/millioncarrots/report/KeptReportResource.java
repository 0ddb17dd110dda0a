package org.millioncarrots.report;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millioncarrots.platform.people.Roles;

/** Reports that were kept: JSON, or CSV by Accept, always with the figures of their moment. */
@Path("/v1/reports/kept/{id}")
@RunOnVirtualThread
@RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
@Tag(name = "Reports")
class KeptReportResource {
    private final KeepReport keepReport;
    private final ReportAnswer answer;

    KeptReportResource(KeepReport keepReport, ReportAnswer answer) {
        this.keepReport = keepReport;
        this.answer = answer;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, ReportAnswer.CSV})
    @Operation(
            operationId = "getKeptReport",
            summary = "A report with the figures of the moment at which it was kept",
            description = "Its id stands in the header Report-Id of the report, and on its page. Kept for some days.")
    @APIResponse(
            responseCode = "200",
            description = "The rows",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = KeptReportView.class)),
                @Content(mediaType = ReportAnswer.CSV, schema = @Schema(type = SchemaType.STRING))
            })
    public Response get(@Context Request request, UUID id) {
        KeptReport kept = keepReport.get(id);
        return ReportAnswer.wantsCsv(request)
                ? answer.csv(kept.report(), kept.table().columns(), kept.table().rows())
                : ReportAnswer.json(KeptReportView.of(kept));
    }
}
