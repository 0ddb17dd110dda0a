package org.millioncarrots.ledger;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words for accounts and steps; German in {@code messages/bookCodes_de.properties}. */
@MessageBundle("bookCodes")
interface BookCodes {
    @Message("Funding")
    String account_FUNDING();

    @Message("Voted, not promised")
    String account_APPROPRIATION();

    @Message("Promised, not due")
    String account_COMMITMENT();

    @Message("Due, not sent")
    String account_PAYABLE();

    @Message("In transit")
    String account_IN_TRANSIT();

    @Message("Settled")
    String account_SETTLED();

    @Message("Exchange")
    String account_EXCHANGE();

    @Message("To be recovered")
    String account_RECOVERY();

    @Message("Charges")
    String account_CHARGES();

    @Message("Claimed from banks")
    String account_CLAIMED();

    @Message("Written off")
    String account_WRITTEN_OFF();

    @Message("Voted")
    String step_APPROPRIATE();

    @Message("Promised")
    String step_COMMIT();

    @Message("Exchanged away")
    String step_EXCHANGE_OUT();

    @Message("Exchanged into")
    String step_EXCHANGE_IN();

    @Message("Promise released")
    String step_RELEASE();

    @Message("Withheld")
    String step_WITHHOLD();

    @Message("Recovered")
    String step_RECOVER();

    @Message("Fell due")
    String step_FALL_DUE();

    @Message("Cancelled")
    String step_CANCEL();

    @Message("Sent to the bank")
    String step_SEND();

    @Message("Settled")
    String step_SETTLE();

    @Message("Rejected")
    String step_REJECT();

    @Message("Returned")
    String step_RETURN();

    @Message("Charge borne")
    String step_CHARGE();

    @Message("Claimed from the bank")
    String step_CLAIM();

    @Message("Claim paid")
    String step_CLAIM_PAID();

    @Message("Claim lost")
    String step_CLAIM_LOST();

    @Message("Written off")
    String step_WRITE_OFF();
}
