package org.millioncarrots.erasure;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Door;
import org.millioncarrots.erasure.ErasedClaimants.Erased;
import org.millioncarrots.erasure.ErasedClaimants.ErasedAgain;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.people.Roles;

/** Who was erased, for keeping apart from the database, and erasing them again after a restore. */
@Path("/v1/erased-claimants")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Erasures")
class ErasedClaimantResource {
    private final ErasedClaimants erasedClaimants;
    private final Door door;

    ErasedClaimantResource(ErasedClaimants erasedClaimants, Door door) {
        this.erasedClaimants = erasedClaimants;
        this.door = door;
    }

    /** A page of the list as it was given, so that it can be sent back as it is; its cursor is not looked at. */
    record EraseAgainRequest(
            @NotNull @Size(max = Page.MAX_LIMIT) List<@NotNull @Valid Erased> items,
            @Nullable String next) {}

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    @Operation(
            operationId = "listErasedClaimants",
            summary = "The ids of all erased claimants, to be kept apart from the database",
            description = "A restore brings destroyed keys back: give this list to /v1/erased-claimants/imports then.")
    public Page<Erased> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        return erasedClaimants.list(Params.id("cursor", cursor), Page.limit(limit));
    }

    @POST
    @Path("/imports")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "eraseClaimantsAgain",
            summary = "Erase again whoever was erased before a restore; can be repeated")
    public ErasedAgain eraseAgain(@NotNull @Valid EraseAgainRequest request) {
        return door.pass("eraseClaimantsAgain", () -> erasedClaimants.eraseAgain(request.items()));
    }
}
