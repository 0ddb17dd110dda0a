package org.millioncarrots.report.day;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of a month's end; German in {@code messages/close_de.properties}. */
@MessageBundle("close")
interface CloseWords {
    @Message("Close {month}?")
    String question(String month);

    @Message("{month} is closed")
    String isClosed(String month);

    @Message("{done} of 8 done, {open} to look at.")
    String done(String done, String open);

    @Message("Before the month is closed")
    String checks();

    @Message("see")
    String see();

    @Message("All days of statements are in, and each statement is explained")
    String well_STATEMENTS();

    @Message("Debits are credits in every currency")
    String well_BALANCE();

    @Message("No run is running")
    String well_RUNS();

    @Message("Payouts stand where the books have their money")
    String well_PAYOUTS();

    @Message("Every line of the bank's messages belongs to something")
    String well_BANK_LINES();

    @Message("The bank has said what became of every payout")
    String well_UNKNOWN();

    @Message("No booking waits for a second person")
    String well_SECOND_PERSON();

    @Message("Every exchange was at a published rate")
    String well_MANUAL_RATES();

    @Message(
            "{#if count == '1'}1 day, gap or difference of statements is open{#else}{count} days, gaps or differences of statements are open{/if}")
    String open_STATEMENTS(String count);

    @Message(
            "Debits and credits differ in {#if count == '1'}1 currency{#else}{count} currencies{/if}: tell the operators")
    String open_BALANCE(String count);

    @Message("{#if count == '1'}1 run is running{#else}{count} runs are running{/if}")
    String open_RUNS(String count);

    @Message("Payouts and books differ in {#if count == '1'}1 place{#else}{count} places{/if}: tell the operators")
    String open_PAYOUTS(String count);

    @Message(
            "{#if count == '1'}1 line of a bank message that{#else}{count} lines of bank messages that{/if} nobody has ruled on")
    String open_BANK_LINES(String count);

    @Message(
            "{#if count == '1'}1 payout of which the bank has not said what became of it{#else}{count} payouts of which the bank has not said what became of them{/if}")
    String open_UNKNOWN(String count);

    @Message("{#if count == '1'}1 booking waits{#else}{count} bookings wait{/if} for a second person")
    String open_SECOND_PERSON(String count);

    @Message(
            "{#if count == '1'}1 exchange{#else}{count} exchanges{/if} at a rate that two people have entered, to compare")
    String open_MANUAL_RATES(String count);

    @Message(
            "Nothing can be booked on or before {day} any more. This cannot be undone. What comes back later is booked in the open month.")
    String text(String day);

    @Message("Propose to close {month}")
    String propose(String month);

    @Message("Close {month}")
    String close(String month);

    @Message("Close {month} {#if count == '1'}with 1 open point{#else}with {count} open points{/if}, named above")
    String closeOpen(String month, String count);

    @Message("{person} proposed it {moment}.")
    String proposedBy(String person, String moment);

    @Message("You proposed to close it, so another person closes it.")
    String own();

    @Message("Something was booked into the month since it was proposed: look at it and propose it again.")
    String changed();

    @Message("The month has not ended, so nobody closes it yet.")
    String notEnded();

    @Message("Two people of finance close a month. You see what they see.")
    String byFinance();

    @Message("The books are closed through {day}.")
    String closedSoFar(String day);

    @Message("No month is closed yet.")
    String nothingClosed();

    @Message(
            "Proposed by {proposer}, closed by {closer}, {moment}. These are the figures that were kept then: nothing changes them.")
    String closedBy(String proposer, String closer, String moment);

    @Message("Closed by {closer}, {moment}. These are the figures that were kept then: nothing changes them.")
    String closedByOne(String closer, String moment);

    @Message("The figures are those that two people have closed")
    String asAgreed();

    @Message("The figures are not those that two people have closed: tell the operators")
    String notAsAgreed();

    @Message("Debits and credits differ: tell the operators")
    String notBalanced();

    @Message("Sums of all accounts up to {day}")
    String kept(String day);

    @Message("Nothing was booked up to that day.")
    String nothingKept();

    @Message("You have proposed to close the month. Another person closes it.")
    String done_proposed();

    @Message("The month is closed.")
    String done_closed();

    @Message("What was booked into the month since {moment}")
    String bookedSince(String moment);

    @Message("What was booked")
    String booked();

    @Message("All other figures are those that were looked at then: their fingerprint says so.")
    String elseAsSeen();

    @Message(
            "The books do not tell all by which the figures differ from those that were looked at then. Look at all of them again.")
    String notAll();

    @Message("Months")
    String months();

    @Message("Through")
    String through();

    @Message("Proposed by")
    String proposer();

    @Message("Closed by")
    String closer();

    @Message("Closed at")
    String closedAt();

    @Message("No month was closed or proposed yet.")
    String noMonths();

    @Message("Date, name, signature")
    String signature();

    @Message("Fingerprint of the figures")
    String fingerprint();
}
