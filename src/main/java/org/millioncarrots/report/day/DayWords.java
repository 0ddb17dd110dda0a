package org.millioncarrots.report.day;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the morning's page; German in {@code messages/day_de.properties}. */
@MessageBundle("day")
interface DayWords {
    @Message("What has the bank said, what waits, what is stuck, and what falls due.")
    String is();

    @Message("Bank")
    String bank();

    @Message("Account")
    String account();

    @Message("Currency")
    String currency();

    @Message("Last statement")
    String lastStatement();

    @Message("Closing balance")
    String closing();

    @Message("Not explained")
    String unexplained();

    @Message("Open findings")
    String findings();

    @Message("No statement has come yet.")
    String noStatement();

    @Message("With the bank, without an answer")
    String unanswered();

    @Message("Nothing that was delivered waits for an answer of the bank.")
    String allAnswered();

    @Message("Batch")
    String batch();

    @Message("Delivered")
    String delivered();

    @Message("Payouts open")
    String open();

    @Message("Amount")
    String amount();

    @Message("Waits for you")
    String waiting();

    @Message("Nothing waits for you.")
    String nothingWaits();

    @Message("What")
    String what();

    @Message("Cases to sign")
    String toCases();

    @Message("Disclosures to approve")
    String toDisclosures();

    @Message("Next")
    String next();

    @Message("the oldest")
    String openOldest();

    @Message("by the API")
    String byApi();

    @Message("For you")
    String others();

    @Message("Yours, for somebody else")
    String own();

    @Message("Oldest")
    String oldest();

    @Message("Batches that you may approve: {sums}")
    String batches(String sums);

    @Message("Stuck, oldest first")
    String stuck();

    @Message("Nothing is stuck.")
    String nothingStuck();

    @Message("Reason")
    String reason();

    @Message("How many")
    String count();

    @Message("Money since the morning of {day}")
    String money(String day);

    @Message("Nothing is due, with the bank or settled yet.")
    String noMoney();

    @Message("In the books")
    String books();

    @Message("Opening")
    String opening();

    @Message("Movements")
    String movements();

    @Message("Now")
    String now();

    @Message("Falls due in the next 5 days")
    String dueSoon();

    @Message("Nothing falls due in the next 5 days.")
    String nothingDue();

    @Message("Instalments")
    String instalments();

    @Message("Falls due")
    String due();

    @Message("Due already, in no batch")
    String payable();

    @Message("Voted, not promised")
    String available();

    @Message("Due, not sent")
    String account_PAYABLE();

    @Message("In transit")
    String account_IN_TRANSIT();

    @Message("Settled")
    String account_SETTLED();

    @Message("fell due")
    String step_FALL_DUE();

    @Message("cancelled")
    String step_CANCEL();

    @Message("sent")
    String step_SEND();

    @Message("settled")
    String step_SETTLE();

    @Message("rejected")
    String step_REJECT();

    @Message("returned")
    String step_RETURN();

    @Message("batches to approve")
    String waiting_BATCH();

    @Message("batches to owe anew")
    String waiting_BATCH_REISSUE();

    @Message("batches to take back")
    String waiting_BATCH_WITHDRAWAL();

    @Message("payouts to owe anew")
    String waiting_PAYOUT_REISSUE();

    @Message("payouts to cancel")
    String waiting_PAYOUT_CANCELLATION();

    @Message("rulings on what became of a payout")
    String waiting_PAYOUT_RULING();

    @Message("rulings on lines of bank messages")
    String waiting_EXCEPTION_RULING();

    @Message("bank messages entered by hand")
    String waiting_BANK_MESSAGE();

    @Message("blocked accounts to release")
    String waiting_DESTINATION_RELEASE();

    @Message("payments to open again")
    String waiting_PAYMENT_OPENING();

    @Message("appropriations")
    String waiting_APPROPRIATION();

    @Message("rates entered by hand")
    String waiting_MANUAL_RATE();

    @Message("publications of rates")
    String waiting_RATES();

    @Message("index figures")
    String waiting_INDEX_FIGURE();

    @Message("months to close")
    String waiting_MONTH();

    @Message(
            "The figures of this page are not kept: each is a question to the books and payouts as they are now. Days are those of {zone}.")
    String foot(String zone);

    @Message("The {shown} oldest of {all} batches without an answer.")
    String oldestOf(String shown, String all);

    @Message("The bank, day by day")
    String toBank();

    @Message("All exceptions")
    String toExceptions();
}
