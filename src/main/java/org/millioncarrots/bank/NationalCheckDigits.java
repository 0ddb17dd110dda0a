package org.millioncarrots.bank;

import java.util.Set;

/**
 * The check digits that some countries have inside the account number, beside those of the IBAN (IBAN registry, national
 * formats). Only countries whose banks have no accounts without them; others pass.
 */
final class NationalCheckDigits {
    /** The whole domestic number leaves 1, as an IBAN does (ISO 7064, mod 97-10). */
    private static final Set<String> LIKE_AN_IBAN = Set.of("BA", "ME", "MK", "PT", "RS", "SI", "XK");

    private static final int[] SPANISH_BANK = {4, 8, 5, 10, 9, 7, 3, 6};
    private static final int[] SPANISH_ACCOUNT = {1, 2, 4, 8, 5, 10, 9, 7, 3, 6};
    private static final int[] NORWEGIAN = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
    private static final int[] CZECH_PREFIX = {10, 5, 8, 4, 2, 1};
    private static final int[] CZECH_ACCOUNT = {6, 3, 7, 9, 10, 5, 8, 4, 2, 1};
    private static final int[] POLISH_BANK = {3, 9, 7, 1, 3, 9, 7, 1};
    private static final int[] HUNGARIAN_BANK = {9, 7, 3, 1, 9, 7, 3, 1};
    private static final int[] ESTONIAN = {7, 1, 3, 7, 1, 3, 7, 1, 3, 7, 1, 3, 7};

    /** What Italy counts for 0 to 9 and A to J at odd places, and for K to Z. */
    private static final int[] ITALIAN_ODD = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };

    private NationalCheckDigits() {}

    /** @param number what follows country and check digits, of the right length and form */
    static boolean areRight(String country, String number) {
        if (LIKE_AN_IBAN.contains(country)) {
            return CheckDigits.remainder(number) == 1;
        }
        return switch (country) {
            case "BE" -> belgian(number);
            case "CZ", "SK" -> czech(number);
            case "EE" -> (weighted(number.substring(2), ESTONIAN) + digit(number, 15)) % 10 == 0;
            case "ES" -> spanish(number);
            case "FI" -> finnish(number);
            case "FR", "MC" -> french(number);
            case "HR" -> croatian(number.substring(0, 7)) && croatian(number.substring(7));
            case "HU" -> weighted(number, HUNGARIAN_BANK) % 10 == 0;
            case "IT", "SM" -> italian(number) == number.charAt(0);
            case "NO" -> norwegian(number);
            case "PL" -> weighted(number, POLISH_BANK) % 10 == 0;
            case "TN" -> CheckDigits.remainder(number) == 0;
            default -> true;
        };
    }

    private static boolean belgian(String number) {
        long rest = Long.parseLong(number.substring(0, 10)) % 97;
        return (rest == 0 ? 97 : rest) == Integer.parseInt(number.substring(10));
    }

    private static boolean czech(String number) {
        return weighted(number.substring(4), CZECH_PREFIX) % 11 == 0
                && weighted(number.substring(10), CZECH_ACCOUNT) % 11 == 0;
    }

    /** As credit card numbers: every other digit counts twice, by the sum of its own digits. */
    private static boolean finnish(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int value = digit(number, i) * (i % 2 == 0 ? 2 : 1);
            sum += value / 10 + value % 10;
        }
        return sum % 10 == 0;
    }

    /** ISO 7064, mod 11,10. */
    private static boolean croatian(String number) {
        int product = 10;
        for (int i = 0; i < number.length() - 1; i++) {
            int sum = (product + digit(number, i)) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (product + digit(number, number.length() - 1)) % 10 == 1;
    }

    private static boolean spanish(String number) {
        return mod11(number.substring(0, 8), SPANISH_BANK) == digit(number, 8)
                && mod11(number.substring(10), SPANISH_ACCOUNT) == digit(number, 9);
    }

    private static int mod11(String digits, int[] weights) {
        int check = 11 - weighted(digits, weights) % 11;
        return check == 11 ? 0 : check == 10 ? 1 : check;
    }

    private static boolean norwegian(String number) {
        int check = (11 - weighted(number, NORWEGIAN) % 11) % 11;
        return check == digit(number, 10);
    }

    private static int weighted(String digits, int[] weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += digit(digits, i) * weights[i];
        }
        return sum;
    }

    /** Letters count as A and J for 1, B, K and S for 2, and so on to I, R and Z for 9. */
    private static boolean french(String number) {
        StringBuilder digits = new StringBuilder(number.length());
        for (int i = 0; i < number.length(); i++) {
            int letter = number.charAt(i) - 'A';
            digits.append(letter < 0 ? number.charAt(i) : (char) ('1' + (letter < 18 ? letter % 9 : letter - 17)));
        }
        long bank = Long.parseLong(digits.substring(0, 5));
        long branch = Long.parseLong(digits.substring(5, 10));
        long account = Long.parseLong(digits.substring(10, 21));
        return 97 - (89 * bank + 15 * branch + 3 * account) % 97 == Long.parseLong(digits.substring(21));
    }

    private static char italian(String number) {
        int sum = 0;
        for (int i = 1; i < number.length(); i++) {
            char character = number.charAt(i);
            int value = character <= '9' ? character - '0' : character - 'A';
            sum += i % 2 == 1 ? ITALIAN_ODD[value] : value;
        }
        return (char) ('A' + sum % 26);
    }

    private static int digit(String digits, int at) {
        return digits.charAt(at) - '0';
    }
}
