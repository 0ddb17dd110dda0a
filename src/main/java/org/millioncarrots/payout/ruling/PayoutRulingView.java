package org.millioncarrots.payout.ruling;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.payout.answer.RulingRules.Ruling;

/**
 * What two people have learned from the bank about an unknown payout; it counts once the second has approved it.
 *
 * @param reference of the bank's answer
 */
@Schema(name = "PayoutRuling")
record PayoutRulingView(
        UUID id,
        UUID payoutId,

        @Schema(type = SchemaType.STRING, implementation = Ruling.class)
        String outcome,

        String reference,
        String proposedBy,
        Instant proposedAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt) {}
