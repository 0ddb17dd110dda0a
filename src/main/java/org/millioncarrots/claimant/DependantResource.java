package org.millioncarrots.claimant;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Act;
import org.millioncarrots.audit.Door;
import org.millioncarrots.claimant.vault.Identity;
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.people.Roles;

/** Dependants who are added to a registered claimant. */
@Path("/v1/claimants/{id}/dependants")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Claimants")
class DependantResource {
    private final AddDependant addDependant;
    private final Door door;

    DependantResource(AddDependant addDependant, Door door) {
        this.addDependant = addDependant;
        this.door = door;
    }

    /** @param bornOn sealed on arrival and never answered; of a child, it must be known */
    record AddDependantRequest(
            @NotNull Identity.Dependant.Relation relation,
            @Nullable @PastOrPresent LocalDate bornOn) {
        /** Nothing of the person. */
        @Override
        public String toString() {
            return "AddDependantRequest[sealed]";
        }
    }

    /** @param confirmed false rejects what was proposed, and destroys what was sealed of it */
    record DecideDependantRequest(@NotNull Boolean confirmed) {}

    /** Somebody who was added, without a birthday. */
    @Schema(name = "AddedDependant")
    record DependantResponse(
            UUID id,
            UUID claimantId,
            Identity.Dependant.Relation relation,
            AddedDependant.State state,
            Instant proposedAt,
            @Nullable Instant decidedAt) {
        static DependantResponse of(AddedDependant dependant) {
            return new DependantResponse(
                    dependant.id(),
                    dependant.claimantId(),
                    dependant.relation(),
                    dependant.state(),
                    dependant.proposedAt(),
                    dependant.decidedAt());
        }
    }

    @POST
    @RolesAllowed({Roles.PARTNER, Roles.CASEWORKER})
    @Operation(
            operationId = "proposeDependant",
            summary = "Propose a dependant whom the registration did not name; counts once another person confirms")
    @APIResponse(
            responseCode = "201",
            description = "Proposed",
            content = @Content(schema = @Schema(implementation = DependantResponse.class)))
    public Response propose(
            UUID id,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid AddDependantRequest request) {
        return door.once(
                Act.on(id, "proposeDependant", key, request),
                () -> created(addDependant.propose(
                        new ClaimantId(id), new Identity.Dependant(request.relation(), request.bornOn()))));
    }

    @GET
    @RolesAllowed({Roles.PARTNER, Roles.CASEWORKER, Roles.APPROVER})
    @Operation(operationId = "listDependants", summary = "Dependants who were added, in the order of their proposal")
    public List<DependantResponse> list(UUID id) {
        return addDependant.list(new ClaimantId(id)).stream()
                .map(DependantResponse::of)
                .toList();
    }

    @POST
    @Path("/{dependant}/confirmation")
    @RolesAllowed({Roles.CASEWORKER, Roles.APPROVER})
    @Operation(
            operationId = "decideDependant",
            summary = "Confirm a proposed dependant as another person who has seen the evidence, or reject it")
    @APIResponse(
            responseCode = "201",
            description = "Confirmed or rejected",
            content = @Content(schema = @Schema(implementation = DependantResponse.class)))
    public Response decide(
            UUID id,
            @PathParam("dependant") UUID dependant,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid DecideDependantRequest request) {
        return door.once(
                Act.on(dependant, "decideDependant", key, request),
                () -> created(addDependant.decide(new ClaimantId(id), dependant, request.confirmed())));
    }

    private static Response created(AddedDependant dependant) {
        return Response.created(URI.create("/v1/claimants/" + dependant.claimantId() + "/dependants"))
                .entity(DependantResponse.of(dependant))
                .build();
    }
}
