package org.millioncarrots.claim;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
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
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.people.Roles;

/** Comparing people of one name and birthday. */
@Path("/v1/claims/{id}/same-person-clearance")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Claims")
class SamePersonResource {
    private final ClearSamePerson clearSamePerson;
    private final ReadClaims readClaims;
    private final Door door;

    SamePersonResource(ClearSamePerson clearSamePerson, ReadClaims readClaims, Door door) {
        this.clearSamePerson = clearSamePerson;
        this.readClaims = readClaims;
        this.door = door;
    }

    @POST
    @RolesAllowed({Roles.CASEWORKER, Roles.APPROVER})
    @Operation(
            operationId = "clearSamePerson",
            summary = "Confirm that people of one name and birthday are different people",
            description =
                    "Two people do, each after comparing them. Whoever has registered or lodged cannot, and whoever does cannot"
                            + " decide the claim.")
    @APIResponse(
            responseCode = "201",
            description = "Cleared",
            content = @Content(schema = @Schema(implementation = ClaimResponse.class)))
    public Response clearSamePerson(UUID id, @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        return door.once(Act.on(id, "clearSamePerson", key), () -> {
            clearSamePerson.clear(new ClaimId(id));
            return Response.created(URI.create("/v1/claims/" + id))
                    .entity(ClaimResponse.of(readClaims.get(new ClaimId(id))))
                    .build();
        });
    }
}
