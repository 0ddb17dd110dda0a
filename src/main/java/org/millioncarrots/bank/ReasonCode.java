package org.millioncarrots.bank;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Why a bank rejected or returned a payment (ISO 20022 external codes for status and return reasons).
 *
 * @param value the code; {@link #OTHER} stands for what a bank put into free text, which may name a person
 */
public record ReasonCode(String value) {
    /** No code that can be carried over. */
    public static final ReasonCode OTHER = new ReasonCode("OTHER");

    private static final Pattern STATUS = Pattern.compile("[A-Z0-9]{1,4}");
    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{4}");

    /** What has to happen before the money is paid again. */
    public enum Remedy {
        /** The claimant gives another account; then the payout may be issued again. */
        NEW_DESTINATION,
        /** The file or the data in it must be put right; then the payout may be issued again. */
        CORRECT_AND_RESEND,
        /** Nothing is wrong with the payment; it may be issued again, with cover or in time. */
        RESEND,
        /** A person must look at the case first. */
        DECIDE,
        /** The bank may have executed the payment already: ask, and never pay again before the answer. */
        ASK_BANK
    }

    private record Entry(Remedy remedy, String meaning) {}

    private static final Map<String, Entry> KNOWN = entries("""
            AC01 NEW_DESTINATION    account number missing or wrong
            AC03 NEW_DESTINATION    creditor's account number wrong
            AC04 NEW_DESTINATION    account closed
            AC06 NEW_DESTINATION    account blocked
            AC07 NEW_DESTINATION    creditor's account closed
            AC14 NEW_DESTINATION    type of the creditor's account wrong
            AG01 NEW_DESTINATION    this account cannot take such payments
            AM02 CORRECT_AND_RESEND amount above what the bank allows
            AM04 RESEND             not enough cover on the debtor's account
            AM05 ASK_BANK           taken for a duplicate
            AM09 CORRECT_AND_RESEND amount is not the agreed one
            AM10 CORRECT_AND_RESEND control sum does not match the payments
            BE01 NEW_DESTINATION    name and account do not belong together
            BE04 CORRECT_AND_RESEND creditor's address missing or wrong
            BE06 NEW_DESTINATION    creditor unknown at that bank
            BE07 CORRECT_AND_RESEND debtor's address missing or wrong
            CH03 CORRECT_AND_RESEND execution date too far ahead
            CNOR NEW_DESTINATION    creditor's bank cannot be reached
            CUST DECIDE             cancelled at the debtor's request
            DT01 CORRECT_AND_RESEND date wrong
            DU01 ASK_BANK           message id used before
            DU02 ASK_BANK           payment block id used before
            DU03 ASK_BANK           transaction sent before
            DU04 ASK_BANK           end-to-end id used before
            DUPL ASK_BANK           duplicate of another payment
            FF01 CORRECT_AND_RESEND file format wrong
            FOCR DECIDE             returned after a request to cancel
            MD07 DECIDE             creditor deceased
            MS02 DECIDE             refused by the creditor, no reason given
            MS03 DECIDE             refused by a bank, no reason given
            NARR DECIDE             reason in free text only
            NOAS DECIDE             creditor does not answer
            RC01 NEW_DESTINATION    bank identifier wrong
            RC04 NEW_DESTINATION    creditor's bank identifier missing or wrong
            RC07 NEW_DESTINATION    creditor's BIC missing or wrong
            RR01 CORRECT_AND_RESEND regulation: debtor's account or identification insufficient
            RR02 CORRECT_AND_RESEND regulation: debtor's name or address insufficient
            RR03 CORRECT_AND_RESEND regulation: creditor's name or address insufficient
            RR04 DECIDE             regulation: reason not disclosed
            RR10 CORRECT_AND_RESEND characters not allowed for this country and payment
            TM01 RESEND             received after the cut-off time
            """);

    /** A code as the bank sent it, or {@link #OTHER} for anything that is not of the form of a code. */
    static ReasonCode ofBank(@Nullable String code) {
        return code != null && CODE.matcher(code).matches() ? new ReasonCode(code) : OTHER;
    }

    /** A status code as the bank sent it, or {@code OTHER}; anything that is not of that form could be free text. */
    static String statusOrOther(String status) {
        return STATUS.matcher(status).matches() ? status : OTHER.value;
    }

    public boolean isKnown() {
        return KNOWN.containsKey(value);
    }

    /** One line for finance staff. */
    public String meaning() {
        Entry entry = KNOWN.get(value);
        return entry == null ? "not in our list: ask the bank what it means" : entry.meaning();
    }

    /** What comes next; unknown codes go to a person. */
    public Remedy remedy() {
        Entry entry = KNOWN.get(value);
        return entry == null ? Remedy.DECIDE : entry.remedy();
    }

    /** Whether this attempt is surely over, so that another one cannot pay twice. */
    public boolean isFinal() {
        return isKnown() && remedy() != Remedy.ASK_BANK;
    }

    /** Whether the payout may be issued again once the claimant has given a new destination. */
    public boolean isReissuedAfterNewDestination() {
        return remedy() == Remedy.NEW_DESTINATION;
    }

    @Override
    public String toString() {
        return value;
    }

    private static Map<String, Entry> entries(String table) {
        Map<String, Entry> entries = new HashMap<>();
        for (String line : table.lines().toList()) {
            String[] columns = line.split(" +", 3);
            entries.put(columns[0], new Entry(Remedy.valueOf(columns[1]), columns[2]));
        }
        return Map.copyOf(entries);
    }
}
