package org.millioncarrots.audit;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.ReadAudit.AuditEntryView;
import org.millioncarrots.audit.ReadAudit.AuditVerificationView;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Roles;

/** The audit log, for those who look over everybody's shoulder. */
@Path("/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Audit")
class AuditResource {
    private final ReadAudit audit;

    AuditResource(ReadAudit audit) {
        this.audit = audit;
    }

    @GET
    @RolesAllowed(Roles.AUDITOR)
    @Operation(operationId = "listAuditEntries", summary = "What people did, in order; all of it or to one subject")
    public Page<AuditEntryView> list(
            @Parameter(description = "The id of a claimant, claim, award, batch or file")
                    @QueryParam("subject")
                    @Nullable
                    String subject,
            @Parameter(description = "The next of the previous page") @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "1 to 500; 50 if absent") @QueryParam("limit") @Nullable Integer limit) {
        return audit.entries(Params.id("subject", subject), sequence(cursor), Page.limit(limit));
    }

    @GET
    @Path("/verification")
    @RolesAllowed(Roles.AUDITOR)
    @Operation(operationId = "verifyAudit", summary = "Walk along the chain of hashes: is every entry unchanged?")
    public AuditVerificationView verify(@Context HttpServerRequest request) {
        return audit.verify(request.response()::closed);
    }

    static long sequence(@Nullable String cursor) {
        try {
            return cursor == null ? 0 : Long.parseLong(cursor);
        } catch (NumberFormatException wrong) {
            throw Problem.invalid("cursor", "the next of the previous page");
        }
    }
}
