package org.millioncarrots.payout.batch;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.millioncarrots.money.Money;
import org.millioncarrots.payout.PayoutState;

/**
 * A payout of a batch as its second person sees it: no name and no account.
 *
 * @param number which attempt to pay the instalment it is: 1, or more when it took the place of one that came back
 * @param destinationVersion which of the claimant's accounts it was collected for
 */
@Schema(name = "BatchPayout")
record BatchPayoutView(
        UUID payoutId,
        UUID claimantId,
        String programme,
        Money amount,
        int destinationVersion,
        int number,
        LocalDate dueOn,

        @Schema(type = SchemaType.STRING, implementation = PayoutState.class)
        String state,

        List<Flag> flags) {

    /** What is not as it was the last time. */
    @Schema(name = "BatchPayoutFlag")
    enum Flag {
        /** Nothing was sent to the claimant before. */
        FIRST_PAYMENT,
        /** The last payment that was sent to the claimant went to another account. */
        ACCOUNT_CHANGED,
        /** The batch has another payout of the same claimant. */
        SEVERAL_FOR_CLAIMANT,
        /** It takes the place of a payout that came back. */
        REISSUE,
        /** The account's bank has said that it knows it under another name, or nearly the same. */
        PAYEE_DOUBTFUL,
        /** The last payment of the same award and kind had another amount. */
        AMOUNT_DIFFERS,
        /** It comes to more than the office wants to look at one by one. */
        LARGE
    }
}
