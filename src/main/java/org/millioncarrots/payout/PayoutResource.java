package org.millioncarrots.payout;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Act;
import org.millioncarrots.audit.Door;
import org.millioncarrots.platform.find.Listing;
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.people.Roles;
import org.millioncarrots.programme.ToldAmounts;

/** Payouts and their payment attempts. */
@Path("/v1/payouts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Payouts")
class PayoutResource {
    private final FollowPayouts payouts;
    private final ReissuePayout reissuePayout;
    private final ToldAmounts amounts;
    private final Clock clock;
    private final Door door;

    PayoutResource(FollowPayouts payouts, ReissuePayout reissuePayout, ToldAmounts amounts, Clock clock, Door door) {
        this.payouts = payouts;
        this.reissuePayout = reissuePayout;
        this.amounts = amounts;
        this.clock = clock;
        this.door = door;
    }

    record ReissuePayoutRequest(@Nullable ReissueReason reason) {
        private static ReissueReason reasonOf(@Nullable ReissuePayoutRequest request) {
            return ReissueReason.required(request == null ? null : request.reason);
        }
    }

    @GET
    @RolesAllowed({Roles.PARTNER, Roles.FINANCE})
    @Operation(
            operationId = "listPayouts",
            summary = "Payouts by the claim's reference, claimant, state, change and more; partners see their own",
            description = "In an order that stays; with changedSince in the order of changedAt, oldest first.")
    public Page<PayoutResponse> list(
            @QueryParam("reference") @Nullable String reference,
            @QueryParam("claimant") @Nullable String claimant,
            @QueryParam("changedSince") @Nullable String changedSince,
            @QueryParam("state") @Schema(implementation = PayoutState.class) @Nullable String state,
            @QueryParam("programme") @Nullable String programme,
            @QueryParam("currency") @Nullable String currency,
            @QueryParam("dueFrom") @Nullable String dueFrom,
            @QueryParam("dueTo") @Nullable String dueTo,
            @QueryParam("batch") @Nullable String batch,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Payout.Filter filter = new Payout.Filter(
                reference == null ? null : payouts.awards(reference),
                Params.id("claimant", claimant),
                Params.oneOf("state", state, PayoutState.class),
                programme,
                currency,
                Params.date("dueFrom", dueFrom),
                Params.date("dueTo", dueTo),
                Params.id("batch", batch));
        return payouts.list(filter, Listing.asked(changedSince, cursor, limit, clock.instant()))
                .map(payout -> PayoutResponse.of(payout, amounts.areTold(payout.programme())));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.PARTNER, Roles.FINANCE})
    @Operation(operationId = "getPayout", summary = "A payout with its payment attempts")
    public PayoutResponse get(UUID id) {
        Payout.Followed followed = payouts.get(id);
        return PayoutResponse.of(followed, amounts.areTold(followed.payout().programme()));
    }

    @GET
    @Path("/{id}/reissue")
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
    @Operation(operationId = "getPayoutReissue", summary = "Who has proposed and approved that a payout is owed anew")
    public PayoutReissueView reissue(UUID id) {
        return reissuePayout.get(id);
    }

    @POST
    @Path("/{id}/reissue")
    @RolesAllowed(Roles.FINANCE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "reissuePayout",
            summary = "Propose to owe a rejected or returned payout anew",
            description =
                    "With a reason. It takes another person's approval. A later proposal takes the place of one that nobody"
                            + " has approved.")
    @APIResponse(
            responseCode = "202",
            description = "Proposed, and waiting for another person",
            content = @Content(schema = @Schema(implementation = PayoutReissueView.class)))
    public Response propose(
            UUID id,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @RequestBody(required = false) @Nullable @Valid ReissuePayoutRequest request) {
        ReissueReason reason = ReissuePayoutRequest.reasonOf(request);
        return door.once(
                Act.on(id, "reissuePayout", key, reason),
                () -> Response.accepted(reissuePayout.propose(id, reason)).build());
    }

    @POST
    @Path("/{id}/reissue/approval")
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER})
    @Operation(
            operationId = "approvePayoutReissue",
            summary = "Owe a rejected or returned payout anew, as another person")
    @APIResponse(
            responseCode = "201",
            description = "The new payout",
            content = @Content(schema = @Schema(implementation = PayoutResponse.class)))
    public Response approve(UUID id, @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        return door.once(Act.on(id, "approvePayoutReissue", key), () -> {
            PayoutResponse next = PayoutResponse.of(reissuePayout.approve(id), true);
            return Response.created(URI.create("/v1/payouts/" + next.id()))
                    .entity(next)
                    .build();
        });
    }
}
