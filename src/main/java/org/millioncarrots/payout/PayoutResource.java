package org.millioncarrots.payout;

import com.fasterxml.jackson.annotation.JsonRawValue;
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
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.people.Roles;

/** Payouts and their payment attempts. */
@Path("/v1/payouts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Payouts")
class PayoutResource {
    private final FollowPayouts payouts;
    private final Idempotency idempotency;

    PayoutResource(FollowPayouts payouts, Idempotency idempotency) {
        this.payouts = payouts;
        this.idempotency = idempotency;
    }

    /**
     * One payment owed to one claimant.
     *
     * @param number 1, or more when it took the place of one that was rejected or returned
     * @param attempts only when a single payout is asked for
     * @param conversion likewise, if the payout was fixed at payment in another currency than was promised
     */
    @Schema(name = "Payout")
    record PayoutResponse(
            UUID id,
            UUID instalmentId,
            UUID awardId,
            UUID claimantId,
            String programme,
            String kind,
            int number,
            LocalDate dueOn,
            Money amount,

            @Schema(type = SchemaType.STRING, implementation = PayoutState.class)
            String state,

            @Nullable UUID batchId,
            @Nullable List<AttemptView> attempts,
            @Nullable ConversionView conversion,
            Instant changedAt) {
        PayoutResponse with(@Nullable ConversionView conversion) {
            return new PayoutResponse(
                    id,
                    instalmentId,
                    awardId,
                    claimantId,
                    programme,
                    kind,
                    number,
                    dueOn,
                    amount,
                    state,
                    batchId,
                    attempts,
                    conversion,
                    changedAt);
        }
    }

    /** What was promised, and the rates of the due date that lead to the payout's amount. */
    @Schema(name = "PayoutConversion")
    record ConversionView(
            Money source,

            @Schema(description = "Pinned rates") @JsonRawValue
            String rates) {}

    /** One sending of a payout to the bank. */
    @Schema(name = "PaymentAttempt")
    record AttemptView(
            UUID id,
            UUID batchId,
            String endToEndId,
            UUID uetr,
            String state,
            @Nullable String reason,
            Instant createdAt,
            Instant changedAt) {}

    /** What a list is narrowed to; absent fields do not narrow. */
    record PayoutFilter(
            @Nullable PayoutState state,
            @Nullable String programme,
            @Nullable String currency,
            @Nullable LocalDate dueFrom,
            @Nullable LocalDate dueTo,
            @Nullable UUID batch) {}

    @GET
    @RolesAllowed({Roles.PARTNER, Roles.FINANCE})
    @Operation(operationId = "listPayouts", summary = "Payouts, in an order that stays; partners see their own")
    public Page<PayoutResponse> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("programme") @Nullable String programme,
            @QueryParam("currency") @Nullable String currency,
            @QueryParam("dueFrom") @Nullable String dueFrom,
            @QueryParam("dueTo") @Nullable String dueTo,
            @QueryParam("batch") @Nullable String batch,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        PayoutFilter filter = new PayoutFilter(
                Params.oneOf("state", state, PayoutState.class),
                programme,
                currency,
                Params.date("dueFrom", dueFrom),
                Params.date("dueTo", dueTo),
                Params.id("batch", batch));
        return payouts.list(filter, Params.id("cursor", cursor), Page.limit(limit));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.PARTNER, Roles.FINANCE})
    @Operation(operationId = "getPayout", summary = "A payout with its payment attempts")
    public PayoutResponse get(UUID id) {
        return payouts.get(id);
    }

    @POST
    @Path("/{id}/reissue")
    @RolesAllowed(Roles.FINANCE)
    @Operation(operationId = "reissuePayout", summary = "Owe a rejected or returned payout anew")
    @APIResponse(
            responseCode = "201",
            description = "The new payout",
            content = @Content(schema = @Schema(implementation = PayoutResponse.class)))
    public Response reissue(UUID id, @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        return idempotency.once(key, "reissuePayout/" + id, Map.of(), () -> {
            PayoutResponse next = payouts.reissue(id);
            return Response.created(URI.create("/v1/payouts/" + next.id()))
                    .entity(next)
                    .build();
        });
    }
}
