package org.millioncarrots.award.index;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.people.Roles;

/** Awards that a figure could not reach. */
@Path("/v1/index-figures/exceptions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Index figures")
class IndexExceptionResource {
    private final IndexAwards awards;

    IndexExceptionResource(IndexAwards awards) {
        this.awards = awards;
    }

    @GET
    @RolesAllowed({Roles.POLICY, Roles.FINANCE, Roles.AUDITOR})
    @Operation(
            operationId = "listIndexExceptions",
            summary = "Awards whose stipend could not be planned by the newest figure of its index, with the reason",
            description = "Money that is exhausted and conflicts are tried again by themselves.")
    public Page<IndexException> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        return awards.exceptions(Params.id("cursor", cursor), Page.limit(limit));
    }
}
