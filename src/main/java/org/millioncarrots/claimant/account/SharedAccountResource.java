package org.millioncarrots.claimant.account;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Act;
import org.millioncarrots.audit.Door;
import org.millioncarrots.claimant.account.ClearSharedAccount.WithClaimants;
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.people.Roles;

/** Accounts of more claimants than are taken for a family; for staff only, or partners could ask whose account is known. */
@Path("/v1/shared-accounts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Claimants")
class SharedAccountResource {
    private final ClearSharedAccount clearSharedAccount;
    private final Door door;

    SharedAccountResource(ClearSharedAccount clearSharedAccount, Door door) {
        this.clearSharedAccount = clearSharedAccount;
        this.door = door;
    }

    /** @param claimants how many the caller has looked at; one more raises the question again */
    record ClearSharedAccountRequest(@NotNull @Min(1) Integer claimants) {}

    @GET
    @RolesAllowed({Roles.CASEWORKER, Roles.APPROVER, Roles.AUDITOR})
    @Operation(
            operationId = "listSharedAccounts",
            summary = "Accounts of more claimants than configured, with the claimants' ids",
            description = "Nothing is paid to an account with stopsPayments until somebody clears it.")
    public Page<SharedAccountView> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        Page<WithClaimants> page = clearSharedAccount.list(Params.id("cursor", cursor), Page.limit(limit));
        return new Page<>(page.items().stream().map(SharedAccountView::of).toList(), page.next());
    }

    @POST
    @Path("/{account}/clearance")
    @RolesAllowed({Roles.CASEWORKER, Roles.APPROVER})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "clearSharedAccount",
            summary = "Let claimants be paid to one account",
            description = "By somebody who has neither registered one of them nor given one of these accounts.")
    @APIResponse(
            responseCode = "201",
            description = "Cleared",
            content = @Content(schema = @Schema(implementation = SharedAccountView.class)))
    public Response clear(
            @PathParam("account") UUID account,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid ClearSharedAccountRequest request) {
        return door.once(
                Act.on(account, "clearSharedAccount", key, request), () -> Response.status(Response.Status.CREATED)
                        .entity(SharedAccountView.of(clearSharedAccount.clear(account, request.claimants())))
                        .build());
    }
}
