package org.millioncarrots.award.grant;

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
import org.millioncarrots.award.AwardResponse;
import org.millioncarrots.award.ReadAwards;
import org.millioncarrots.claim.ClaimId;
import org.millioncarrots.claim.ClaimResponse;
import org.millioncarrots.claim.ReadClaims;
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.people.Roles;

/** The second person's act on a claim. */
@Path("/v1/claims/{id}/attestation")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Claims")
class AttestationResource {
    private final AttestClaim attestClaim;
    private final ReadClaims claims;
    private final ReadAwards awards;
    private final Door door;

    AttestationResource(AttestClaim attestClaim, ReadClaims claims, ReadAwards awards, Door door) {
        this.attestClaim = attestClaim;
        this.claims = claims;
        this.awards = awards;
        this.door = door;
    }

    /** @param confirmed false sends the claim back to be decided anew */
    record AttestClaimRequest(@NotNull Boolean confirmed) {}

    /** The claim, and the award that the attestation has granted. */
    record AttestationResponse(
            ClaimResponse claim, @Nullable AwardResponse award) {}

    @POST
    @RolesAllowed(Roles.APPROVER)
    @Operation(
            operationId = "attestClaim",
            summary = "Confirm a decision as another person; grants the award if the claim is eligible")
    @APIResponse(
            responseCode = "201",
            description = "Attested, or sent back",
            content = @Content(schema = @Schema(implementation = AttestationResponse.class)))
    public Response attest(
            UUID id,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid AttestClaimRequest request) {
        ClaimId claimId = new ClaimId(id);
        return door.once(Act.on(id, "attestClaim", key, request), () -> {
            AwardResponse award = request.confirmed() ? attested(claimId) : sentBack(claimId);
            URI location = URI.create(award == null ? "/v1/claims/" + id : "/v1/awards/" + award.id());
            return Response.created(location)
                    .entity(new AttestationResponse(ClaimResponse.of(claims.get(claimId)), award))
                    .build();
        });
    }

    private @Nullable AwardResponse attested(ClaimId id) {
        return attestClaim
                .attest(id)
                .map(granted -> AwardResponse.of(awards.get(granted.id())))
                .orElse(null);
    }

    private @Nullable AwardResponse sentBack(ClaimId id) {
        attestClaim.sendBack(id);
        return null;
    }
}
