package org.millioncarrots.programme;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Act;
import org.millioncarrots.audit.Door;
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.people.Roles;
import org.millioncarrots.programme.ClosureView.Reason;

/** Closing a programme in an emergency, and reopening it. */
@Path("/v1/programmes/{code}/closures")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Programmes")
class ClosureResource {
    private final ProgrammeClosures closures;
    private final Door door;

    ClosureResource(ProgrammeClosures closures, Door door) {
        this.closures = closures;
        this.door = door;
    }

    /** Why the programme is closed. */
    record CloseProgrammeRequest(@NotNull Reason reason) {}

    @POST
    @RolesAllowed({Roles.POLICY, Roles.FINANCE})
    @Operation(
            operationId = "closeProgramme",
            summary = "Close a programme at once: nothing is claimed, granted, paid or collected until it is reopened",
            description = "An emergency brake that one person can pull. What stands in a payout batch already goes on.")
    @APIResponse(
            responseCode = "201",
            description = "Closed",
            content = @Content(schema = @Schema(implementation = ClosureView.class)))
    public Response close(
            @Parameter(example = "coalition-match") @PathParam("code") String code,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid CloseProgrammeRequest request) {
        return door.once(Act.of("closeProgramme " + code, key, request), () -> {
            ClosureView closure = closures.close(code, request.reason());
            return Response.created(URI.create("/v1/programmes/" + code + "/closures/" + closure.id()))
                    .entity(closure)
                    .build();
        });
    }

    @DELETE
    @Path("/{id}")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.POLICY, Roles.FINANCE})
    @Operation(
            operationId = "reopenProgramme",
            summary = "Reopen a closed programme; another person than the one who closed it must do it")
    public ClosureView reopen(
            @Parameter(example = "coalition-match") @PathParam("code") String code, @PathParam("id") UUID id) {
        return door.pass("reopenProgramme", () -> closures.reopen(code, id));
    }

    @GET
    @RolesAllowed({Roles.POLICY, Roles.FINANCE, Roles.CASEWORKER, Roles.APPROVER, Roles.AUDITOR})
    @Operation(operationId = "listProgrammeClosures", summary = "When and why a programme was closed, oldest first")
    public List<ClosureView> list(@Parameter(example = "coalition-match") @PathParam("code") String code) {
        return closures.list(code);
    }
}
