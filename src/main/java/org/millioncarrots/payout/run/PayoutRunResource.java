package org.millioncarrots.payout.run;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Act;
import org.millioncarrots.audit.Door;
import org.millioncarrots.payout.run.PayoutRunView.RunState;
import org.millioncarrots.payout.run.PayoutRunView.Skipped;
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.people.Roles;

/** Creating the payouts that are due. */
@Path("/v1/payout-runs")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Roles.FINANCE)
@Tag(name = "Payouts")
class PayoutRunResource {
    private final StartPayoutRun runs;
    private final ReadPayoutRuns readRuns;
    private final PreviewRun previewRun;
    private final Door door;

    PayoutRunResource(StartPayoutRun runs, ReadPayoutRuns readRuns, PreviewRun previewRun, Door door) {
        this.runs = runs;
        this.readRuns = readRuns;
        this.previewRun = previewRun;
        this.door = door;
    }

    /** @param dueUpTo instalments due on or before this day are paid; not in the future */
    record StartPayoutRunRequest(@NotNull LocalDate dueUpTo) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "startPayoutRun",
            summary = "Create the payouts that are due up to a day, in the background")
    @APIResponse(
            responseCode = "202",
            description = "Started",
            content = @Content(schema = @Schema(implementation = PayoutRunView.class)))
    public Response start(
            @HeaderParam(Idempotency.HEADER) @Nullable String key, @NotNull @Valid StartPayoutRunRequest request) {
        return door.once(Act.of("startPayoutRun", key, request), () -> {
            PayoutRunView run = runs.start(Params.plausible("dueUpTo", request.dueUpTo()));
            return Response.accepted(run)
                    .location(URI.create("/v1/payout-runs/" + run.id()))
                    .build();
        });
    }

    @GET
    @RolesAllowed({Roles.FINANCE, Roles.OPERATOR, Roles.APPROVER, Roles.AUDITOR})
    @Operation(operationId = "listPayoutRuns", summary = "Runs from the newest on, with how far each is")
    public Page<PayoutRunView> list(
            @Parameter(description = "RUNNING, DONE or CANCELLED; all if absent")
                    @QueryParam("state")
                    @Schema(implementation = RunState.class)
                    @Nullable
                    String state,
            @Parameter(description = "The next of the previous page") @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "1 to 500; 50 if absent") @QueryParam("limit") @Nullable Integer limit) {
        return readRuns.list(
                Params.oneOf("state", state, RunState.class), Params.id("cursor", cursor), Page.limit(limit));
    }

    @GET
    @Path("/preview")
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
    @Operation(
            operationId = "previewPayoutRun",
            summary = "What a run would pay if it began now, and what it would leave and why",
            description =
                    "By the run's own conditions. Nothing is written, and what changes until the run changes its outcome.")
    public PayoutRunPreview preview(
            @Parameter(description = "Today if absent", example = "2022-09-01") @QueryParam("dueUpTo") @Nullable
                    String dueUpTo) {
        LocalDate asked = Params.date("dueUpTo", dueUpTo);
        return asked == null ? previewRun.preview() : previewRun.preview(asked);
    }

    @GET
    @RolesAllowed({Roles.FINANCE, Roles.OPERATOR, Roles.APPROVER, Roles.AUDITOR})
    @Path("/{id}")
    @Operation(operationId = "getPayoutRun", summary = "How far a run is, its rate and its estimated end")
    public PayoutRunView get(UUID id) {
        return readRuns.get(id);
    }

    @GET
    @Path("/{id}/skipped")
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
    @Operation(operationId = "listSkippedInstalments", summary = "What was due and not paid, and why")
    public Page<Skipped> skipped(
            UUID id, @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        return readRuns.skipped(id, Params.id("cursor", cursor), Page.limit(limit));
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "cancelPayoutRun", summary = "Stop a run between two chunks; what it has created stays")
    public PayoutRunView cancel(UUID id) {
        return door.pass("cancelPayoutRun", () -> runs.cancel(id));
    }
}
