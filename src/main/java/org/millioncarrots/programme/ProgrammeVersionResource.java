package org.millioncarrots.programme;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
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
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.people.Roles;
import org.millioncarrots.programme.document.ProgrammeDiff;

/** What stood in any version of a programme, and how a new version comes about. */
@Path("/v1/programmes/{code}/versions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Programmes")
@RunOnVirtualThread
class ProgrammeVersionResource {
    private final Programmes programmes;
    private final PublishProgramme publishProgramme;
    private final ApproveProgramme approveProgramme;
    private final ProgrammeClosures closures;
    private final Door door;
    private final Caller caller;

    ProgrammeVersionResource(
            Programmes programmes,
            PublishProgramme publishProgramme,
            ApproveProgramme approveProgramme,
            ProgrammeClosures closures,
            Door door,
            Caller caller) {
        this.programmes = programmes;
        this.publishProgramme = publishProgramme;
        this.approveProgramme = approveProgramme;
        this.closures = closures;
        this.door = door;
        this.caller = caller;
    }

    @GET
    @Path("/{n}")
    @RolesAllowed({
        Roles.PARTNER,
        Roles.CASEWORKER,
        Roles.APPROVER,
        Roles.FINANCE,
        Roles.POLICY,
        Roles.AUDITOR,
        Roles.OPERATOR
    })
    @Operation(
            operationId = "getProgrammeVersion",
            summary =
                    "One version of a programme; those that wait for approval are shown to policy staff and auditors only")
    public ProgrammeView version(
            @Parameter(example = "ukraine-lay-down-arms") @PathParam("code") String code,
            @Parameter(example = "1") @PathParam("n") int version) {
        boolean maySeeDrafts = caller.hasRole(Roles.POLICY) || caller.hasRole(Roles.AUDITOR);
        return programmes
                .find(code, version)
                .filter(published -> published.isApproved() || maySeeDrafts)
                .map(this::view)
                .orElseThrow(() -> Problem.notFound("programme version"));
    }

    @GET
    @Path("/{n}/diff")
    @RolesAllowed({Roles.POLICY, Roles.AUDITOR})
    @Operation(operationId = "diffProgrammeVersions", summary = "What differs between two versions of a programme")
    public ProgrammeDiff diff(
            @Parameter(example = "coalition-match") @PathParam("code") String code,
            @Parameter(example = "2") @PathParam("n") int version,
            @Parameter(description = "The version to compare with; the one before if absent", example = "1")
                    @QueryParam("against")
                    @Nullable
                    Integer against) {
        PublishedVersion one = programmes.find(code, version).orElseThrow(() -> Problem.notFound("programme version"));
        PublishedVersion other = programmes
                .find(code, against == null ? version - 1 : against)
                .orElseThrow(() -> Problem.notFound("programme version to compare with"));
        return ProgrammeDiff.of(one, other);
    }

    @POST
    @Consumes({"application/yaml", MediaType.APPLICATION_JSON})
    @RolesAllowed(Roles.POLICY)
    @Operation(
            operationId = "publishProgrammeVersion",
            summary = "Publish the next version of a programme; every fault of the document is named at once")
    @APIResponse(
            responseCode = "201",
            description = "Published; it applies once another person has approved it",
            content = @Content(schema = @Schema(implementation = ProgrammeView.class)))
    public Response publish(
            @Parameter(example = "coalition-match") @PathParam("code") String code,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @RequestBody(
                            description = "The document, YAML or JSON, as programmes/schema.json describes it",
                            required = true,
                            content = {
                                @Content(
                                        mediaType = "application/yaml",
                                        schema = @Schema(implementation = String.class)),
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(type = SchemaType.OBJECT))
                            })
                    String document) {
        Response answer = door.once(Act.of("publishProgrammeVersion " + code, key, document), () -> {
            PublishedVersion published = publishProgramme.publish(code, document);
            return Response.created(URI.create("/v1/programmes/" + code + "/versions/"
                            + published.version().version()))
                    .entity(view(published))
                    .build();
        });
        programmes.refresh();
        return answer;
    }

    @POST
    @Path("/{n}/approval")
    @RolesAllowed(Roles.POLICY)
    @Operation(
            operationId = "approveProgrammeVersion",
            summary = "Approve a published version; another person than its publisher must do it")
    public ProgrammeView approve(
            @Parameter(example = "coalition-match") @PathParam("code") String code,
            @Parameter(example = "2") @PathParam("n") int version) {
        if (!approveProgramme.isDone(code, version)) {
            door.pass("approveProgrammeVersion", () -> approveProgramme.approve(code, version));
        }
        programmes.refresh();
        return version(code, version);
    }

    private ProgrammeView view(PublishedVersion published) {
        return ProgrammeView.of(
                published, closures.closedSince().get(published.version().code()));
    }
}
