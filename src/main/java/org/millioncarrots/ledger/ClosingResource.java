package org.millioncarrots.ledger;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
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
import java.net.URI;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Act;
import org.millioncarrots.audit.Door;
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Roles;

/** Closing months by two people. */
@Path("/v1/ledger/closings")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Roles.FINANCE)
@Tag(name = "Ledger")
class ClosingResource {
    private final CloseMonth closeMonth;
    private final Door door;

    ClosingResource(CloseMonth closeMonth, Door door) {
        this.closeMonth = closeMonth;
        this.door = door;
    }

    /** @param month such as 2022-03; it must have ended */
    record CloseMonthRequest(
            @NotNull @Schema(implementation = String.class, pattern = "[0-9]{4}-(0[1-9]|1[0-2])", examples = "2022-03")
            YearMonth month) {}

    /** @param digest of the figures that the caller has seen; no month is closed without */
    record ApproveClosingRequest(
            @Nullable @Schema(examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
            String digest) {}

    /** @param closedThrough the last day into which nothing can be booked any more */
    record ClosingResponse(LocalDate closedThrough) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "closeMonth",
            summary = "Propose to close a month: nothing can be booked into it once another person has closed it",
            description = "A later proposal takes the place of an earlier one.")
    @APIResponse(
            responseCode = "202",
            description = "Proposed, with the figures that it would close",
            content = @Content(schema = @Schema(implementation = ClosingView.class)))
    public Response propose(
            @HeaderParam(Idempotency.HEADER) @Nullable String key, @NotNull @Valid CloseMonthRequest request) {
        return door.once(
                Act.of("closeMonth", key, request), () -> Response.accepted(closeMonth.propose(request.month()))
                        .location(URI.create("/v1/ledger/closings/" + request.month()))
                        .build());
    }

    @GET
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
    @Operation(
            operationId = "listMonthClosings",
            summary = "Months that are closed or proposed to be, from the latest on")
    public Page<ClosingView.Listed> list(
            @Parameter(description = "The next of the page before, a day", example = "2022-03-31")
                    @QueryParam("cursor")
                    @Nullable
                    String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        return closeMonth.list(Params.date("cursor", cursor), Page.limit(limit));
    }

    @GET
    @Path("/{month}")
    @RolesAllowed({Roles.FINANCE, Roles.AUDITOR})
    @Operation(
            operationId = "getMonthClosing",
            summary = "The figures that a proposed closing would keep, as they are now")
    public ClosingView get(@PathParam("month") String month) {
        return closeMonth.get(month(month));
    }

    @POST
    @Path("/{month}/approval")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "approveMonthClosing",
            summary = "Close a month as another person",
            description =
                    "The body names the digest of the figures, which says what the caller has seen: 428 without one, 412 if it is"
                            + " another. If something was booked since the month was proposed, it is proposed again.")
    @APIResponse(
            responseCode = "201",
            description = "Closed",
            content = @Content(schema = @Schema(implementation = ClosingResponse.class)))
    @APIResponse(responseCode = "412", description = "The figures are not those that the digest names")
    @APIResponse(responseCode = "428", description = "Without a digest nobody knows what was looked at")
    public Response approve(
            @PathParam("month") String month,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @RequestBody(required = false) @Nullable @Valid ApproveClosingRequest request) {
        YearMonth closed = month(month);
        ApproveClosingRequest seen = request == null ? new ApproveClosingRequest(null) : request;
        return door.once(
                Act.of("approveMonthClosing/" + closed, key, seen), () -> Response.status(Response.Status.CREATED)
                        .entity(new ClosingResponse(closeMonth.close(closed, seen.digest())))
                        .build());
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeParseException wrong) {
            throw Problem.notFound("month");
        }
    }
}
