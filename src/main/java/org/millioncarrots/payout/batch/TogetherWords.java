package org.millioncarrots.payout.batch;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What two people do to a batch after its approval; German in {@code messages/together_de.properties}. */
@MessageBundle("together")
interface TogetherWords {
    @Message("Owe the rejected payouts anew")
    String anewTitle();

    @Message(
            "{#if rejected == '1'}1 rejected payout is{#else}{rejected} rejected payouts are{/if} owed anew, {total}, once another person has approved it.{#if unknown == '1'} The unknown one is left out: it may have been paid.{#else if unknown != '0'} The {unknown} unknown ones are left out: they may have been paid.{/if}")
    String anewText(String rejected, String total, String unknown);

    @Message("Propose to owe {#if payouts == '1'}1 payout{#else}{payouts} payouts{/if} anew")
    String anewPropose(String payouts);

    @Message("New payouts become due in place of the rejected ones. Nothing goes to the bank yet.")
    String anewApproveText();

    @Message("Owe {#if payouts == '1'}1 payout{#else}{payouts} payouts{/if} anew, {total}")
    String anewApprove(String payouts, String total);

    @Message(
            "{name} proposed on {at} to owe {#if payouts == '1'}1 rejected payout{#else}{payouts} rejected payouts{/if} anew, {total}, because")
    String anewBy(String name, String at, String payouts, String total);

    @Message("the claimants have other accounts now")
    String anew_ACCOUNT_CORRECTED();

    @Message("the accounts were asked about, and can be paid")
    String anew_ACCOUNT_CONFIRMED();

    @Message("a bank made a mistake")
    String anew_BANK_FAULT();

    @Message("the bank refused the file as a whole")
    String anew_FILE_REFUSED();

    @Message("what the accounts did not allow that day is over")
    String anew_LIMIT_LIFTED();

    @Message("Take it back")
    String backTitle();

    @Message(
            "For a batch that must not go. Its file was not fetched yet; once another person has approved it, its payouts are due again.")
    String backText();

    @Message("Propose to take it back")
    String backPropose();

    @Message("Its file is never given out, and its payouts are due again.")
    String backApproveText();

    @Message("Take back {#if payouts == '1'}1 payout{#else}{payouts} payouts{/if}, {total}")
    String backApprove(String payouts, String total);

    @Message("{name} proposed on {at} to take it back, because")
    String backBy(String name, String at);

    @Message("its payouts are not the right ones")
    String back_WRONG_PAYOUTS();

    @Message("the day is not the right one")
    String back_WRONG_DAY();

    @Message("fraud is suspected")
    String back_FRAUD_SUSPECTED();

    @Message("the bank cannot be reached")
    String back_BANK_UNAVAILABLE();

    @Message("the policy has changed")
    String back_POLICY_CHANGED();

    @Message("{name} approved it.")
    String approvedBy(String name);

    @Message("You proposed it, so another person approves it.")
    String anotherApproves();

    @Message("Proposed. Another person approves it.")
    String done_proposed();

    @Message("Owed anew: new payouts are due in place of the rejected ones.")
    String done_anewApproved();

    @Message("Taken back. Its payouts are due again.")
    String done_backApproved();
}
