package org.millioncarrots.award;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.find.Listing;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.people.Roles;

/** Finding awards. */
@Path("/v1/awards")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Awards")
class FindAwardResource {
    private final FindAwards awards;
    private final Clock clock;

    FindAwardResource(FindAwards awards, Clock clock) {
        this.awards = awards;
        this.clock = clock;
    }

    /**
     * What a list shows of an award; its money stands in the award itself.
     *
     * @param claimId absent if the award is a successor's
     * @param nextConfirmationOn when a confirmation is due, if any are asked for
     */
    record AwardSummary(
            UUID id,
            @Nullable UUID claimId,
            UUID claimantId,
            String programme,
            int programmeVersion,
            Award.State state,
            Instant grantedAt,
            @Nullable LocalDate endedOn,
            Award.@Nullable EndReason endReason,
            @Nullable LocalDate nextConfirmationOn,
            @Nullable LocalDate confirmBy,
            Instant updatedAt,
            int version) {
        static AwardSummary of(Award award) {
            return new AwardSummary(
                    award.id,
                    award.claimId,
                    award.claimantId().value(),
                    award.programme,
                    award.programmeVersion,
                    award.state,
                    award.grantedAt,
                    award.endedOn,
                    award.endReason,
                    award.nextConfirmationOn,
                    award.confirmBy(),
                    award.changedAt(),
                    award.version);
        }
    }

    @GET
    @RolesAllowed({Roles.PARTNER, Roles.CASEWORKER, Roles.APPROVER, Roles.FINANCE})
    @Operation(
            operationId = "listAwards",
            summary = "Awards by the claim's reference, claimant, programme, state or change; partners see their own",
            description = "In an order that stays; with changedSince in the order of updatedAt, oldest first.")
    public Page<AwardSummary> list(
            @QueryParam("reference") @Nullable String reference,
            @QueryParam("claimant") @Nullable String claimant,
            @QueryParam("programme") @Nullable String programme,
            @QueryParam("state") @Schema(implementation = Award.State.class) @Nullable String state,
            @QueryParam("changedSince") @Nullable String changedSince,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        FindAwards.Filter filter = new FindAwards.Filter(
                Params.oneOf("state", state, Award.State.class), reference, Params.id("claimant", claimant), programme);
        return awards.page(filter, Listing.asked(changedSince, cursor, limit, clock.instant()))
                .map(AwardSummary::of);
    }
}
