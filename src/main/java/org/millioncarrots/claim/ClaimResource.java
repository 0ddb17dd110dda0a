package org.millioncarrots.claim;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Act;
import org.millioncarrots.audit.Door;
import org.millioncarrots.claim.ClaimRequests.AppealRequest;
import org.millioncarrots.claim.ClaimRequests.DecideClaimRequest;
import org.millioncarrots.claim.ClaimRequests.LodgeClaimRequest;
import org.millioncarrots.claim.ClaimRequests.RefuseClaimRequest;
import org.millioncarrots.claim.ClaimRequests.WithdrawClaimRequest;
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.people.Roles;

/** Lodging and deciding claims. The attestation, which grants the award, is another package's. */
@Path("/v1/claims")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Claims")
class ClaimResource {
    private final LodgeClaim lodgeClaim;
    private final DecideClaim decideClaim;
    private final AppealDecision appealDecision;
    private final EndClaim endClaim;
    private final ReadClaims readClaims;
    private final Door door;

    ClaimResource(
            LodgeClaim lodgeClaim,
            DecideClaim decideClaim,
            AppealDecision appealDecision,
            EndClaim endClaim,
            ReadClaims readClaims,
            Door door) {
        this.lodgeClaim = lodgeClaim;
        this.decideClaim = decideClaim;
        this.appealDecision = appealDecision;
        this.endClaim = endClaim;
        this.readClaims = readClaims;
        this.door = door;
    }

    @POST
    @RolesAllowed({Roles.PARTNER, Roles.CASEWORKER})
    @Operation(operationId = "lodgeClaim", summary = "Lodge a claim under a programme")
    @APIResponse(
            responseCode = "201",
            description = "Lodged",
            content = @Content(schema = @Schema(implementation = ClaimResponse.class)))
    public Response lodge(
            @HeaderParam(Idempotency.HEADER) @Nullable String key, @NotNull @Valid LodgeClaimRequest request) {
        return door.once(Act.of("lodgeClaim", key, request), () -> {
            LodgeClaim.Lodged lodged = lodgeClaim.lodge(request);
            return Response.created(URI.create("/v1/claims/" + lodged.claim().id))
                    .entity(ClaimResponse.of(readClaims.lodged(lodged), lodged.joinCodes()))
                    .build();
        });
    }

    @POST
    @Path("/{id}/decision")
    @RolesAllowed(Roles.CASEWORKER)
    @Operation(operationId = "decideClaim", summary = "Record a decision, which must agree with the rules")
    @APIResponse(
            responseCode = "201",
            description = "Decided",
            content = @Content(schema = @Schema(implementation = ClaimResponse.class)))
    public Response decide(
            UUID id,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid DecideClaimRequest request) {
        return change(id, Act.on(id, "decideClaim", key, request), () -> decideClaim.decide(new ClaimId(id), request));
    }

    @POST
    @Path("/{id}/appeal")
    @RolesAllowed({Roles.PARTNER, Roles.CASEWORKER})
    @Operation(operationId = "appealDecision", summary = "Have a rejected claim decided again")
    @APIResponse(
            responseCode = "201",
            description = "Lodged again",
            content = @Content(schema = @Schema(implementation = ClaimResponse.class)))
    public Response appeal(
            UUID id, @HeaderParam(Idempotency.HEADER) @Nullable String key, @NotNull @Valid AppealRequest request) {
        return change(
                id, Act.on(id, "appealDecision", key, request), () -> appealDecision.appeal(new ClaimId(id), request));
    }

    @POST
    @Path("/{id}/withdrawal")
    @RolesAllowed({Roles.PARTNER, Roles.CASEWORKER})
    @Operation(operationId = "withdrawClaim", summary = "Take a claim back before anything was granted")
    @APIResponse(
            responseCode = "201",
            description = "Withdrawn",
            content = @Content(schema = @Schema(implementation = ClaimResponse.class)))
    public Response withdraw(
            UUID id,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid WithdrawClaimRequest request) {
        return change(
                id,
                Act.on(id, "withdrawClaim", key, request),
                () -> endClaim.withdraw(new ClaimId(id), request.reason()));
    }

    @POST
    @Path("/{id}/refusal")
    @RolesAllowed(Roles.APPROVER)
    @Operation(
            operationId = "refuseClaim",
            summary = "Refuse a claim that is found eligible and whose award cannot be granted",
            description =
                    "For the second person, after an attestation was refused. The claim is REJECTED and can be appealed.")
    @APIResponse(
            responseCode = "201",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ClaimResponse.class)))
    public Response refuse(
            UUID id,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid RefuseClaimRequest request) {
        return change(
                id, Act.on(id, "refuseClaim", key, request), () -> endClaim.refuse(new ClaimId(id), request.reason()));
    }

    private Response change(UUID id, Act act, Runnable work) {
        return door.once(act, () -> {
            work.run();
            return Response.created(URI.create("/v1/claims/" + id))
                    .entity(ClaimResponse.of(readClaims.get(new ClaimId(id))))
                    .build();
        });
    }
}
