package org.millioncarrots.news.webhook;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.millioncarrots.news.EventView;

/**
 * What is posted to a partner's server.
 *
 * @param timestamp when it happened; when it was sent stands in the header webhook-timestamp
 */
@RegisterForReflection
@Schema(name = "WebhookMessage")
public record WebhookMessage(
        @Schema(examples = "claim.decided") String type, Instant timestamp, EventView data) {
    static WebhookMessage of(EventView event) {
        return new WebhookMessage(event.type(), event.at(), event);
    }
}
