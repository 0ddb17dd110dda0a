package org.millioncarrots.testimony;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Act;
import org.millioncarrots.audit.Door;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.people.Roles;

/** Whether a claimant's dependants are safe. */
@Path("/v1/claimants/{id}/dependants-safety")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Protection")
class DependantsSafetyResource {
    private final MarkDependantsSafe markDependantsSafe;
    private final Caller caller;
    private final Door door;

    DependantsSafetyResource(MarkDependantsSafe markDependantsSafe, Caller caller, Door door) {
        this.markDependantsSafe = markDependantsSafe;
        this.caller = caller;
        this.door = door;
    }

    @GET
    @RolesAllowed({Roles.PARTNER, Roles.CASEWORKER, Roles.APPROVER, Roles.DUTY_OFFICER, Roles.AUDITOR})
    @Operation(
            operationId = "listDependantsSafety",
            summary = "Who has said that a claimant's dependants are safe, or not any more, newest first")
    public List<DependantsSafety> list(UUID id) {
        return markDependantsSafe.list(new ClaimantId(id));
    }

    @POST
    @RolesAllowed({Roles.PARTNER, Roles.CASEWORKER, Roles.DUTY_OFFICER})
    @Operation(
            operationId = "proposeDependantsSafe",
            summary = "Say that a claimant's dependants are safe; counts once somebody of staff confirms")
    @APIResponse(
            responseCode = "201",
            description = "Proposed",
            content = @Content(schema = @Schema(implementation = DependantsSafety.class)))
    public Response propose(UUID id, @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        return created(Act.on(id, "proposeDependantsSafe", key), () -> markDependantsSafe.propose(new ClaimantId(id)));
    }

    @POST
    @Path("/{safety}/confirmation")
    @RolesAllowed({Roles.CASEWORKER, Roles.APPROVER, Roles.DUTY_OFFICER})
    @Operation(operationId = "confirmDependantsSafe", summary = "Confirm as another person that dependants are safe")
    @APIResponse(
            responseCode = "201",
            description = "Confirmed",
            content = @Content(schema = @Schema(implementation = DependantsSafety.class)))
    public Response confirm(
            UUID id, @PathParam("safety") UUID safety, @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        return created(
                Act.on(safety, "confirmDependantsSafe", key),
                () -> markDependantsSafe.confirm(new ClaimantId(id), safety));
    }

    @POST
    @Path("/{safety}/revocation")
    @RolesAllowed({Roles.PARTNER, Roles.CASEWORKER, Roles.APPROVER, Roles.DUTY_OFFICER})
    @Operation(
            operationId = "revokeDependantsSafe",
            summary = "Take back that dependants are safe; one person is enough, and embargoes hold again")
    @APIResponse(
            responseCode = "201",
            description = "Taken back",
            content = @Content(schema = @Schema(implementation = DependantsSafety.class)))
    public Response revoke(
            UUID id, @PathParam("safety") UUID safety, @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        return created(
                Act.on(safety, "revokeDependantsSafe", key),
                () -> markDependantsSafe.revoke(new ClaimantId(id), safety, caller.person()));
    }

    private Response created(Act act, Supplier<DependantsSafety> work) {
        return door.once(act, () -> Response.status(Response.Status.CREATED)
                .entity(work.get())
                .build());
    }
}
