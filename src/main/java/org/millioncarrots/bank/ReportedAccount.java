package org.millioncarrots.bank;

import java.util.Locale;

/**
 * The number of the account that a bank reports on, as an IBAN or in the bank's own form.
 *
 * @param number capital letters and digits
 */
public record ReportedAccount(String number) {
    /** A national number that is shorter could be the end of anybody's. */
    private static final int TELLING = 6;

    public ReportedAccount {
        number = normal(number);
    }

    /** Whether it is this account: the same number, or the national number at the end of the IBAN. */
    public boolean is(String account) {
        String other = normal(account);
        String national = number.replaceFirst("^0+", "");
        return (!number.isEmpty() && other.equals(number))
                || (national.length() >= TELLING && other.endsWith(national));
    }

    private static String normal(String text) {
        return text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }

    @Override
    public String toString() {
        return "…" + number.substring(Math.max(0, number.length() - 4));
    }
}
