package org.millioncarrots.bank;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The reference that goes with a payment to the creditor's bank and comes back with every answer. It says nothing to
 * anybody without our key: 24 characters of 36 (124 bits) and two check digits, by which the outbound check knows our own.
 *
 * @param value 26 characters A-Z and 0-9
 */
public record EndToEndId(String value) {
    private static final int RANDOM_CHARACTERS = 24;
    private static final Pattern FORM = Pattern.compile("[A-Z0-9]{24}[0-9]{2}");
    private static final Pattern WITHIN = Pattern.compile("(?<![A-Z0-9])[A-Z0-9]{24}[0-9]{2}(?![A-Z0-9])");
    private static final BigInteger RANGE = BigInteger.valueOf(36).pow(RANDOM_CHARACTERS);
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /** @throws IllegalArgumentException if the text is not an id that {@link #random} could have made */
    public EndToEndId {
        if (!isOurs(value)) {
            throw new IllegalArgumentException("not an end-to-end id of ours");
        }
    }

    /** A new id. Outside tests from a {@link java.security.SecureRandom}: no id may be guessed from another one. */
    public static EndToEndId random(RandomGenerator random) {
        StringBuilder text = new StringBuilder(RANDOM_CHARACTERS + 2);
        for (int i = 0; i < RANDOM_CHARACTERS; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new EndToEndId(
                text.append(CheckDigits.digitsFor(text.toString())).toString());
    }

    /**
     * The id that belongs to a hash: the same hash gives the same id again.
     *
     * @param hash 32 bytes that nobody else can compute, such as a keyed hash
     */
    public static EndToEndId of(byte[] hash) {
        String digits =
                new BigInteger(1, hash).mod(RANGE).toString(ALPHABET.length()).toUpperCase(Locale.ROOT);
        String text = "0".repeat(RANDOM_CHARACTERS - digits.length()) + digits;
        return new EndToEndId(text + CheckDigits.digitsFor(text));
    }

    /** Whether the text has the form and the check digits of our ids; somebody else's has them by accident only. */
    public static boolean isOurs(String text) {
        return FORM.matcher(text).matches() && CheckDigits.isFollowedBy(text);
    }

    /** Those of our form that stand in a text as words of their own, in any case: banks put references into free texts. */
    static List<String> in(String text) {
        return WITHIN.matcher(text.toUpperCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .filter(EndToEndId::isOurs)
                .distinct()
                .toList();
    }

    @Override
    public String toString() {
        return value;
    }
}
