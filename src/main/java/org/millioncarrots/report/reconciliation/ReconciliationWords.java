package org.millioncarrots.report.reconciliation;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the page of the reconciliation; German in {@code messages/reconciliation_de.properties}. */
@MessageBundle("reconciliation")
interface ReconciliationWords {
    @Message("The books beside the bank")
    String title();

    @Message("An account at the end of a day: ours, the bank’s, and every line of the difference.")
    String is();

    @Message("Account")
    String account();

    @Message("At the end of")
    String on();

    @Message("Choose an account and a day.")
    String choose();

    @Message("No statement has come yet: there is nothing to compare with.")
    String nothing();

    @Message("Books and bank agree")
    String agreed();

    @Message("Books and bank differ by {difference}")
    String differs(String difference);

    @Message("The lines below sum to that.")
    String explainedBy();

    @Message("To the cent.")
    String upToCent();

    @Message("What")
    String side();

    @Message("The bank’s balance before {day}")
    String opening(String day);

    @Message("Left since, by the books")
    String out();

    @Message("Taken for payments in other currencies")
    String exchanged();

    @Message("Booked besides, which two people have explained")
    String ruled();

    @Message("Ours")
    String ours();

    @Message("The bank’s, by its statement of {day}")
    String bank(String day);

    @Message("Difference")
    String difference();

    @Message("What the difference is made of")
    String groups();

    @Message("Kind")
    String kind();

    @Message("How many")
    String count();

    @Message("Amount")
    String amount();

    @Message("Reason")
    String reason();

    @Message("Day")
    String day();

    @Message("Payout")
    String payout();

    @Message("Statement")
    String statement();

    @Message("Message")
    String said();

    @Message("Reference")
    String reference();

    @Message("Line by line")
    String lines();

    @Message("There is no difference.")
    String noLines();

    @Message("sent, not on a statement yet")
    String line_SENT_NOT_BOOKED();

    @Message("come back, not on a statement yet")
    String line_RETURN_NOT_BOOKED();

    @Message("on a statement, not in the books, or a second time")
    String line_BOOKED_NOT_IN_BOOKS();

    @Message("debit of no payment of ours")
    String line_DEBIT_UNKNOWN();

    @Message("credit of no payment of ours")
    String line_CREDIT_UNKNOWN();

    @Message("return of no payment of ours")
    String line_RETURN_NOT_MATCHED();

    @Message("charges")
    String line_CHARGES();

    @Message("interest")
    String line_INTEREST();

    @Message("another amount")
    String line_AMOUNT_DIFFERS();

    @Message("a statement does not begin where the last one ended")
    String line_STATEMENT_BALANCE_GAP();

    @Message("the entries of a statement do not sum")
    String line_STATEMENT_SUM_DIFFERS();
}
