package org.millioncarrots.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Why something cannot be done as things are, in a sentence; German in {@code messages/conflicts_de.properties}. */
@MessageBundle("conflicts")
interface ConflictWords {
    @Message("Nothing was changed.")
    String nothingChanged();

    /** Empty where the service's own words say it alone. */
    @Message("""
            {#switch reason}\
            {#case 'CHANGED_MEANWHILE'}Somebody else changed it at the same moment.\
            {#case 'ALREADY_PROPOSED'}It is proposed already.\
            {#case 'ALREADY_APPROVED'}It is approved already.\
            {#case 'ALREADY_DONE'}It is done already.\
            {#case 'NOT_APPROVED_YET'}Another person has to approve it first.\
            {#case 'SUPERSEDED'}A later one has taken its place.\
            {#case 'EXPIRED'}Its time is over: propose it anew.\
            {#case 'CLAIM_STATE'}The claim has moved on.\
            {#case 'AWARD_STATE'}The award has moved on.\
            {#case 'PAYOUT_STATE'}The payout has moved on.\
            {#case 'BATCH_STATE'}The batch has moved on.\
            {#case 'RUN_ENDED'}The run has ended.\
            {#case 'PROGRAMME_CLOSED'}The programme is closed.\
            {#case 'ON_HOLD'}The claim is on hold.\
            {#case 'IDENTITY_ERASED'}The identity is erased.\
            {#case 'NOTHING_LEFT'}Nothing is left of it.\
            {#case 'MONTH_CLOSED'}The month is closed.\
            {#case 'BOOKS_UNBALANCED'}The books do not balance: tell the operators.\
            {#case 'MAY_HAVE_BEEN_PAID'}It may have been paid: ask the bank, never pay again.\
            {#case 'PAYMENT_STOPPED_SINCE'}Something has stopped payouts of the batch since it was approved.\
            {#case 'NOTHING_TO_COLLECT'}Nothing of this currency is due that a batch of this kind can pay.\
            {#case 'FILE_GIVEN_OUT'}Somebody has its file already: ask the bank.\
            {#case 'NO_FILE_YET'}There is no file yet.\
            {#case 'NO_BANKING_DAY'}Banks are closed on that day.\
            {#case 'DONE_BY_CHANNEL'}The bank's channel does it by itself.\
            {#case 'EXCEPTION_TAKEN'}Another person looks after it.\
            {#case 'EXCEPTION_STATE'}The exception has moved on.\
            {#case 'RIVAL_CLAIM'}Another claim stands against it: two people compare them first.\
            {#case 'SAME_PERSON_OPEN'}Somebody of that name and birthday has to be compared first.\
            {#case 'PERSON_SERVED'}The person has an award or an open claim already.\
            {/switch}""")
    String conflict(String reason);
}
