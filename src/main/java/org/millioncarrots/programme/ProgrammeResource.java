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
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Roles;

/** What programmes offer on a day. */
@Path("/v1/programmes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Programmes")
@RunOnVirtualThread
class ProgrammeResource {
    private final Programmes programmes;
    private final ProgrammeClosures closures;
    private final Clock clock;

    ProgrammeResource(Programmes programmes, ProgrammeClosures closures, Clock clock) {
        this.programmes = programmes;
        this.closures = closures;
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
