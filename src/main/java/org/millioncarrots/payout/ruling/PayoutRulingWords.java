package org.millioncarrots.payout.ruling;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the page of rulings on a payout; German in {@code messages/rulings_de.properties}. */
@MessageBundle("rulings")
interface PayoutRulingWords {
    @Message("What became of the payout")
    String title();

    @Message(
            "Ask the bank, and say here what it has answered. Another person approves it; until then the payout is not paid again.")
    String is();

    @Message("To the payout")
    String payout();

    @Message("What has been said")
    String list();

    @Message("Nobody has said anything yet.")
    String nothing();

    @Message("The bank has paid it")
    String outcome_PAID();

    @Message("The bank has not paid it")
    String outcome_NOT_PAID();

    @Message("It is settled, and never paid again.")
    String effect_PAID();

    @Message("It counts as rejected, and can be owed anew.")
    String effect_NOT_PAID();

    @Message("reference {reference}")
    String withReference(String reference);

    @Message("Proposed by {person}, {moment}.")
    String proposed(String person, String moment);

    @Message("Approved by {person}, {moment}.")
    String approvedBy(String person, String moment);

    @Message("You have proposed it, so another person approves it.")
    String anotherApproves();

    @Message("Say what the bank has answered")
    String proposeTitle();

    @Message("The answer")
    String outcome();

    @Message("Reference of the bank’s answer")
    String reference();

    @Message("Propose")
    String propose();

    @Message("Approve: {what}")
    String approve(String what);

    @Message("Proposed. Another person approves it.")
    String done_proposed();

    @Message("Approved.")
    String done_approved();
}
