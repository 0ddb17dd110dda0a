package org.millioncarrots.report;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millioncarrots.platform.people.Roles;

/** All that is due and paid for one claimant. */
@Path("/v1/claimants/{id}/schedule")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Claimants")
class ScheduleResource {
    private final ReadSchedule readSchedule;

    ScheduleResource(ReadSchedule readSchedule) {
        this.readSchedule = readSchedule;
    }

    @GET
    @RolesAllowed({Roles.PARTNER, Roles.CASEWORKER, Roles.FINANCE})
    @Operation(
            operationId = "getSchedule",
            summary = "All instalments and payouts of a claimant, with totals per currency",
            description =
                    "Partners see their own claimants only. In the totals, paid, due, held, returned and scheduled sum to"
                            + " what was awarded.")
    public ScheduleView get(UUID id) {
        return readSchedule.of(id);
    }
}
