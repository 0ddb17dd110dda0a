package org.millioncarrots.ledger;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The sentences of the pages of the books; German in {@code messages/books_de.properties}. */
@MessageBundle("books")
interface BooksWords {
    @Message("Books")
    String title();

    @Message("from")
    String since();

    @Message("up to")
    String until();

    @Message("from the beginning until now")
    String always();

    @Message("all sponsors")
    String allSponsors();

    @Message("These days are closed: the figures never change again.")
    String closed();

    @Message("Booked from")
    String from();

    @Message("Booked to")
    String to();

    @Message("Sponsor")
    String sponsor();

    @Message("Programme")
    String programme();

    @Message("Account")
    String account();

    @Message("Opening")
    String opening();

    @Message("Step")
    String step();

    @Message("all")
    String allSteps();

    @Message("Movement")
    String moved();

    @Message("Closing")
    String closing();

    @Message("Credits less debits; over all accounts they cancel out.")
    String signs();

    @Message("Opening and movements come to the closing")
    String addsUp();

    @Message("Opening and movements do not come to the closing")
    String addsNot();

    @Message("The accounts cancel out")
    String balanced();

    @Message("In the morning of the first day and in the evening of the last.")
    String balancedText();

    @Message("The accounts do not cancel out")
    String notBalanced();

    @Message("Nothing is booked in what you chose.")
    String nothing();

    @Message("Nothing is booked yet.")
    String nothingYet();

    @Message("Nothing was booked up to this moment.")
    String nothingThen();

    @Message("Trial balance")
    String trial();

    @Message("As of")
    String asOf();

    @Message("Debits and credits are equal")
    String sidesEqual();

    @Message("Debits and credits differ")
    String sidesDiffer();

    @Message("Debit")
    String debits();

    @Message("Credit")
    String credits();

    @Message("Transfers")
    String transfers();

    @Message("The rows behind a figure of the books.")
    String transfersText();

    @Message("No transfer makes this figure: it is zero.")
    String noTransfers();

    @Message("No transfer is about this.")
    String noTransfersOf();

    @Message("Transfer")
    String transfer();

    @Message("Booked for")
    String businessOn();

    @Message("Booked at")
    String bookedAt();

    @Message("Amount")
    String amount();

    @Message("Award, instalment or attempt")
    String subject();

    @Message("By the accounting date of the books; both ends of the period are included.")
    String foot();
}
