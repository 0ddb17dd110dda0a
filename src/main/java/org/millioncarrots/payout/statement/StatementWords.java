package org.millioncarrots.payout.statement;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of messages and statements of the bank; German in {@code messages/statement_de.properties}. */
@MessageBundle("statement")
interface StatementWords {
    @Message("Lines")
    String lines();

    @Message("Line")
    String line();

    @Message("The bank says")
    String told();

    @Message("Reason")
    String reason();

    @Message("Outcome")
    String outcome();

    @Message("Amount")
    String amount();

    @Message("Payout")
    String payout();

    @Message("Reference")
    String reference();

    @Message(
            "{#switch code}{#case 'ACCEPTED'}accepted{#case 'SETTLED'}settled{#case 'REJECTED'}rejected{#case 'RETURNED'}returned{#case 'PENDING'}not decided yet{#case 'UNCLASSIFIED'}not understood{#else}{code}{/switch}")
    String answer(String code);

    @Message("It has no lines.")
    String noLines();

    @Message("{shown} of {all} shown, those first that need a person.")
    String shown(String shown, String all);

    @Message("–")
    String outcome_();

    @Message("applied")
    String outcome_APPLIED();

    @Message("known before")
    String outcome_REPEATED();

    @Message("belongs to nothing of ours")
    String outcome_UNMATCHED();

    @Message("not understood, or does not fit")
    String outcome_PARKED();

    @Message("another amount")
    String outcome_MISMATCH();

    @Message("Statement")
    String statement();

    @Message("Statements in it")
    String statements();

    @Message("closes {day}")
    String closesOn(String day);

    @Message("number {number}")
    String number(String number);

    @Message("counts")
    String standing_COUNTED();

    @Message("information only")
    String standing_INFORMATION();

    @Message("the same again")
    String standing_DUPLICATE();

    @Message("there is a corrected one")
    String standing_SUPERSEDED();

    @Message("Its start and entries come to its end")
    String sums();

    @Message("{opening} and entries of {moved} come to {closing}; difference {difference}.")
    String sumsText(String opening, String moved, String closing, String difference);

    @Message("Its start and entries do not come to its end")
    String sumsNot();

    @Message("The bank states no balances in it.")
    String noBalances();

    @Message("All entries are explained")
    String explained();

    @Message("Entries of {open} are not explained")
    String notExplained(String open);

    @Message("matched {matched} + explained {explained} + open {open} = entries {moved}; difference {difference}")
    String explainedText(String matched, String explained, String open, String moved, String difference);

    @Message("Its message")
    String toMessageOf();

    @Message("What does not fit")
    String findingsHere();

    @Message("What")
    String side();

    @Message("Start of day")
    String opening();

    @Message("Debits")
    String debits();

    @Message("Credits")
    String credits();

    @Message("End of day, as the bank says")
    String closing();

    @Message("Difference")
    String unexplained();

    @Message("Entries")
    String movedHead();

    @Message("Payments of ours, matched")
    String matchedHead();

    @Message("Explained by two people")
    String explainedHead();

    @Message("Open")
    String openHead();

    @Message("Entry")
    String entry();

    @Message("Kind")
    String nature();

    @Message("Booked")
    String bookedOn();

    @Message("debit")
    String nature_DEBIT();

    @Message("credit")
    String nature_CREDIT();

    @Message("return")
    String nature_RETURN();

    @Message("charges")
    String nature_CHARGES();

    @Message("interest")
    String nature_INTEREST();

    @Message("Exceptions of the bank’s lines")
    String toExceptions();
}
