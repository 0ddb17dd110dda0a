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
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.people.Roles;
import org.millioncarrots.programme.document.ProgrammeDiff;

/** Programmes: what is offered on a day, what stood in any version, and how a new version comes about. */
@Path("/v1/programmes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Programmes")
@RunOnVirtualThread
class ProgrammeResource {
    private final Programmes programmes;
    private final PublishProgramme publishProgramme;
    private final ApproveProgramme approveProgramme;
    private final ProgrammeClosures closures;
    private final Idempotency idempotency;
    private final Caller caller;
    private final Clock clock;

    ProgrammeResource(
            Programmes programmes,
            PublishProgramme publishProgramme,
            ApproveProgramme approveProgramme,
            ProgrammeClosures closures,
            Idempotency idempotency,
            Caller caller,
            Clock clock) {
        this.programmes = programmes;
        this.publishProgramme = publishProgramme;
        this.approveProgramme = approveProgramme;
        this.closures = closures;
        this.idempotency = idempotency;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
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
            operationId = "listProgrammes",
            summary = "Programmes in force on a day, with conditions, benefits and legal basis")
    public ProgrammeList list(
            @Parameter(description = "Calendar date in the business zone; today if absent", example = "2022-03-05")
                    @QueryParam("asOf")
                    @Nullable
                    String asOf) {
        LocalDate day = day(asOf);
        Map<String, Instant> closed = closures.closedSince();
        List<ProgrammeView> inForce = programmes.inForce(day).stream()
                .flatMap(version -> programmes.find(version.code(), version.version()).stream())
                .map(published -> ProgrammeView.of(
                        published, closed.get(published.version().code())))
                .toList();
        Set<String> disabled = programmes.disabled();
        return new ProgrammeList(inForce, disabled.isEmpty() ? null : disabled);
    }

    @GET
    @Path("/{code}")
    @RolesAllowed({
        Roles.PARTNER,
        Roles.CASEWORKER,
        Roles.APPROVER,
        Roles.FINANCE,
        Roles.POLICY,
        Roles.AUDITOR,
        Roles.OPERATOR
    })
    @Operation(operationId = "getProgramme", summary = "The version of a programme that is in force on a day")
    public ProgrammeView get(
            @Parameter(example = "ukraine-lay-down-arms") @PathParam("code") String code,
            @Parameter(description = "Calendar date in the business zone; today if absent", example = "2022-03-05")
                    @QueryParam("asOf")
                    @Nullable
                    String asOf) {
        return programmes
                .inForce(code, day(asOf))
                .flatMap(version -> programmes.find(code, version.version()))
                .map(this::view)
                .orElseThrow(() -> Problem.notFound("programme in force on that day"));
    }

    @GET
    @Path("/{code}/versions/{n}")
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
    @Path("/{code}/versions/{n}/diff")
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
    @Path("/{code}/versions")
    @Consumes({"application/yaml", MediaType.APPLICATION_JSON})
    @RolesAllowed(Roles.POLICY)
    @Operation(
            operationId = "publishProgrammeVersion",
            summary = "Publish the next version of a programme; every fault of the document is named at once")
    public Response publish(
            @Parameter(example = "coalition-match") @PathParam("code") String code,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @RequestBody(
                            description = "The document, YAML or JSON, as programmes/schema.json describes it",
                            required = true)
                    String document) {
        Response answer = idempotency.once(key, "publishProgrammeVersion " + code, document, () -> {
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
    @Path("/{code}/versions/{n}/approval")
    @RolesAllowed(Roles.POLICY)
    @Operation(
            operationId = "approveProgrammeVersion",
            summary = "Approve a published version; another person than its publisher must do it")
    public ProgrammeView approve(
            @Parameter(example = "coalition-match") @PathParam("code") String code,
            @Parameter(example = "2") @PathParam("n") int version) {
        approveProgramme.approve(code, version);
        programmes.refresh();
        return version(code, version);
    }

    private ProgrammeView view(PublishedVersion published) {
        return ProgrammeView.of(
                published, closures.closedSince().get(published.version().code()));
    }

    private LocalDate day(@Nullable String asOf) {
        if (asOf == null) {
            return LocalDate.now(clock);
        }
        try {
            return LocalDate.parse(asOf);
        } catch (DateTimeParseException notDate) {
            throw Problem.invalid("asOf", "a date such as 2022-03-05");
        }
    }
}
