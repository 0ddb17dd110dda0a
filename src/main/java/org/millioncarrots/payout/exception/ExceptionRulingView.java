package org.millioncarrots.payout.exception;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;

/**
 * What two people say of an exception; it counts once the second has approved it, and its transfers have its id as their subject.
 *
 * @param reference of the bank's answer, by which it can be found again
 * @param programme whose sponsors bear it, by the shares of that version
 * @param amount what is booked; absent if no money moves
 */
@Schema(name = "ExceptionRuling")
record ExceptionRulingView(
        UUID id,
        RulingCode code,
        String reference,
        @Nullable String programme,
        @Nullable Integer programmeVersion,
        @Nullable Money amount,
        String proposedBy,
        Instant proposedAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt) {}
