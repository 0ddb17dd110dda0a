package org.millioncarrots.payout.statement;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the page of the bank; German in {@code messages/bank_de.properties}. */
@MessageBundle("bank")
interface BankWords {
    @Message("Whether each day’s statement is in, and what the bank has said.")
    String is();

    @Message("Our accounts")
    String accounts();

    @Message("Account")
    String account();

    @Message("Currency")
    String currency();

    @Message("Last statement")
    String lastStatement();

    @Message("Days missing in {month}")
    String missingDays(String month);

    @Message("Other open findings")
    String findings();

    @Message("No statement has come yet.")
    String noAccount();

    @Message("Statements of {account}, {month}")
    String calendar(String account, String month);

    @Message("The month before")
    String before();

    @Message("The month after")
    String after();

    @Message("Compare with the books")
    String reconcile();

    @Message("Mon")
    String mon();

    @Message("Tue")
    String tue();

    @Message("Wed")
    String wed();

    @Message("Thu")
    String thu();

    @Message("Fri")
    String fri();

    @Message("Sat")
    String sat();

    @Message("Sun")
    String sun();

    @Message("in")
    String day_IN();

    @Message("differs")
    String day_DIFFERS();

    @Message("missing")
    String day_MISSING();

    @Message("banks closed")
    String day_CLOSED();

    @Message("awaited")
    String day_AWAITED();

    @Message("–")
    String day_NONE();

    @Message("Bring a message of the bank")
    String bring();

    @Message(
            "A pain.002, camt.052, camt.053 or camt.054 as the bank sent it, at most 16 MB. It changes nothing before another person has confirmed it.")
    String bringText();

    @Message("File")
    String file();

    @Message("Bring it")
    String bringIt();

    @Message("Entered by a person, waiting for another one")
    String entered();

    @Message("Nothing waits to be confirmed.")
    String nothingEntered();

    @Message("Entered message")
    String enteredOne();

    @Message("Kind")
    String kind();

    @Message("By")
    String by();

    @Message("When")
    String at();

    @Message("you")
    String you();

    @Message("What the bank has said, newest first")
    String messages();

    @Message("The bank has said nothing yet.")
    String nothingSaid();

    @Message("Each line of what the bank has said belongs to something of ours.")
    String allMatched();

    @Message("only with open lines")
    String onlyUnmatched();

    @Message("Message")
    String said();

    @Message("Lines that fit")
    String matched();

    @Message("Lines to look at")
    String unmatched();

    @Message("status report (pain.002)")
    String kind_STATUS_REPORT();

    @Message("statement (camt.053)")
    String kind_STATEMENT();

    @Message("notification (camt.054)")
    String kind_NOTIFICATION();

    @Message("report of the day (camt.052)")
    String kind_INTERIM_REPORT();

    @Message("file of ours that was given back")
    String kind_SENT_FILE();

    @Message("Its text was destroyed; bring the file again.")
    String textGone();

    @Message("You have entered it, so another person confirms it.")
    String enteredMine();

    @Message("Confirmed by {person}.")
    String confirmedBy(String person);

    @Message("What became of it")
    String toMessage();

    @Message("What it would do")
    String would();

    @Message(
            "Compare the fingerprint with the bank’s file. What it says is applied at once, in one piece or not at all.")
    String confirmText();

    @Message("Confirm this message of the bank")
    String confirm();

    @Message("Entered. It changes nothing before another person has confirmed it.")
    String done_entered();

    @Message("Confirmed, and applied.")
    String done_confirmed();
}
