package org.millioncarrots.payout;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the page of a payout; German in {@code messages/payout_de.properties}. */
@MessageBundle("payout")
interface PayoutWords {
    @Message("Ask the bank what became of it. Two people record its answer.")
    String askBank();

    @Message("What became of the payout")
    String toRulings();

    @Message("It needs a person.")
    String stillOwed();

    @Message("Who looks after it, and what to do next")
    String toException();

    @Message("Payout")
    String one();

    @Message("What is owed")
    String facts();

    @Message("Amount")
    String amount();

    @Message("Promised")
    String promised();

    @Message("Due on")
    String dueOn();

    @Message("Programme")
    String programme();

    @Message("Benefit")
    String kind();

    @Message("Attempt to pay it")
    String number();

    @Message("Batch")
    String batch();

    @Message("Last change")
    String changedAt();

    @Message("Full number")
    String id();

    @Message("What the bank has said")
    String bank();

    @Message("It was never sent to the bank.")
    String neverSent();

    @Message("Made")
    String made();

    @Message("State")
    String state();

    @Message("Reason")
    String reason();

    @Message("Since")
    String since();

    @Message("Reference")
    String reference();

    @Message("Owe it anew")
    String oweAnew();

    @Message(
            "It came back and is still owed. A new payout takes its place when another person approves that. One that is unknown is never owed anew: it may have been paid.")
    String oweAnewText();

    @Message("Because")
    String because();

    @Message("Propose it")
    String propose();

    @Message("You proposed it, so another person approves it.")
    String anotherApproves();

    @Message("Proposed. Another person approves it.")
    String done_proposed();

    @Message("Owed anew: this payout has taken the place of the one that came back.")
    String done_owedAnew();

    @Message("the claimant has another account now")
    String reason_ACCOUNT_CORRECTED();

    @Message("the account was asked about, and can be paid")
    String reason_ACCOUNT_CONFIRMED();

    @Message("a bank made a mistake")
    String reason_BANK_FAULT();

    @Message("the bank refused the file as a whole")
    String reason_FILE_REFUSED();

    @Message("what the account did not allow that day is over")
    String reason_LIMIT_LIFTED();

    @Message("{name} proposed on {at} to owe it anew, because")
    String proposedBy(String name, String at);

    @Message("{name} approved it.")
    String approvedBy(String name);

    @Message("A new payout of {amount} becomes due in its place. Nothing goes to the bank yet.")
    String approveText(String amount);

    @Message("Owe {amount} anew")
    String approve(String amount);

    @Message(
            "{#switch state}{#case 'DUE'}Owed, and not collected into a batch.{#case 'BATCHED'}In a batch that is not with the bank yet.{#case 'SENT'}With the bank. It has not said what became of it.{#case 'UNKNOWN'}No answer in time. Neither paid nor failed: ask the bank, never pay again.{#case 'SETTLED'}The bank has booked it. It can still come back.{#case 'REJECTED'}The bank refused it before it booked it. Still owed.{#case 'RETURNED'}It came back after it was booked. Still owed.{#case 'HELD'}Somebody has stopped it. Still owed.{#case 'CANCELLED'}Not owed any more.{#case 'REISSUED'}Another payout has taken its place.{/switch}")
    String means(String state);

    @Message("Rates")
    String rates();

    @Message("So much")
    String rateFrom();

    @Message("costs")
    String rateTo();

    @Message("Published by")
    String rateSource();

    @Message("In force from")
    String inForceFrom();

    @Message("What the books have moved")
    String moved();

    @Message("Transfer")
    String transfer();

    @Message("Accounting date")
    String businessOn();

    @Message("Step")
    String step();

    @Message("Debits")
    String debit();

    @Message("Credits")
    String credit();

    @Message("Sponsor")
    String sponsor();

    @Message("Owed anew as")
    String next();

    @Message("Find a payout")
    String findTitle();

    @Message("By its full number or the bank's reference")
    String find();

    @Message("Find")
    String findIt();

    @Message("No payout has this number or reference.")
    String notFound();

    @Message("Look at it again: all of it is needed, as the bank has written it.")
    String notFoundText();

    @Message(
            "The full number of a payout stands in files; a bank names its end-to-end id or its UETR. No page finds a person.")
    String findFoot();
}
