package org.millioncarrots.payout.exception;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What kinds of exceptions are called, and what to do next, as docs/operations.md has it; German in {@code messages/exceptionCodes_de.properties}. */
@MessageBundle("exceptionCodes")
interface ExceptionCodeWords {
    @Message("rejected by the bank")
    String kind_REJECTED();

    @Message("came back")
    String kind_RETURNED();

    @Message("no answer")
    String kind_UNKNOWN();

    @Message("left out by the last run")
    String kind_SKIPPED();

    @Message("due, and taken by no batch")
    String kind_STOPPED();

    @Message("line that belongs to nothing of ours")
    String kind_UNMATCHED();

    @Message("line that is not understood or does not fit")
    String kind_PARKED();

    @Message("line with another amount")
    String kind_MISMATCH();

    @Message("came back with less")
    String kind_RETURNED_LESS();

    @Message("ruled on, and explained afterwards")
    String kind_RULED_MATCHED();

    @Message("no statement of a day")
    String kind_STATEMENT_MISSING();

    @Message("numbers of statements are missing")
    String kind_STATEMENT_NUMBER_GAP();

    @Message("a page of a statement is missing")
    String kind_STATEMENT_PAGE_MISSING();

    @Message("a statement does not begin where the last one ended")
    String kind_STATEMENT_BALANCE_GAP();

    @Message("the entries of a statement do not sum")
    String kind_STATEMENT_SUM_DIFFERS();

    @Message("a statement and the books differ")
    String kind_STATEMENT_LEDGER_DIFFERS();

    @Message("a line of a statement and the books differ")
    String kind_STATEMENT_LINE_DIFFERS();

    @Message("A caseworker gets a new account from the claimant. Then owe the payout anew; another person approves it.")
    String next_NEW_DESTINATION();

    @Message("Something in the file or its data is wrong. Have it put right, then owe the payout anew.")
    String next_CORRECT_AND_RESEND();

    @Message("Nothing is wrong with the payment. Owe it anew, with cover and in time.")
    String next_RESEND();

    @Message(
            "Somebody looks at the case before anything is paid again. If the bank asks about a person, finance talks to the bank.")
    String next_DECIDE();

    @Message("Ask the bank whether it has paid before; never pay again before it has answered.")
    String next_ASK_BANK();

    @Message(
            "Ask the bank for its answer, and do not pay again: it may have been paid. If the bank answers otherwise than by a message, two people say what became of the payout.")
    String next_UNKNOWN();

    @Message("The next run tries it again by itself, once what stood in the way is gone.")
    String next_SKIPPED();

    @Message("No money is voted for it. Once a sponsor has voted some, the next run pays it.")
    String next_SKIPPED_FUNDS_EXHAUSTED();

    @Message("The award waits, is suspended or has ended. A caseworker looks whether that is right.")
    String next_SKIPPED_AWARD_NOT_ACTIVE();

    @Message("The claimant’s identity was erased; nothing can be paid. A caseworker ends the award.")
    String next_SKIPPED_CLAIMANT_ERASED();

    @Message("The programme is closed. Once it is reopened, the next run pays.")
    String next_SKIPPED_PROGRAMME_CLOSED();

    @Message("The claim is on hold. Whoever holds it lifts the hold, with a second person.")
    String next_SKIPPED_ON_HOLD();

    @Message("There is no account that the currency can be paid to. A caseworker gets one.")
    String next_SKIPPED_NO_DESTINATION();

    @Message("The bank has said that this account cannot be paid. A caseworker gets another one.")
    String next_SKIPPED_DESTINATION_BLOCKED();

    @Message("No published rate serves the due date. Wait for the rate, or two people enter one.")
    String next_SKIPPED_RATE_UNAVAILABLE();

    @Message(
            "At the rate it comes to less than the smallest unit of the currency. Two people correct the award, or it stays owed.")
    String next_SKIPPED_AMOUNT_NOT_CONVERTIBLE();

    @Message("A check is open. Whoever makes the check lets the payment go on; ask nobody else.")
    String next_SKIPPED_UNDER_CHECK();

    @Message("The claimant’s identity was erased; nothing can be paid. Two people cancel the payout.")
    String next_STOPPED_CLAIMANT_ERASED();

    @Message("The programme is closed. Once two people reopen it, the next batch takes the payout.")
    String next_STOPPED_PROGRAMME_CLOSED();

    @Message("The claim is on hold. Whoever holds it lifts the hold, with a second person.")
    String next_STOPPED_ON_HOLD();

    @Message("Somebody has held it. Another person releases it, or two people cancel it.")
    String next_STOPPED_PAYOUT_HELD();

    @Message("The award is suspended. A caseworker looks whether that is right; two people lift it.")
    String next_STOPPED_AWARD_SUSPENDED();

    @Message("There is no account that the currency can be paid to. A caseworker gets one.")
    String next_STOPPED_NO_DESTINATION();

    @Message(
            "The bank has said that this account cannot be paid. A caseworker gets another one, or two people say that it is good after all.")
    String next_STOPPED_DESTINATION_BLOCKED();

    @Message("A change of the account is proposed. Another person confirms or rejects it.")
    String next_STOPPED_DESTINATION_PROPOSED();

    @Message("A change of the account is confirmed. It is paid to once the claimant’s time to object is over.")
    String next_STOPPED_DESTINATION_WAITING();

    @Message(
            "Find out with the bank what it is. Charges are borne, claimed or written off; what is not ours is closed so.")
    String next_UNMATCHED();

    @Message("Ask the bank what it means, and end it by what it answers.")
    String next_PARKED();

    @Message("The bank has booked another amount. Ask why; what it took too much is claimed, borne or written off.")
    String next_MISMATCH();

    @Message("The bank kept something of a return. Decide who bears it: then the payout is owed again in full.")
    String next_RETURNED_LESS();

    @Message("Something turned out to belong to it after the ruling. Look whether the ruling was right.")
    String next_RULED_MATCHED();

    @Message("Ask the bank for the statement of that day.")
    String next_STATEMENT_MISSING();

    @Message("Ask the bank for the statements with these numbers.")
    String next_STATEMENT_NUMBER_GAP();

    @Message("Ask the bank for the missing page.")
    String next_STATEMENT_PAGE_MISSING();

    @Message("A statement in between is missing, or the bank has corrected one: ask for both days.")
    String next_STATEMENT_BALANCE_GAP();

    @Message("Entries are missing, or one is not understood: ask for a corrected statement, which takes its place.")
    String next_STATEMENT_SUM_DIFFERS();

    @Message("The reconciliation of that day lists every cent. It ends with the lines that it is made of.")
    String next_STATEMENT_LEDGER_DIFFERS();

    @Message("Ask the bank, and end it by what it answers.")
    String next_STATEMENT_LINE_DIFFERS();

    @Message("It is of an account that is not ours. Import it for the right account, or have a former one named.")
    String next_ACCOUNT();

    @Message("The amount cannot be read. Ask the bank for a right message.")
    String next_AMOUNT();

    @Message("Whether it was debited or credited is missing. Ask the bank for a right message.")
    String next_SIDE();

    @Message("What became of it is missing or not understood. Ask the bank for a right message.")
    String next_STATUS();

    @Message("The money has left twice: claim it back at once. The payout is not issued again meanwhile.")
    String next_TWICE();

    @Message(
            "Debited after the payout was issued again: call the bank. The new payout stays out of batches until the debit is credited back.")
    String next_AFTER();

    @Message("It contradicts what the bank said before. Ask; until then it is not issued again.")
    String next_STATE();

    @Message("Its references name two payments. Ask the bank which it is.")
    String next_REFS();

    @Message("It answers no payments. There is nothing to do; close it.")
    String next_MESSAGE();

    @Message("Charges or interest of the bank: borne, claimed or written off.")
    String next_CHRG();
}
