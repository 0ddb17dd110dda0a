package org.millioncarrots.development;

import io.quarkus.arc.profile.IfBuildProfile;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.millioncarrots.platform.people.Roles;

/** Grows a population for demonstrations and benchmarks; bin/seed calls it. */
@Path("/dev/population")
@IfBuildProfile(anyOf = {"dev", "test", "demo"})
@RunOnVirtualThread
class PopulationResource {
    private final GrowPopulation growPopulation;

    PopulationResource(GrowPopulation growPopulation) {
        this.growPopulation = growPopulation;
    }

    /**
     * @param claims the claims to copy, attested and with an award
     * @param seed 1 to 1,000; populations of different seeds do not meet
     * @param first the number of the first claimant to add
     * @param last the number of the last claimant to add, inclusive
     */
    record GrowPopulationRequest(
            @NotEmpty List<@NotNull UUID> claims,
            @Min(1) @Max(1_000) long seed,
            @Min(0) long first,
            @Max(99_999_999) long last) {}

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Map<String, Object> grow(@Valid @NotNull GrowPopulationRequest request) throws SQLException {
        growPopulation.grow(request.claims(), request.seed(), request.first(), request.last());
        return Map.of("claimants", request.last() - request.first() + 1);
    }
}
