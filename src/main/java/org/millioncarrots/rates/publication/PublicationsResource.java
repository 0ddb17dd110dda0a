package org.millioncarrots.rates.publication;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Roles;
import org.millioncarrots.rates.RatesSql;

/** The publications that rates were read from, and those that were refused. */
@Path("/v1/rates")
@Tag(name = "Rates")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class PublicationsResource {
    private final RatesSql sql;
    private final RefusalSql refusals;
    private final FeedSql feeds;
    private final Clock clock;

    PublicationsResource(RatesSql sql, RefusalSql refusals, FeedSql feeds, Clock clock) {
        this.sql = sql;
        this.refusals = refusals;
        this.feeds = feeds;
        this.clock = clock;
    }

    @Schema(name = "Publication")
    record PublicationView(
            String sha256,
            RateSource source,
            String kind,
            LocalDate publishedOn,
            LocalDate inForceFrom,

            @Schema(description = "1, or more if it corrects a day that was known")
            int revision,

            int days,
            int rates,
            Instant recordedAt,
            String mediaType) {

        static PublicationView of(RatesSql.PublicationRow row) {
            return new PublicationView(
                    row.sha256(),
                    row.source(),
                    row.kind().name(),
                    row.publishedOn(),
                    row.inForceFrom(),
                    row.revision(),
                    row.dayCount(),
                    row.rateCount(),
                    row.recordedAt(),
                    row.mediaType());
        }
    }

    @GET
    @Path("/publications/{sha256}")
    @RolesAllowed({
        Roles.PARTNER,
        Roles.CASEWORKER,
        Roles.APPROVER,
        Roles.FINANCE,
        Roles.POLICY,
        Roles.AUDITOR,
        Roles.OPERATOR
    })
    @Operation(operationId = "getRatePublication", summary = "Where a rate comes from: a publication's description")
    @APIResponse(
            responseCode = "200",
            description = "The publication; its bytes as they came with Accept: application/xml or text/csv",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = PublicationView.class)),
                @Content(mediaType = MediaType.APPLICATION_XML, schema = @Schema(implementation = String.class)),
                @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)),
                @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = String.class)),
                @Content(
                        mediaType = MediaType.APPLICATION_OCTET_STREAM,
                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public PublicationView publication(
            @Parameter(description = "SHA-256 in lower-case hexadecimal") @PathParam("sha256") String sha256) {
        return PublicationView.of(sql.publication(sha256).orElseThrow(() -> Problem.notFound("publication")));
    }

    @GET
    @Path("/publications/{sha256}")
    @Produces({MediaType.APPLICATION_XML, "text/csv", MediaType.TEXT_PLAIN, MediaType.APPLICATION_OCTET_STREAM})
    @RolesAllowed({
        Roles.PARTNER,
        Roles.CASEWORKER,
        Roles.APPROVER,
        Roles.FINANCE,
        Roles.POLICY,
        Roles.AUDITOR,
        Roles.OPERATOR
    })
    @Operation(hidden = true)
    public Response raw(@PathParam("sha256") String sha256) {
        RatesSql.PublicationRow publication =
                sql.publication(sha256).orElseThrow(() -> Problem.notFound("publication"));
        return Response.ok(sql.raw(sha256).orElseThrow(() -> Problem.notFound("publication")))
                // JSON is the description; what came as JSON comes as octets.
                .type(
                        publication.mediaType().equals(MediaType.APPLICATION_JSON)
                                ? MediaType.APPLICATION_OCTET_STREAM
                                : publication.mediaType())
                // Its name is its hash; nobody's data are in it. The same path has the description too.
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=31536000, immutable")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    @Schema(name = "RefusalRow")
    record RefusalRow(
            String sha256, String reason, @Nullable RateSource source, int byteCount, Instant recordedAt) {
        static RefusalRow of(RefusalSql.Refused refused) {
            return new RefusalRow(
                    refused.sha256(), refused.reason(), refused.source(), refused.byteCount(), refused.recordedAt());
        }
    }

    @GET
    @Path("/refusals")
    @RolesAllowed({Roles.FINANCE, Roles.AUDITOR, Roles.OPERATOR})
    @Operation(
            operationId = "listRateRefusals",
            summary = "Publications that were refused, the newest first, with the reason")
    public Page<RefusalRow> refusals(
            @Parameter(description = "The cursor of the page before") @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        int size = Page.limit(limit);
        Instant from = Params.instant("cursor", cursor);
        Instant before = from == null ? clock.instant().plusSeconds(1) : from;
        return Page.of(
                refusals.before(before, size + 1).stream().map(RefusalRow::of).toList(), size, row -> row.recordedAt()
                        .toString());
    }

    @Schema(name = "RateFeed", description = "How far the scheduled fetching of a bank's files has come")
    record FeedView(
            RateSource source,

            @Schema(description = "The newest day that the feed brought") @Nullable
            LocalDate newestDay,

            @Nullable Instant lastSuccessAt,

            @Schema(description = "Attempts in a row that failed")
            int failures,

            @Nullable String lastError,
            Instant nextAttemptAt) {}

    @GET
    @Path("/feeds")
    @RolesAllowed({Roles.FINANCE, Roles.AUDITOR, Roles.OPERATOR})
    @Operation(operationId = "listRateFeeds", summary = "How far the fetching of the banks' files has come")
    public List<FeedView> feeds() {
        return feeds.all().stream()
                .map(feed -> new FeedView(
                        feed.bank().source(),
                        feed.newestDay(),
                        feed.lastSuccessAt(),
                        feed.failures(),
                        feed.lastError(),
                        feed.nextAttemptAt()))
                .toList();
    }
}
