package org.millioncarrots.monitoring;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millioncarrots.platform.people.Roles;

/** The figures that operators watch, for those who have no metrics at hand. */
@Path("/v1/measurements")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Operations")
class MeasurementResource {
    private final TakeMeasurement measurements;

    MeasurementResource(TakeMeasurement measurements) {
        this.measurements = measurements;
    }

    /** @param dueAt when it should be taken again: far in the past means that nobody does */
    @Schema(name = "Measurement")
    record MeasurementView(
            @Schema(examples = "payout-runs") String name, Instant takenAt, Instant dueAt, List<Sample> samples) {}

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    @Operation(
            operationId = "listMeasurements",
            summary = "How many payouts, chunks, queued awards, exceptions … there are, and how old; without amounts")
    public List<MeasurementView> list() {
        return measurements.all().stream()
                .map(taken -> new MeasurementView(
                        taken.name(),
                        taken.takenAt(),
                        taken.dueAt(),
                        taken.samples().stream()
                                .filter(Predicate.not(Sample::isMoney))
                                .toList()))
                .toList();
    }
}
