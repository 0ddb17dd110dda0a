package org.millioncarrots.news;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** That something has changed, and where it is read. Nothing of whom it concerns, no amounts. */
@RegisterForReflection
@Schema(name = "Event")
public record EventView(
        @Schema(
                description =
                        "The same however often the event is read or sent: what was done for an id is not done again")
        UUID id,

        @Schema(description = "Counts your events, without gaps: whoever has n and is sent n + 2 reads what is between")
        long number,

        @Schema(description = "What has happened", examples = "claim.decided")
        String type,

        @Schema(
                description = "What has changed, to be read",
                examples = "/v1/claims/01931f0e-5a3c-8abc-9d0a-3c1c8f0e6c55")
        String resource,

        @Schema(description = "The version of the resource at the event; what is read may be a later one")
        long version,

        @Schema(description = "What your own system calls the claim; absent if it has no name, or concerns none")
        @Nullable
        String reference,

        @Schema(description = "When it happened") Instant at) {

    public static EventView of(NewsSql.Told told) {
        return new EventView(
                told.id(), told.number(), told.type(), told.resource(), told.version(), told.reference(), told.at());
    }
}
