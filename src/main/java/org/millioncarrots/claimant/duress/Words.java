package org.millioncarrots.claimant.duress;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * Two words that a claimant has agreed on, as they are compared: whoever says them is in a hurry, so neither case nor spaces count.
 *
 * @param word that the claimant gives
 * @param other that the claimant gives under coercion
 */
@RegisterForReflection
record Words(String word, String other) {
    static Words of(String word, String other) {
        return new Words(compared(word), compared(other));
    }

    /**
     * A word that once meant coercion always does: whoever makes somebody agree on new words, or on the same ones the other way
     * round, has silenced nobody. All of them are looked at, whatever is found.
     */
    static CheckIn.Kind meaning(List<Words> agreed, String said) {
        byte[] compared = bytes(compared(said));
        boolean known = false;
        boolean coerced = false;
        for (Words words : agreed) {
            known |= MessageDigest.isEqual(bytes(words.word), compared);
            coerced |= MessageDigest.isEqual(bytes(words.other), compared);
        }
        if (coerced) {
            return CheckIn.Kind.OTHER_WORD;
        }
        return known ? CheckIn.Kind.AGREED_WORD : CheckIn.Kind.UNKNOWN_WORD;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String compared(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** Neither word. */
    @Override
    public String toString() {
        return "Words[sealed]";
    }
}
