package org.millioncarrots.payout.stop;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Act;
import org.millioncarrots.audit.Door;
import org.millioncarrots.payout.stop.PaymentStopView.Opening;
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.people.Roles;

/** Stopping all payments, and opening them again. */
@Path("/v1/payment-stops")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Payouts")
class PaymentStopResource {
    private final PaymentStops stops;
    private final OpenPayments openPayments;
    private final Door door;

    PaymentStopResource(PaymentStops stops, OpenPayments openPayments, Door door) {
        this.stops = stops;
        this.openPayments = openPayments;
        this.door = door;
    }

    @GET
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.POLICY, Roles.AUDITOR, Roles.OPERATOR})
    @Operation(operationId = "getPaymentStops", summary = "Whether payments are stopped, and why")
    public PaymentStopView get() {
        return stops.get();
    }

    @POST
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.POLICY, Roles.OPERATOR})
    @Operation(
            operationId = "stopPayments",
            summary = "Stop all payments at once: nothing is collected, approved, given out or delivered",
            description =
                    "One person is enough. A restore that is noticed, and the setting carrots.payments.stopped, do the"
                            + " same. Payout runs go on.")
    @APIResponse(
            responseCode = "201",
            description = "Stopped",
            content = @Content(schema = @Schema(implementation = PaymentStopView.class)))
    public Response stop(@HeaderParam(Idempotency.HEADER) @Nullable String key) {
        return once(key, "stopPayments", stops::stop);
    }

    @POST
    @Path("/openings")
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER})
    @Operation(
            operationId = "proposePaymentOpening",
            summary = "Propose to open payments again, after a green restore verification")
    @APIResponse(
            responseCode = "201",
            description = "Proposed; payments are still stopped",
            content = @Content(schema = @Schema(implementation = Opening.class)))
    public Response propose(@HeaderParam(Idempotency.HEADER) @Nullable String key) {
        return once(key, "proposePaymentOpening", openPayments::propose);
    }

    @POST
    @Path("/openings/{id}/approval")
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER})
    @Operation(operationId = "approvePaymentOpening", summary = "Open payments as another person; all stops end")
    @APIResponse(
            responseCode = "201",
            description = "Open",
            content = @Content(schema = @Schema(implementation = Opening.class)))
    public Response approve(UUID id, @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        return once(key, "approvePaymentOpening/" + id, () -> openPayments.approve(id));
    }

    private Response once(@Nullable String key, String operation, Supplier<Object> work) {
        return door.once(Act.of(operation, key, Map.of()), () -> Response.status(Response.Status.CREATED)
                .entity(work.get())
                .build());
    }
}
