package org.millioncarrots.report;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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
import org.millioncarrots.report.ExportSql.Export;

/** Files that have left the service, and whose it was that somebody has found. */
@Path("/v1/exports")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Reports")
class ExportResource {
    private final RecogniseExports exports;
    private final Door door;

    ExportResource(RecogniseExports exports, Door door) {
        this.exports = exports;
        this.door = door;
    }

    /**
     * What was found: one of the two, or both.
     *
     * @param text some lines, or the whole file
     * @param sha256 of the whole file
     */
    record RecogniseExportsRequest(
            @Nullable @Size(max = 1_000_000) String text,

            @Nullable @Pattern(regexp = "[0-9a-fA-F]{64}", message = "64 hexadecimal digits")
            String sha256) {
        /** Nothing of what was found. */
        @Override
        public String toString() {
            return "something that was found";
        }
    }

    @GET
    @RolesAllowed(Roles.AUDITOR)
    @Operation(
            operationId = "listExports",
            summary = "Files that have left the service: which, to whom, when, how long")
    public Page<ExportView> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        Page<Export> page = exports.list(Params.id("cursor", cursor), Page.limit(limit));
        return new Page<>(page.items().stream().map(ExportView::of).toList(), page.next());
    }

    @POST
    @Path("/recognitions")
    @RolesAllowed({Roles.AUDITOR, Roles.OPERATOR})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "recogniseExports",
            summary = "From which exported files something is that was found outside",
            description =
                    "By the mark that each line of a file carries, or by the hash of the whole. What is recognised raises an"
                            + " alarm; what was sent is not kept.")
    @APIResponse(
            responseCode = "201",
            description = "The files; none if nothing was recognised",
            content = @Content(schema = @Schema(implementation = ExportView.Recognised.class)))
    public Response recognise(
            @HeaderParam(Idempotency.HEADER) @Nullable String key, @NotNull @Valid RecogniseExportsRequest request) {
        if (request.text() == null && request.sha256() == null) {
            throw Problem.invalid("text", "lines that were found, or the sha256 of the file");
        }
        return door.once(Act.of("recogniseExports", key, request), () -> Response.status(Response.Status.CREATED)
                .entity(new ExportView.Recognised(exports
                        .recognise(
                                Objects.requireNonNullElse(request.text(), ""),
                                Objects.requireNonNullElse(request.sha256(), "-"))
                        .stream()
                        .map(ExportView::of)
                        .toList()))
                .build());
    }
}
