package org.millioncarrots.bank;

import java.util.regex.Pattern;
import org.millioncarrots.platform.http.Problem;

/** ISO 7064 mod 97-10, which guards IBANs, creditor references (ISO 11649), LEIs (ISO 17442) and our end-to-end ids. */
public final class CheckDigits {
    private static final Pattern LEI = Pattern.compile("[A-Z0-9]{18}[0-9]{2}");
    private static final Pattern REFERENCE = Pattern.compile("[A-Z0-9]{1,21}");
    private static final Pattern CREDITOR_REFERENCE = Pattern.compile("RF[0-9]{2}[A-Z0-9]{1,21}");

    private CheckDigits() {}

    /** The creditor reference of a reference of 1 to 21 characters A-Z and 0-9: {@code RF}, two check digits, reference. */
    public static String creditorReference(String reference) {
        if (!REFERENCE.matcher(reference).matches()) {
            throw Problem.invalid("reference", "1 to 21 characters A-Z and 0-9 are expected");
        }
        return "RF" + digitsFor(reference + "RF") + reference;
    }

    public static boolean isCreditorReference(String text) {
        return CREDITOR_REFERENCE.matcher(text).matches() && isLedBy(text);
    }

    public static boolean isLei(String text) {
        return LEI.matcher(text).matches() && isFollowedBy(text);
    }

    /** Whether characters 3 and 4 are the check digits of the rest, as in IBANs; 00, 01 and 99 never are. */
    static boolean isLedBy(String text) {
        return digitsFor(text.substring(4) + text.substring(0, 2)).equals(text.substring(2, 4));
    }

    /** Whether the last two characters are the check digits of the rest. */
    static boolean isFollowedBy(String text) {
        int end = text.length() - 2;
        return digitsFor(text.substring(0, end)).equals(text.substring(end));
    }

    /** The two digits that, put behind the text, make the remainder 1. */
    static String digitsFor(String text) {
        int check = 98 - remainder(text + "00");
        return check < 10 ? "0" + check : Integer.toString(check);
    }

    /** The remainder by 97 of a text of 0-9 and A-Z, where A counts as 10 and Z as 35. */
    static int remainder(String text) {
        int rest = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = Character.digit(text.charAt(i), 36);
            rest = (rest * (digit < 10 ? 10 : 100) + digit) % 97;
        }
        return rest;
    }
}
