package org.millioncarrots.award;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.award.AwardResponse.InstalmentView;
import org.millioncarrots.platform.Page;
import org.millioncarrots.platform.Params;
import org.millioncarrots.platform.Roles;

/** Awards and their instalments. */
@Path("/v1/awards/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.PARTNER, Roles.CASEWORKER, Roles.APPROVER, Roles.FINANCE})
@Tag(name = "Awards")
class AwardResource {
    private final ReadAwards awards;

    AwardResource(ReadAwards awards) {
        this.awards = awards;
    }

    @GET
    @Operation(operationId = "getAward", summary = "An award with its money, pinned rates and legal basis")
    public AwardResponse get(UUID id) {
        return awards.get(new AwardId(id));
    }

    @GET
    @Path("/instalments")
    @Operation(operationId = "listInstalments", summary = "The instalments of an award by due date")
    public Page<InstalmentView> instalments(
            UUID id, @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        return awards.instalments(new AwardId(id), Params.date("cursor", cursor), Page.limit(limit));
    }
}
