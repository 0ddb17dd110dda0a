package org.millioncarrots.award.index;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An award whose stipend could not be planned by the newest figure of its index.
 *
 * @param reason {@code FUNDS_EXHAUSTED} and {@code CONFLICT} are tried again, {@code AWARD_ENDED} is for a person to look at
 * @param since when it was tried last
 */
@Schema(name = "IndexException")
public record IndexException(
        UUID awardId,
        String programme,
        String index,

        @Schema(type = SchemaType.STRING, implementation = IndexAwards.Failure.class)
        String reason,

        Instant since) {}
