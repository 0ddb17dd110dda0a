package org.millioncarrots.payout.run;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages of runs; German in {@code messages/run_de.properties}. */
@MessageBundle("run")
interface RunWords {
    @Message(
            "A run makes payouts of what is due. Nothing goes to the bank yet: two people stand between a run and a payment.")
    String listIs();

    @Message("See what a run would pay")
    String look();

    @Message("Run")
    String one();

    @Message("Due up to")
    String dueUpTo();

    @Message("State")
    String state();

    @Message("running")
    String state_RUNNING();

    @Message("done")
    String state_DONE();

    @Message("stopped")
    String state_CANCELLED();

    @Message("Started")
    String started();

    @Message("Started by")
    String startedBy();

    @Message("Payouts")
    String payouts();

    @Message("Made")
    String made();

    @Message("Left out")
    String skipped();

    @Message("No run has been started yet.")
    String nothing();

    @Message("What a run would pay")
    String previewTitle();

    @Message("Up to {day}, by the run's own conditions, now.")
    String previewIs(String day);

    @Message("Would be paid")
    String payable();

    @Message("Would be left out")
    String leftOut();

    @Message("Programme")
    String programme();

    @Message("Instalments")
    String instalments();

    @Message("Amount")
    String amount();

    @Message("Currency")
    String currency();

    @Message("Why")
    String why();

    @Message("Nothing is due up to {day} that could be paid.")
    String nothingPayable(String day);

    @Message("Nothing is left out.")
    String nothingLeft();

    @Message("Make {#if count == '1'}1 payout{#else}{count} payouts{/if} due?")
    String question(String count);

    @Message(
            "Nothing goes to the bank yet: two people stand between this and a payment. What changes until the run begins changes what it makes.")
    String questionText();

    @Message("Make {#if count == '1'}1 payout{#else}{count} payouts{/if}")
    String start(String count);

    @Message("Run of {day}")
    String title(String day);

    @Message("Started {moment} by {person}.")
    String startedText(String moment, String person);

    @Message("The run has begun.")
    String done_started();

    @Message("The run was stopped between two parts. What it has made stays.")
    String done_stopped();

    @Message("{done} of {all} parts, {percent} %")
    String parts(String done, String all, String percent);

    @Message("progress of the run")
    String progress();

    @Message("made so far")
    String soFar();

    @Message("{count} a second")
    String perSecond(String count);

    @Message("ends about {time}")
    String endsAbout(String time);

    @Message(
            "{#if count == '1'}1 part fails: it was rolled back and is{#else}{count} parts fail: they were rolled back and are{/if} tried again last. Tell the operators; nothing was paid twice or lost.")
    String failing(String count);

    @Message(
            "{#if made == '1'}1 payout{#else}{made} payouts{/if} made, {left} left out. Next: collect them into batches.")
    String finished(String made, String left);

    @Message("Stop after the running parts")
    String stop();

    @Message("Collect")
    String collect();

    @Message("the award waits for money")
    String reason_FUNDS_EXHAUSTED();

    @Message("the award has ended or is suspended")
    String reason_AWARD_NOT_ACTIVE();

    @Message("the claimant's identity was erased")
    String reason_CLAIMANT_ERASED();

    @Message("the programme is closed")
    String reason_PROGRAMME_CLOSED();

    @Message("the claim is on hold")
    String reason_ON_HOLD();

    @Message("the programme cannot be read by this version of the service")
    String reason_PROGRAMME_DISABLED();

    @Message("no published rate serves the due date")
    String reason_RATE_UNAVAILABLE();

    @Message("too little to be paid in its currency")
    String reason_AMOUNT_NOT_CONVERTIBLE();

    @Message("no account that the currency can be paid to")
    String reason_NO_DESTINATION();
}
