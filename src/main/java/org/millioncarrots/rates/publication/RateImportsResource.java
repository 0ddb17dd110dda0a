package org.millioncarrots.rates.publication;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Act;
import org.millioncarrots.audit.Door;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.platform.Sha256;
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.http.LargeBodies;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.people.Proposal;
import org.millioncarrots.platform.people.Roles;
import org.millioncarrots.rates.RatesSql;

/** Publications that people bring: one sends the file, another confirms it. */
@Path("/v1/rates/imports")
@Tag(name = "Rates")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class RateImportsResource {
    private final ProposeRates proposeRates;
    private final LargeBodies largeBodies;
    private final Door door;

    RateImportsResource(ProposeRates proposeRates, LargeBodies largeBodies, Door door) {
        this.proposeRates = proposeRates;
        this.largeBodies = largeBodies;
        this.door = door;
    }

    /** How far a file is. */
    @Schema(name = "RateImportState")
    enum State {
        /** Waits for another person; none of its rates is used. */
        PROPOSED,
        IMPORTED
    }

    @Schema(name = "RateImport")
    record ImportResponse(
            @Schema(description = "Of the proposal; absent if the same bytes were imported before") @Nullable
            UUID id,

            State state,
            @Nullable String reason,
            @Nullable String proposedBy,
            @Nullable Instant proposedAt,
            @Nullable String confirmedBy,
            @Nullable Instant confirmedAt,
            String sha256,
            PublicationsResource.PublicationView publication,
            @Schema(description = "Days in the file") int days,
            @Schema(description = "Rates in the file") int rates,

            @Schema(description = "Rates that were not known; while it is proposed, those that confirming would bring")
            int recorded,

            @Schema(description = "How many of these differ from what was published for their day before")
            int corrected,

            @Schema(description = "Days of these by whose rates something was decided or paid")
            List<LocalDate> correctedInUse,

            @Schema(description = "The same bytes were imported before; nothing was done")
            boolean alreadyKnown,

            @Schema(description = "Codes in the file that are no currency with a minor unit")
            List<String> skipped,

            @Schema(description = "Lines that cannot be right, of currencies that nobody is paid in: the code, and why")
            List<String> leftOut) {
        static ImportResponse of(ProposeRates.Proposed proposed) {
            RateProposalSql.ProposedFile file = proposed.file();
            Proposal proposal = file == null ? null : file.proposal();
            ImportPublication.Imported imported = proposed.imported();
            RatesSql.PublicationRow publication = imported.publication();
            boolean waits = proposal != null && !proposal.isApproved() && !imported.alreadyKnown();
            return new ImportResponse(
                    file == null ? null : file.id(),
                    waits ? State.PROPOSED : State.IMPORTED,
                    file == null ? null : file.reason(),
                    proposal == null ? null : proposal.by(),
                    proposal == null ? null : proposal.at(),
                    proposal == null ? null : proposal.approvedBy(),
                    proposal == null ? null : proposal.approvedAt(),
                    publication.sha256(),
                    PublicationsResource.PublicationView.of(publication),
                    publication.dayCount(),
                    publication.rateCount(),
                    imported.recorded(),
                    imported.corrected(),
                    imported.correctedInUse(),
                    imported.alreadyKnown(),
                    imported.skipped(),
                    imported.leftOut());
        }
    }

    /** A file in the list; what is in it is answered for one at a time. */
    @Schema(name = "RateImportEntry")
    record EntryResponse(
            UUID id,
            State state,
            String sha256,
            String proposedBy,
            Instant proposedAt,
            @Nullable String confirmedBy,
            @Nullable Instant confirmedAt) {
        static EntryResponse of(RateProposalSql.ProposedFile file) {
            Proposal proposal = file.proposal();
            return new EntryResponse(
                    file.id(),
                    proposal.isApproved() ? State.IMPORTED : State.PROPOSED,
                    file.sha256(),
                    proposal.by(),
                    proposal.at(),
                    proposal.approvedBy(),
                    proposal.approvedAt());
        }
    }

    @POST
    @Consumes({MediaType.APPLICATION_XML, MediaType.TEXT_XML, MediaType.APPLICATION_OCTET_STREAM})
    @RolesAllowed(Roles.FINANCE)
    @Operation(
            operationId = "importRates",
            summary = "Brings a bank's XML file as it is; another person confirms it",
            description =
                    "XML_daily or XML_dynamic of the Bank of Russia; eurofxref-daily, -hist-90d or -hist of the ECB; "
                            + "exchange of the National Bank of Ukraine, as XML. "
                            + "The bytes are kept under their SHA-256, and no rate in them is used before another person has "
                            + "confirmed the file. Anything implausible about rubles, euros or dollars refuses the whole file "
                            + "(422), and the reason is kept; an odd line of another currency is left out. Where a day is "
                            + "corrected by which something was decided or paid, the sender gives a reason (else 400).")
    @APIResponse(
            responseCode = "201",
            description = "Proposed",
            content = @Content(schema = @Schema(implementation = ImportResponse.class)))
    @APIResponse(
            responseCode = "200",
            description = "The same file was imported before",
            content = @Content(schema = @Schema(implementation = ImportResponse.class)))
    public Response importFile(
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @Parameter(
                            description = "The bank the file must be from; recognised, if absent",
                            example = "CBR",
                            schema = @Schema(implementation = RateSource.class))
                    @QueryParam("source")
                    @Nullable
                    String source,
            @Parameter(
                            description = "Why days in use are corrected",
                            example = "The bank has corrected its file",
                            schema =
                                    @Schema(
                                            minLength = ProposeRates.SHORTEST_REASON,
                                            maxLength = ProposeRates.LONGEST_REASON))
                    @QueryParam("reason")
                    @Nullable
                    String reason,
            @RequestBody(
                            required = true,
                            description = "The file, byte for byte",
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_XML,
                                        schema = @Schema(type = SchemaType.STRING)),
                                @Content(
                                        mediaType = MediaType.APPLICATION_OCTET_STREAM,
                                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
                            })
                    InputStream file,
            @Context HttpHeaders headers) {
        RateSource expected = Params.oneOf("source", source, RateSource.class);
        return largeBodies.with(file, headers, bytes -> {
            String request = expected + " " + Sha256.of(bytes) + (reason == null ? "" : " " + reason);
            return door.once(Act.of("importRates", key, request), () -> propose(bytes, expected, reason));
        });
    }

    private Response propose(byte[] bytes, @Nullable RateSource expected, @Nullable String reason) {
        ImportResponse answer = ImportResponse.of(proposeRates.propose(bytes, expected, reason));
        return answer.id() == null
                ? Response.ok(answer)
                        .location(URI.create("/v1/rates/publications/" + answer.sha256()))
                        .build()
                : Response.created(URI.create("/v1/rates/imports/" + answer.id()))
                        .entity(answer)
                        .build();
    }

    @POST
    @Path("/{id}/confirmation")
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER})
    @Operation(
            operationId = "confirmRateImport",
            summary = "Confirms a file as another person; its rates are used from now on",
            description = "Compare it with what the bank publishes, and not with what the first person says of it.")
    @APIResponse(
            responseCode = "201",
            description = "Imported",
            content = @Content(schema = @Schema(implementation = ImportResponse.class)))
    public Response confirm(UUID id, @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        return door.once(Act.of("confirmRateImport", key, id.toString()), () -> Response.created(
                        URI.create("/v1/rates/imports/" + id))
                .entity(ImportResponse.of(proposeRates.confirm(id)))
                .build());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
    @Operation(
            operationId = "getRateImport",
            summary = "A file that was brought, with what confirming would change now")
    public ImportResponse get(UUID id) {
        return ImportResponse.of(proposeRates.look(id));
    }

    @GET
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
    @Operation(operationId = "listRateImports", summary = "Files that people brought, the newest first")
    public Page<EntryResponse> list(
            @Parameter(description = "The cursor of the page before") @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        int size = Page.limit(limit);
        return Page.of(
                proposeRates.before(Params.id("cursor", cursor), size + 1).stream()
                        .map(EntryResponse::of)
                        .toList(),
                size,
                entry -> entry.id().toString());
    }
}
