package org.millioncarrots.testimony;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
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
import org.millioncarrots.platform.people.Roles;

/** Recorded statements: written by the partner, found by whoever keeps recordings, taken back at any time. */
@Path("/v1/claimants/{id}/testimonies")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Testimonies")
class TestimonyResource {
    private final KeepTestimony keepTestimony;
    private final ReadRecording readRecording;
    private final Door door;

    TestimonyResource(KeepTestimony keepTestimony, ReadRecording readRecording, Door door) {
        this.keepTestimony = keepTestimony;
        this.readRecording = readRecording;
        this.door = door;
    }

    /** @param scope not needed for one that is withdrawn */
    record ReadRecordingRequest(Testimony.@Nullable Scope scope) {}

    @POST
    @RolesAllowed({Roles.PARTNER, Roles.CASEWORKER})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "recordTestimony",
            summary = "Record that the claimant has given a statement; where it lies is sealed on arrival",
            description = "The recording stays outside. No decision and no payment asks for this record.")
    @APIResponse(
            responseCode = "201",
            description = "Recorded",
            content = @Content(schema = @Schema(implementation = TestimonyView.class)))
    public Response record(
            UUID id, @HeaderParam(Idempotency.HEADER) @Nullable String key, @NotNull @Valid TestimonyRequest request) {
        return created(
                Act.on(id, "recordTestimony", key, request), () -> keepTestimony.record(new ClaimantId(id), request));
    }

    @GET
    @RolesAllowed({Roles.PARTNER, Roles.CASEWORKER, Roles.TESTIMONY, Roles.AUDITOR})
    @Operation(
            operationId = "listTestimonies",
            summary = "A claimant's statements, newest first, without where they lie")
    public List<TestimonyView> list(UUID id) {
        return keepTestimony.list(new ClaimantId(id)).stream()
                .map(TestimonyView::of)
                .toList();
    }

    @POST
    @Path("/{testimony}/withdrawal")
    @RolesAllowed({Roles.PARTNER, Roles.CASEWORKER})
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "withdrawTestimony",
            summary =
                    "Take a statement back, at any time and without a reason; nothing that was promised depends on it")
    @APIResponse(
            responseCode = "201",
            description = "Withdrawn; the recording is to be destroyed",
            content = @Content(schema = @Schema(implementation = TestimonyView.class)))
    public Response withdraw(
            UUID id, @PathParam("testimony") UUID testimony, @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        return created(
                Act.on(testimony, "withdrawTestimony", key),
                () -> keepTestimony.withdraw(new ClaimantId(id), testimony));
    }

    @POST
    @Path("/{testimony}/destruction")
    @RolesAllowed(Roles.TESTIMONY)
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "confirmTestimonyDestruction",
            summary =
                    "Say that the recording of a withdrawn statement is destroyed; reference and hash are destroyed here too")
    @APIResponse(
            responseCode = "201",
            description = "Destroyed",
            content = @Content(schema = @Schema(implementation = TestimonyView.class)))
    public Response destroyed(
            UUID id, @PathParam("testimony") UUID testimony, @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        return created(
                Act.on(testimony, "confirmTestimonyDestruction", key),
                () -> keepTestimony.destroyed(new ClaimantId(id), testimony));
    }

    @POST
    @Path("/{testimony}/recording")
    @RolesAllowed(Roles.TESTIMONY)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "readRecording",
            summary =
                    "Learn where a statement lies: for a scope of its consent once the embargo is over, or to destroy it",
            description = "Each reading leaves an entry in the audit log.")
    @APIResponse(
            responseCode = "200",
            description = "Where it lies",
            content = @Content(schema = @Schema(implementation = Recording.class)))
    @APIResponse(responseCode = "410", description = "The recording is destroyed, or the identity erased")
    public Recording recording(
            UUID id, @PathParam("testimony") UUID testimony, @NotNull @Valid ReadRecordingRequest request) {
        return door.pass("readRecording", () -> readRecording.read(new ClaimantId(id), testimony, request.scope()));
    }

    private Response created(Act act, Supplier<Testimony> work) {
        return door.once(act, () -> Response.status(Response.Status.CREATED)
                .entity(TestimonyView.of(work.get()))
                .build());
    }
}
