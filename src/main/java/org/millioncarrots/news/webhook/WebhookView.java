package org.millioncarrots.news.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.news.webhook.ManageWebhooks.WithKeys;
import org.millioncarrots.news.webhook.Webhook.Attempts;
import org.millioncarrots.news.webhook.Webhook.Range;

/** A webhook as its partner sees it. */
@Schema(name = "Webhook")
record WebhookView(
        UUID id,

        @Schema(examples = "https://hooks.ministry.example/carrots")
        String url,

        @Schema(description = "The types that are sent; all if absent", examples = "[\"claim.decided\"]") @Nullable
        List<String> types,

        @Schema(
                description =
                        "GONE after the server has answered 410, FAILED after an event was not taken for more than a day: in both"
                                + " nothing is dropped, and resuming goes on with that event")
        Webhook.State state,

        @Schema(description = "Those that sign, the newest first; two of them for a day after a rotation")
        List<PublicKey> keys,

        @Schema(description = "The number of the last event that was taken, or passed over because of its type")
        long delivered,

        @Schema(description = "The range that is sent again before anything else; absent if there is none") @Nullable
        Replay replay,

        @Schema(description = "Attempts that failed in a row")
        int failures,

        @Nullable Instant failingSince,

        @Schema(description = "Before this nothing is sent") Instant nextAttemptAt,
        @Nullable Instant lastAttemptAt,

        @Schema(description = "The status that the server answered last; absent if it gave none") @Nullable
        Integer lastStatus,

        @Schema(description = "Why the last attempt failed; absent if it did not")
        Webhook.@Nullable Failure lastFailure,

        Instant createdAt) {

    /** By which signatures are verified. */
    @Schema(name = "WebhookKey")
    record PublicKey(
            UUID id,

            @Schema(
                    description = "Ed25519, as libraries of Standard Webhooks take it",
                    examples = "whpk_Wc0jVNDZoA0Q0VnZmSMJcYBMJsRp0N0iDgQMLyJ5aVM=")
            String publicKey,

            @Schema(description = "Absent for the newest") @Nullable
            Instant signsUntil) {}

    /** Numbers of events, both included. */
    @Schema(name = "WebhookReplay")
    record Replay(long next, long to) {}

    static WebhookView of(WithKeys found, WebhookSigner signer) {
        Webhook webhook = found.webhook();
        Attempts attempts = webhook.attempts();
        Range replay = webhook.replay();
        return new WebhookView(
                webhook.id(),
                webhook.url().toString(),
                webhook.types(),
                webhook.state(),
                found.keys().stream()
                        .map(key -> new PublicKey(key.id(), signer.publicKey(key.id()), key.signsUntil()))
                        .toList(),
                webhook.delivered(),
                replay == null ? null : new Replay(replay.next(), replay.to()),
                attempts.failures(),
                attempts.failingSince(),
                attempts.nextAt(),
                attempts.lastAt(),
                attempts.lastStatus(),
                attempts.lastFailure(),
                webhook.createdAt());
    }
}
