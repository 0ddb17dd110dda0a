package org.millioncarrots.development;

import io.quarkus.arc.profile.IfBuildProfile;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.people.Roles;

/** Moves the clock of dev, test and demo; bin/seed plays months of history by it. Tokens and sessions keep the real time. */
@Path("/dev/clock")
@IfBuildProfile(anyOf = {"dev", "test", "demo"})
@RunOnVirtualThread
class ClockResource {
    private final DevelopmentTime time;

    ClockResource(DevelopmentTime time) {
        this.time = time;
    }

    /**
     * @param at back to the real time when absent
     * @param stopped whether it stays there; it goes on when absent
     */
    record MoveClockRequest(@Nullable Instant at, @Nullable Boolean stopped) {}

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Map<String, Instant> move(@Valid @NotNull MoveClockRequest request) {
        return Map.of("now", time.move(request.at(), Boolean.TRUE.equals(request.stopped())));
    }
}
