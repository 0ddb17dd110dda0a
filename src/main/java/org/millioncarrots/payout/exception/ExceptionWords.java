package org.millioncarrots.payout.exception;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages of exceptions; German in {@code messages/exceptions_de.properties}. */
@MessageBundle("exceptions")
interface ExceptionWords {
    @Message(
            "What needs a person, oldest first. An exception ends by what becomes of its payout, or by a code of two people.")
    String is();

    @Message("Exception")
    String one();

    @Message("What it is")
    String whatItIs();

    @Message("What to do next")
    String nextStep();

    @Message("By kind and reason")
    String groups();

    @Message("How long they wait")
    String age();

    @Message("Exceptions by age: is it getting older?")
    String ageTitle();

    @Message("One by one, oldest first")
    String list();

    @Message("Nothing is in what you chose.")
    String nothing();

    @Message("Only:")
    String chosen();

    @Message("Nothing needs a person.")
    String nothingAtAll();

    @Message("Kind")
    String kind();

    @Message("Reason")
    String reason();

    @Message("How many")
    String count();

    @Message("Amount")
    String amount();

    @Message("Amount of the payout")
    String expected();

    @Message("Left us beyond the books")
    String lost();

    @Message("Oldest")
    String oldest();

    @Message("Since")
    String since();

    @Message("Days")
    String days();

    @Message("Programme")
    String programme();

    @Message("Belongs to")
    String belongsTo();

    @Message("line {line}")
    String lineOf(String line);

    @Message("State")
    String state();

    @Message("Looked after by")
    String owner();

    @Message("nobody")
    String nobody();

    @Message("you")
    String you();

    @Message("The bank says")
    String answer();

    @Message("Take")
    String take();

    @Message("Give back")
    String giveBack();

    @Message("Take or give back")
    String act();

    @Message("Looked after by")
    String whose();

    @Message("nobody yet")
    String whose_NOBODY();

    @Message("me")
    String whose_MINE();

    @Message("others")
    String whose_OTHERS();

    @Message("open")
    String state_OPEN();

    @Message("claimed from the bank")
    String state_CLAIMED();

    @Message("closed")
    String state_CLOSED();

    @Message("not closed")
    String notClosed();

    @Message("{shown} of {all} shown.")
    String shown(String shown, String all);

    @Message("Next 50")
    String nextRows();

    @Message("How it ends")
    String rulings();

    @Message("Nobody has proposed how it ends.")
    String noRuling();

    @Message("Proposed by {person}, {moment}.")
    String proposed(String person, String moment);

    @Message("Approved by {person}, {moment}.")
    String approvedBy(String person, String moment);

    @Message("You have proposed it, so another person approves it.")
    String anotherApproves();

    @Message("the bank’s reference {reference}")
    String withReference(String reference);

    @Message("books {amount}")
    String books(String amount);

    @Message("books nothing")
    String bookNothing();

    @Message("Propose how it ends")
    String proposeTitle();

    @Message("Nothing is booked by that. Another person looks at it and approves it.")
    String proposeText();

    @Message("It ends because")
    String code();

    @Message("Reference of the bank’s answer")
    String reference();

    @Message("Programme whose sponsors bear it, if it belongs to no payout")
    String bearer();

    @Message("Propose")
    String propose();

    @Message("What it says is booked at once.")
    String approveText();

    @Message("Approve: {what}")
    String approve(String what);

    @Message("It ends by what becomes of the payout; nothing is decided here.")
    String ofPayoutText();

    @Message("To the payout")
    String toPayout();

    @Message("Say what became of the payout")
    String toRulings();

    @Message("You look after it now. Others see that.")
    String done_taken();

    @Message("Given back. Somebody else can take it.")
    String done_givenBack();

    @Message("Proposed. Another person approves it; until then nothing is booked.")
    String done_proposed();

    @Message("Approved. What it says is booked.")
    String done_approved();

    @Message("the sponsors bear a charge of the bank")
    String code_CHARGE_BORNE();

    @Message("the difference is claimed from the bank")
    String code_DIFFERENCE_CLAIMED();

    @Message("the bank has paid what was claimed")
    String code_CLAIM_PAID();

    @Message("it is lost")
    String code_WRITTEN_OFF();

    @Message("it is no money of ours")
    String code_NOT_OURS();

    @Message("the bank has explained it, and no money has moved")
    String code_EXPLAINED();

    @Message("Days are days of {zone} since it came up.")
    String foot(String zone);
}
