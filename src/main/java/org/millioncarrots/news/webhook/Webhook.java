package org.millioncarrots.news.webhook;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A server of a partner's that is sent its events.
 *
 * @param types all, if absent
 * @param delivered the number of the last event that was taken
 * @param replay a range that is sent again before anything else
 */
record Webhook(
        UUID id,
        String partner,
        URI url,
        @Nullable List<String> types,
        State state,
        long delivered,
        @Nullable Range replay,
        Attempts attempts,
        Instant createdAt) {

    /** Whether events are sent. */
    @Schema(name = "WebhookState")
    enum State {
        /** Events are sent. */
        ACTIVE,
        /** Nothing is sent until it is resumed; nothing is dropped. */
        PAUSED,
        /** The server has answered 410: it wants no more. */
        GONE,
        /** The server has not taken an event for a day and more; nothing is dropped, and resuming goes on with that event. */
        FAILED;

        /** The states that this one may follow. */
        Set<State> previous() {
            return switch (this) {
                case ACTIVE -> EnumSet.of(PAUSED, GONE, FAILED);
                case PAUSED -> EnumSet.of(ACTIVE, GONE, FAILED);
                case GONE, FAILED -> EnumSet.of(ACTIVE);
            };
        }
    }

    /** Why an event was not taken. */
    @Schema(name = "WebhookFailure")
    enum Failure {
        /** Another answer than 2xx. */
        STATUS,
        /** No answer within 15 seconds. */
        TIMEOUT,
        /** The server was not reached, or TLS failed. */
        CONNECTION,
        /** The host leads to an address that events are not sent to. */
        ADDRESS
    }

    /** Numbers of events, both included. */
    record Range(long next, long to) {}

    /**
     * How sending went lately.
     *
     * @param failures in a row
     */
    record Attempts(
            int failures,
            @Nullable Instant failingSince,
            Instant nextAt,
            @Nullable Instant lastAt,
            @Nullable Integer lastStatus,
            @Nullable Failure lastFailure) {}

    /** A key that signs what is sent. @param signsUntil absent for the newest */
    record Key(UUID id, @Nullable Instant signsUntil) {}

    /**
     * What became of an attempt.
     *
     * @param failure absent if the event was taken
     * @param retryAfter as the server has asked
     */
    record Outcome(
            @Nullable Integer status,
            @Nullable Failure failure,
            @Nullable Duration retryAfter) {
        private static final int GONE = 410;

        boolean isTaken() {
            return failure == null;
        }

        boolean isGone() {
            return status != null && status == GONE;
        }
    }
}
