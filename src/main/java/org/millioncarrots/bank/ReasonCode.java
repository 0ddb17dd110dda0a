package org.millioncarrots.bank;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    private static final Set<String> DUPLICATES =
            Set.of("AB12", "AM05", "APAR", "ARDT", "DS15", "DU01", "DU02", "DU03", "DU04", "DU05", "DUPL", "RF01");

    /** Words of banks, in some of their languages, for what was sent or done before. */
    private static final Pattern BEFORE = Pattern.compile(
            "\\b(?:AM05|DU0[1-5])\\b|dupl|doppel|doubl|dubb|dobl|doppi|podw|twice|already|bereits|déjà|deja|dvojit"
                    + "|dublat|dvakr|dvostruk|kahdesti|kahteen|topelt|mükerrer|mukerrer|opakov|ismétel|διπλ|дубл|повтор|уже|вже"
                    + "|(?<!\\p{L})(?:allerede|redan|reeds|già|już|kétszer)(?!\\p{L})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

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

    /** What a code teaches about the person or the account, which holds for the next payment too. */
    public enum Consequence {
        /** The claimant is said to be dead: what is open waits for a successor. */
        SUSPEND_FOR_SUCCESSION,
        /** Payments cannot reach this account: nothing more is sent to it. */
        BLOCK_DESTINATION,
        /** A bank may not, or will not, pay this person: a case for two people. */
        HOLD_CLAIM
    }

    private record Entry(Remedy remedy, @Nullable Consequence consequence, String meaning) {}

    /**
     * Code, remedy, consequence, meaning, after the external code sets of ISO 20022 for status and return reasons
     * (ExternalStatusReason1Code, ExternalReturnReason1Code); which consequence a code has is decision 36.
     */
    private static final Map<String, Entry> KNOWN = entries("""
            AB01 ASK_BANK           -                      clearing stopped: no answer in time
            AB02 ASK_BANK           -                      clearing stopped: fatal error
            AB03 ASK_BANK           -                      settlement stopped: no answer in time
            AB04 ASK_BANK           -                      settlement stopped: fatal error
            AB05 ASK_BANK           -                      no answer in time from the creditor's bank
            AB06 ASK_BANK           -                      no answer in time from a bank on the way
            AB09 ASK_BANK           -                      error at the creditor's bank
            AB10 ASK_BANK           -                      error at a bank on the way
            AB11 ASK_BANK           -                      no answer in time from the debtor's bank
            AB12 ASK_BANK           -                      batch taken for a duplicate
            AC01 NEW_DESTINATION    BLOCK_DESTINATION      account number missing or wrong
            AC03 NEW_DESTINATION    BLOCK_DESTINATION      creditor's account number wrong
            AC04 NEW_DESTINATION    BLOCK_DESTINATION      account closed
            AC06 NEW_DESTINATION    BLOCK_DESTINATION      account blocked
            AC07 NEW_DESTINATION    BLOCK_DESTINATION      creditor's account closed
            AC11 NEW_DESTINATION    BLOCK_DESTINATION      creditor's account is in another currency
            AC14 NEW_DESTINATION    BLOCK_DESTINATION      type of the creditor's account wrong
            AC15 NEW_DESTINATION    BLOCK_DESTINATION      details of the account have changed
            AC16 NEW_DESTINATION    BLOCK_DESTINATION      account is in sequestration
            AC17 NEW_DESTINATION    BLOCK_DESTINATION      account is in liquidation
            AG01 NEW_DESTINATION    BLOCK_DESTINATION      this account cannot take such payments
            AG02 CORRECT_AND_RESEND -                      type of payment not valid for the receiver
            AG03 NEW_DESTINATION    BLOCK_DESTINATION      this account cannot take such payments
            AG09 ASK_BANK           -                      original payment not received
            AM01 CORRECT_AND_RESEND -                      amount is zero
            AM02 CORRECT_AND_RESEND -                      amount above what the bank allows
            AM03 CORRECT_AND_RESEND -                      currency not agreed
            AM04 RESEND             -                      not enough cover on the debtor's account
            AM05 ASK_BANK           -                      taken for a duplicate
            AM07 DECIDE             HOLD_CLAIM             amount blocked by an authority
            AM09 CORRECT_AND_RESEND -                      amount is not the agreed one
            AM10 CORRECT_AND_RESEND -                      control sum does not match the payments
            APAR ASK_BANK           -                      paid before
            ARDT ASK_BANK           -                      returned before
            BE01 NEW_DESTINATION    BLOCK_DESTINATION      name and account do not belong together
            BE04 CORRECT_AND_RESEND -                      creditor's address missing or wrong
            BE05 DECIDE             -                      originator not known to the creditor
            BE06 NEW_DESTINATION    BLOCK_DESTINATION      creditor unknown at that bank
            BE07 CORRECT_AND_RESEND -                      debtor's address missing or wrong
            CH03 CORRECT_AND_RESEND -                      execution date too far ahead
            CH19 ASK_BANK           -                      will be executed on another day
            CHQC ASK_BANK           -                      cheque was credited
            CNOR NEW_DESTINATION    BLOCK_DESTINATION      creditor's bank cannot be reached
            CUST DECIDE             -                      cancelled at the debtor's request
            DS01 ASK_BANK           -                      signatures are right
            DS03 ASK_BANK           -                      attempt to cancel failed
            DS05 ASK_BANK           -                      order was right and goes on
            DS06 ASK_BANK           -                      order waits for signatures
            DS07 ASK_BANK           -                      all was done
            DS15 ASK_BANK           -                      signature was sent before
            DT01 CORRECT_AND_RESEND -                      date wrong
            DT06 ASK_BANK           -                      executed on another day
            DU01 ASK_BANK           -                      message id used before
            DU02 ASK_BANK           -                      payment block id used before
            DU03 ASK_BANK           -                      transaction sent before
            DU04 ASK_BANK           -                      end-to-end id used before
            DU05 ASK_BANK           -                      instruction id used before
            DUPL ASK_BANK           -                      duplicate of another payment
            FF01 CORRECT_AND_RESEND -                      file format wrong
            FF11 ASK_BANK           -                      speaks of a request to stop
            FF12 ASK_BANK           -                      speaks of a request to return
            FF13 ASK_BANK           -                      speaks of a request to cancel
            FOCR DECIDE             -                      returned after a request to cancel
            FR01 DECIDE             HOLD_CLAIM             returned because of fraud
            FRAD DECIDE             HOLD_CLAIM             fraud
            G000 ASK_BANK           -                      passed on to the next bank, which reports
            G001 ASK_BANK           -                      passed on to the next bank, which does not report
            G002 ASK_BANK           -                      credit may come another day
            G003 ASK_BANK           -                      credit waits for documents
            G004 ASK_BANK           -                      credit waits for cover
            G005 ASK_BANK           -                      delivered to the creditor's bank
            G006 ASK_BANK           -                      delivered to the creditor's bank
            LEGL DECIDE             HOLD_CLAIM             by decision of a court or an authority
            MD07 DECIDE             SUSPEND_FOR_SUCCESSION creditor deceased
            MS02 DECIDE             -                      refused by the creditor, no reason given
            MS03 DECIDE             -                      refused by a bank, no reason given
            NARR DECIDE             -                      reason in free text only
            NOAS DECIDE             -                      creditor does not answer
            NOCM DECIDE             HOLD_CLAIM             creditor's account breaks a regulation
            NOOR ASK_BANK           -                      original payment not received
            RC01 NEW_DESTINATION    BLOCK_DESTINATION      bank identifier wrong
            RC04 NEW_DESTINATION    BLOCK_DESTINATION      creditor's bank identifier missing or wrong
            RC07 NEW_DESTINATION    BLOCK_DESTINATION      creditor's BIC missing or wrong
            RF01 ASK_BANK           -                      reference used twice
            RR01 CORRECT_AND_RESEND HOLD_CLAIM             regulation: debtor's account or identification insufficient
            RR02 CORRECT_AND_RESEND HOLD_CLAIM             regulation: debtor's name or address insufficient
            RR03 CORRECT_AND_RESEND HOLD_CLAIM             regulation: creditor's name or address insufficient
            RR04 DECIDE             HOLD_CLAIM             regulation: reason not disclosed
            RR05 CORRECT_AND_RESEND HOLD_CLAIM             regulation: report to the central bank missing or wrong
            RR06 CORRECT_AND_RESEND HOLD_CLAIM             regulation: tax information missing or wrong
            RR08 ASK_BANK           -                      text was shortened, payment goes on
            RR10 CORRECT_AND_RESEND -                      characters not allowed for this country and payment
            RR12 CORRECT_AND_RESEND HOLD_CLAIM             regulation: identification for this country missing or wrong
            S000 ASK_BANK           -                      speaks of a request to cancel
            S001 ASK_BANK           -                      speaks of a request to cancel
            S002 ASK_BANK           -                      speaks of a request to cancel
            S003 ASK_BANK           -                      speaks of a request to cancel
            S004 ASK_BANK           -                      speaks of a request to cancel
            TM01 RESEND             -                      received after the cut-off time
            TS01 ASK_BANK           -                      file was sent successfully
            TS04 ASK_BANK           -                      file waits for its accompanying note
            UCRD NEW_DESTINATION    BLOCK_DESTINATION      creditor unknown
            """);

    /**
     * A code as the bank sent it. Anything that is not of the form of a code is {@link #OTHER}, or {@code DUPL} if it speaks of
     * something that was there before.
     */
    static ReasonCode ofBank(@Nullable String code) {
        if (code != null && CODE.matcher(code).matches()) {
            return new ReasonCode(code);
        }
        return mentionedIn(code).stream().findFirst().orElse(OTHER);
    }

    /** {@code DUPL} if a free text speaks of something that was there before; the text itself is dropped. */
    static List<ReasonCode> mentionedIn(@Nullable String text) {
        return text != null && BEFORE.matcher(text).find() ? List.of(new ReasonCode("DUPL")) : List.of();
    }

    /** A status code as the bank sent it, or {@code OTHER}; anything that is not of that form could be free text. */
    static String statusOrOther(String status) {
        return STATUS.matcher(status).matches() ? status : OTHER.value;
    }

    /** All that the list has. */
    static Set<ReasonCode> known() {
        return KNOWN.keySet().stream().map(ReasonCode::new).collect(Collectors.toSet());
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

    /** Null if it says nothing about person or account. Codes that are not in the list do not: banks have their own. */
    public @Nullable Consequence consequence() {
        Entry entry = KNOWN.get(value);
        return entry == null ? null : entry.consequence();
    }

    /**
     * Whether a rejection for this reason is the end of the attempt, so that another one cannot pay twice. The list of the
     * standard is open, and RJCT is final by its definition: only codes that leave room for a payment are not.
     */
    public boolean isFinal() {
        return remedy() != Remedy.ASK_BANK;
    }

    /** Whether it says what has happened, to the person or with the payment; codes for "no reason" and of banks' own do not. */
    boolean isTelling() {
        return remedy() != Remedy.DECIDE || consequence() != null;
    }

    /** Whether it speaks of another one that is there already, which may have been paid. */
    public boolean isOfDuplicate() {
        return DUPLICATES.contains(value);
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
            String[] columns = line.split(" +", 4);
            Consequence consequence = columns[2].equals("-") ? null : Consequence.valueOf(columns[2]);
            entries.put(columns[0], new Entry(Remedy.valueOf(columns[1]), consequence, columns[3]));
        }
        return Map.copyOf(entries);
    }
}
