package org.millioncarrots.programme;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.Caller;
import org.millioncarrots.platform.Page;
import org.millioncarrots.platform.Problem;
import org.millioncarrots.platform.Roles;

/** Reading programmes: what is offered on a day, and what stood in any version. */
@Path("/v1/programmes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Programmes")
@RunOnVirtualThread
class ProgrammeResource {
    private final Programmes programmes;
    private final Caller caller;
    private final Clock clock;

    ProgrammeResource(Programmes programmes, Caller caller, Clock clock) {
        this.programmes = programmes;
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
    public Page<ProgrammeView> list(
            @Parameter(description = "Calendar date in the business zone; today if absent", example = "2022-03-05")
                    @QueryParam("asOf")
                    @Nullable
                    String asOf) {
        LocalDate day = day(asOf);
        List<ProgrammeView> inForce = programmes.inForce(day).stream()
                .flatMap(version -> programmes.find(version.code(), version.version()).stream())
                .map(ProgrammeView::of)
                .toList();
        return new Page<>(inForce, null);
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
                .map(ProgrammeView::of)
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
                .map(ProgrammeView::of)
                .orElseThrow(() -> Problem.notFound("programme version"));
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
