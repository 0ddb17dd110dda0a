package org.millioncarrots.payout;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.PayeeMatch;
import org.millioncarrots.money.Money;
import org.millioncarrots.money.PinnedRate;

/**
 * One payment owed to one claimant.
 *
 * @param number 1, or more when it took the place of one that was rejected or returned
 * @param attempts only when a single payout is asked for
 * @param conversion likewise, if the payout was fixed at payment in another currency than was promised
 */
@Schema(name = "Payout")
record PayoutResponse(
        UUID id,
        UUID instalmentId,
        UUID awardId,
        UUID claimantId,
        String programme,
        String kind,
        int number,
        LocalDate dueOn,

        @Schema(
                description =
                        "Withheld from partners where the programme's group has a cap over several programmes, as in awards")
        @Nullable
        Money amount,

        @Schema(type = SchemaType.STRING, implementation = PayoutState.class)
        String state,

        @Nullable UUID batchId,
        @Nullable List<AttemptView> attempts,
        @Nullable ConversionView conversion,
        Instant changedAt,

        @Schema(description = "Counts the changes") int version) {

    /** What was promised, and the rates of the due date that lead to the payout's amount. */
    @Schema(name = "PayoutConversion")
    record ConversionView(
            Money source,

            @Schema(type = SchemaType.ARRAY, implementation = PinnedRate.class, description = "Pinned rates")
            @JsonRawValue
            String rates) {}

    /** One sending of a payout to the bank. */
    @Schema(name = "PaymentAttempt")
    record AttemptView(
            UUID id,
            UUID batchId,
            String endToEndId,
            UUID uetr,
            String state,
            @Nullable String reason,

            @Schema(description = "What the payee's bank says of the name; for staff") @Nullable
            PayeeMatch payeeCheck,

            Instant createdAt,
            Instant changedAt) {
        static AttemptView of(Payout.Attempt attempt) {
            return new AttemptView(
                    attempt.id(),
                    attempt.batchId(),
                    attempt.endToEndId(),
                    attempt.uetr(),
                    attempt.state(),
                    attempt.reason(),
                    attempt.payeeCheck(),
                    attempt.createdAt(),
                    attempt.changedAt());
        }
    }

    static PayoutResponse of(Payout payout, boolean amountTold) {
        return of(payout, amountTold, null, null);
    }

    static PayoutResponse of(Payout.Followed followed, boolean amountTold) {
        Payout.Conversion conversion = followed.conversion();
        return of(
                followed.payout(),
                amountTold,
                followed.attempts().stream().map(AttemptView::of).toList(),
                conversion == null || !amountTold ? null : new ConversionView(conversion.source(), conversion.rates()));
    }

    private static PayoutResponse of(
            Payout payout,
            boolean amountTold,
            @Nullable List<AttemptView> attempts,
            @Nullable ConversionView conversion) {
        return new PayoutResponse(
                payout.id(),
                payout.instalmentId(),
                payout.awardId(),
                payout.claimantId(),
                payout.programme(),
                payout.kind(),
                payout.number(),
                payout.dueOn(),
                amountTold ? payout.amount() : null,
                payout.state(),
                payout.batchId(),
                attempts,
                conversion,
                payout.changedAt(),
                payout.version());
    }
}
