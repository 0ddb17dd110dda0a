package org.millioncarrots.rates;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Roles;

/** Manual rates: proposed by one person, approved by another. */
@Path("/v1/rates/manual")
@Tag(name = "rates")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ManualRatesResource {
    private final ManualRates manualRates;
    private final Idempotency idempotency;

    ManualRatesResource(ManualRates manualRates, Idempotency idempotency) {
        this.manualRates = manualRates;
        this.idempotency = idempotency;
    }

    @POST
    @RolesAllowed(Roles.FINANCE)
    @Operation(
            operationId = "proposeManualRate",
            summary = "Proposes a rate where no bank publishes one",
            description = "It needs a reason and an end date, and is not used until another person approves it.")
    @APIResponse(
            responseCode = "201",
            description = "Proposed",
            content = @Content(schema = @Schema(implementation = ManualRates.View.class)))
    public Response propose(
            @HeaderParam(Idempotency.HEADER) @Nullable String key, ManualRates.@Nullable ProposeRequest request) {
        if (request == null) {
            throw Problem.invalid("body", "a proposal");
        }
        return idempotency.once(key, "proposeManualRate", request, () -> {
            ManualRates.View proposed = manualRates.propose(request);
            return Response.created(URI.create("/v1/rates/manual/" + proposed.id()))
                    .entity(proposed)
                    .build();
        });
    }

    @POST
    @Path("/{id}/approval")
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER})
    @Operation(
            operationId = "approveManualRate",
            summary = "Approves a manual rate that another person proposed",
            description = "From then on it is a publication with a hash, like a bank's.")
    @APIResponse(
            responseCode = "201",
            description = "Approved",
            content = @Content(schema = @Schema(implementation = ManualRates.View.class)))
    public Response approve(@HeaderParam(Idempotency.HEADER) @Nullable String key, UUID id) {
        return idempotency.once(key, "approveManualRate", id.toString(), () -> Response.status(Response.Status.CREATED)
                .entity(manualRates.approve(id))
                .build());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR, Roles.POLICY})
    @Operation(operationId = "getManualRate", summary = "A manual rate with who proposed and who approved it")
    public ManualRates.View get(UUID id) {
        return manualRates.get(id);
    }

    @GET
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR, Roles.POLICY})
    @Operation(operationId = "listManualRates", summary = "Manual rates, the newest first")
    public Page<ManualRates.View> list(
            @Parameter(description = "The cursor of the page before") @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        int size = Page.limit(limit);
        return Page.of(manualRates.before(Params.id("cursor", cursor), size + 1), size, view -> view.id()
                .toString());
    }
}
