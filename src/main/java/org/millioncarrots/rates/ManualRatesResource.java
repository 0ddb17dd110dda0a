package org.millioncarrots.rates;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
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
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Proposal;
import org.millioncarrots.platform.people.Roles;

/** Manual rates: proposed by one person, approved by another. */
@Path("/v1/rates/manual")
@Tag(name = "Rates")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ManualRatesResource {
    private static final int MOST_DIGITS = 15;

    private final ManualRates manualRates;
    private final Door door;

    ManualRatesResource(ManualRates manualRates, Door door) {
        this.manualRates = manualRates;
        this.door = door;
    }

    /** {@code nominal} units of {@code base} cost {@code value} units of {@code quote}, both days inclusive. */
    @Schema(name = "ManualRateProposal")
    record ProposeRequest(
            @NotNull @Schema(examples = "UAH") CurrencyCode base,
            @NotNull @Schema(examples = "EUR") CurrencyCode quote,

            @Schema(examples = "100", minimum = "1", maximum = "1000000")
            int nominal,

            @NotNull
            @Pattern(
                    regexp = "[0-9]{1,9}(\\.[0-9]{1,10})?",
                    message = "a positive decimal number as text, such as \"2.0145\"")
            @Schema(examples = "2.0145", description = "A decimal number as text; more than zero")
            String value,

            @NotNull @Schema(examples = "2026-11-20", description = "The first day; today or later")
            LocalDate inForceFrom,

            @NotNull @Schema(examples = "2026-12-31", description = "The last day; at most 92 days after the first")
            LocalDate inForceUntil,

            @NotNull
            @Size(min = 10, max = 500)
            @Schema(examples = "No official rate while the market is closed; mean of three banks")
            String reason) {
        private ManualRate.Terms terms() {
            return new ManualRate.Terms(base, quote, nominal, decimal(value), inForceFrom, inForceUntil, reason);
        }

        private static BigDecimal decimal(String text) {
            BigDecimal value = new BigDecimal(text);
            if (value.signum() <= 0 || value.precision() > MOST_DIGITS) {
                throw Problem.invalid("value", "a positive decimal number of at most " + MOST_DIGITS + " digits");
            }
            return value;
        }
    }

    /** A manual rate; it is used only once it is approved, and then carries the hash it is pinned by. */
    @Schema(name = "ManualRate")
    record View(
            UUID id,
            String state,
            CurrencyCode base,
            CurrencyCode quote,
            int nominal,
            BigDecimal value,
            LocalDate inForceFrom,
            LocalDate inForceUntil,
            String reason,
            String proposedBy,
            Instant proposedAt,
            @Nullable String approvedBy,
            @Nullable Instant approvedAt,
            @Nullable String sha256) {
        static View of(ManualRate rate) {
            ManualRate.Terms terms = rate.terms();
            Proposal proposal = rate.proposal();
            return new View(
                    rate.id(),
                    proposal.isApproved() ? "APPROVED" : "PROPOSED",
                    terms.base(),
                    terms.quote(),
                    terms.nominal(),
                    terms.value(),
                    terms.inForceFrom(),
                    terms.inForceUntil(),
                    terms.reason(),
                    proposal.by(),
                    proposal.at(),
                    proposal.approvedBy(),
                    proposal.approvedAt(),
                    rate.sha256());
        }
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
            content = @Content(schema = @Schema(implementation = View.class)))
    public Response propose(
            @HeaderParam(Idempotency.HEADER) @Nullable String key, @NotNull @Valid ProposeRequest request) {
        return door.once(Act.of("proposeManualRate", key, request), () -> {
            ManualRate proposed = manualRates.propose(request.terms());
            return Response.created(URI.create("/v1/rates/manual/" + proposed.id()))
                    .entity(View.of(proposed))
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
            content = @Content(schema = @Schema(implementation = View.class)))
    public Response approve(@HeaderParam(Idempotency.HEADER) @Nullable String key, UUID id) {
        return door.once(Act.of("approveManualRate", key, id.toString()), () -> Response.status(Response.Status.CREATED)
                .entity(View.of(manualRates.approve(id)))
                .build());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR, Roles.POLICY})
    @Operation(operationId = "getManualRate", summary = "A manual rate with who proposed and who approved it")
    public View get(UUID id) {
        return View.of(manualRates.get(id));
    }

    @GET
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR, Roles.POLICY})
    @Operation(operationId = "listManualRates", summary = "Manual rates, the newest first")
    public Page<View> list(
            @Parameter(description = "The cursor of the page before") @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        int size = Page.limit(limit);
        return Page.of(
                manualRates.before(Params.id("cursor", cursor), size + 1).stream()
                        .map(View::of)
                        .toList(),
                size,
                rate -> rate.id().toString());
    }
}
