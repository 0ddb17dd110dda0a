package org.millioncarrots.news;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.people.Roles;

/** What has changed of a partner's own, and of programmes and rates. */
@Path("/v1/events")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Events")
class EventResource {
    private final ReadNews readNews;
    private final Caller caller;

    EventResource(ReadNews readNews, Caller caller) {
        this.readNews = readNews;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.PARTNER)
    @Operation(
            operationId = "listEvents",
            summary = "Your events, oldest first, numbered without gaps; kept for 90 days",
            description =
                    "The truth of what has happened; webhooks only bring it sooner. Keep the id of the last one, and ask for what"
                            + " came after it. Programmes and rates are told from the first time on that you ask.")
    @APIResponse(responseCode = "200", description = "The events after it")
    @APIResponse(responseCode = "410", description = "No such event is kept: read what has changed since by the lists")
    public Page<EventView> list(
            @Parameter(description = "The id of the last event that you have; from the oldest one if absent")
                    @QueryParam("after")
                    @Nullable
                    String after,
            @Parameter(
                            description = "Types, separated by commas; all if absent",
                            example = "claim.decided,award.active")
                    @QueryParam("types")
                    @Nullable
                    String types,
            @QueryParam("limit") @Nullable Integer limit) {
        return readNews.read(
                        caller.partnerOrStaff(),
                        Params.id("after", after),
                        types == null ? null : ReadNews.types("types", List.of(types.split(","))),
                        Page.limit(limit))
                .map(EventView::of);
    }
}
