package org.millioncarrots.figures;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Act;
import org.millioncarrots.audit.Door;
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Roles;

/** The figures of indexes that stipends follow. */
@Path("/v1/index-figures")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Index figures")
class IndexFigureResource {
    private final EnterIndexFigure enterIndexFigure;
    private final ApproveIndexFigure approveIndexFigure;
    private final IndexFigures figures;
    private final Door door;

    IndexFigureResource(
            EnterIndexFigure enterIndexFigure, ApproveIndexFigure approveIndexFigure, IndexFigures figures, Door door) {
        this.enterIndexFigure = enterIndexFigure;
        this.approveIndexFigure = approveIndexFigure;
        this.figures = figures;
        this.door = door;
    }

    /** All revisions of an index's figures, by year and revision. */
    @Schema(name = "IndexFigureList")
    record IndexFiguresView(String index, List<IndexFigureView> items) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.POLICY, Roles.FINANCE})
    @Operation(
            operationId = "enterIndexFigure",
            summary = "Enter a published figure of an index, or a correction of one",
            description = "No stipend follows it before another person approves it. A figure is never changed: a"
                    + " correction is a new revision and names the one it corrects.")
    @APIResponse(
            responseCode = "201",
            description = "Entered",
            content = @Content(schema = @Schema(implementation = IndexFigureView.class)))
    public Response enter(
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @RequestBody(content = @Content(examples = @ExampleObject(name = "a year's figure", value = """
                {"index": "EU_HICP", "year": 2023, "percent": "8.4", "publishedOn": "2023-01-18",
                "source": "Eurostat, HICP, euro area, annual average rate of change 2022"}
                """)))
                    @NotNull
                    @Valid
                    IndexFigureRequest request) {
        return door.once(Act.of("enterIndexFigure", key, request), () -> {
            IndexFigureView entered = IndexFigureView.of(enterIndexFigure.enter(request), false);
            return Response.created(URI.create("/v1/index-figures?index=" + entered.index()))
                    .entity(entered)
                    .build();
        });
    }

    @POST
    @Path("/{id}/approval")
    @RolesAllowed({Roles.POLICY, Roles.FINANCE})
    @Operation(
            operationId = "approveIndexFigure",
            summary = "Approve a figure that another person entered; stipends that follow the index are planned anew",
            description = "What is paid stays. A difference for past months becomes arrears or a capped recovery.")
    @APIResponse(
            responseCode = "201",
            description = "Approved; the figures of the index",
            content = @Content(schema = @Schema(implementation = IndexFiguresView.class)))
    public Response approve(UUID id, @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        return door.once(Act.of("approveIndexFigure", key, id.toString()), () -> {
            String index = approveIndexFigure.approve(id);
            return Response.created(URI.create("/v1/index-figures?index=" + index))
                    .entity(new IndexFiguresView(index, figures.list(index, null)))
                    .build();
        });
    }

    @GET
    @RolesAllowed({Roles.POLICY, Roles.FINANCE, Roles.APPROVER, Roles.CASEWORKER, Roles.AUDITOR})
    @Operation(
            operationId = "listIndexFigures",
            summary = "The figures of an index with all revisions, as they were known at an instant")
    public IndexFiguresView list(
            @Parameter(
                            example = "EU_HICP",
                            required = true,
                            schema =
                                    @Schema(
                                            pattern = IndexFigureRequest.CODE,
                                            description = "the code of an index, such as EU_HICP"))
                    @QueryParam("index")
                    @Nullable
                    String index,
            @Parameter(description = "An instant; now if absent") @QueryParam("knownAt") @Nullable String knownAt) {
        if (index == null || !index.matches(IndexFigureRequest.CODE)) {
            throw Problem.invalid("index", "the code of an index, such as EU_HICP");
        }
        return new IndexFiguresView(index, figures.list(index, Params.instant("knownAt", knownAt)));
    }
}
