package org.millioncarrots.payout.exception;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What a code means that stands for a reason: nobody looks one up. German in {@code messages/reasons_de.properties}. */
@MessageBundle("reasons")
interface ReasonWords {
    /** @param meaning of a bank's code; empty if it is none that is known, such as one of our own */
    @Message("""
            {#switch code}\
            {#case 'FUNDS_EXHAUSTED'}no money is voted for it\
            {#case 'AWARD_NOT_ACTIVE'}the award waits, is suspended or has ended\
            {#case 'CLAIMANT_ERASED'}the claimant's identity is erased\
            {#case 'PROGRAMME_CLOSED'}the programme is closed\
            {#case 'ON_HOLD'}the claim is on hold\
            {#case 'PAYOUT_HELD'}the payout is held\
            {#case 'AWARD_SUSPENDED'}the award is suspended\
            {#case 'NO_DESTINATION'}no account that the currency can be paid to\
            {#case 'DESTINATION_BLOCKED'}the bank cannot pay this account\
            {#case 'PROGRAMME_DISABLED'}this version of the service cannot read the programme\
            {#case 'AMOUNT_NOT_CONVERTIBLE'}too little to be paid in its currency\
            {#case 'RATE_UNAVAILABLE'}no published rate serves the due date\
            {#case 'DESTINATION_CHANGED'}the account has changed since it was collected\
            {#case 'DESTINATION_PROPOSED'}a change of account is proposed\
            {#case 'DESTINATION_WAITING'}a change of account is confirmed, and its time is not over\
            {#case 'ABOVE_INSTANT_LIMIT'}more than is paid as an instant payment\
            {#case 'UNDER_CHECK'}a check is open\
            {#case 'ACCOUNT'}of an account that is not ours\
            {#case 'AMOUNT'}its amount cannot be read\
            {#case 'SIDE'}whether it is a debit or a credit is missing\
            {#case 'STATUS'}what became of it is missing or not understood\
            {#case 'TWICE'}debited twice\
            {#case 'AFTER'}debited after it was owed anew\
            {#case 'STATE'}contradicts what the bank has said before\
            {#case 'REFS'}its references name two payments\
            {#case 'MESSAGE'}it answers no payment\
            {#case 'CHRG'}charges or interest of the bank\
            {#else}{code}{#if !meaning.isEmpty}: {meaning}{/if}{/switch}""")
    String reason(String code, String meaning);
}
