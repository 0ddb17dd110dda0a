package org.millioncarrots.payout;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.http.Problem;

/** Why a payout that came back is owed anew. */
@Schema(name = "ReissueReason")
public enum ReissueReason {
    /** The claimant has another account now. */
    ACCOUNT_CORRECTED,
    /** The account was asked about, and can be paid. */
    ACCOUNT_CONFIRMED,
    /** The bank, or one on the way, made a mistake. */
    BANK_FAULT,
    /** The bank has refused the file as a whole. */
    FILE_REFUSED,
    /** What the bank or the account did not allow on that day. */
    LIMIT_LIFTED;

    /** @throws Problem if none is given (400): requests of before there were reasons have none */
    public static ReissueReason required(@Nullable ReissueReason named) {
        if (named == null) {
            throw Problem.invalid(
                    "reason",
                    "why it is owed anew: ACCOUNT_CORRECTED, ACCOUNT_CONFIRMED, BANK_FAULT, FILE_REFUSED"
                            + " or LIMIT_LIFTED");
        }
        return named;
    }
}
