package org.millioncarrots.claim;

import java.text.Normalizer;
import java.util.Locale;
import org.millioncarrots.platform.Problem;

/**
 * A serial number in the one form in which it is compared: capital letters and digits without spaces and signs, Cyrillic
 * letters that look like Latin ones as Latin. The same plate typed twice is the same number.
 */
final class SerialNumber {
    private static final String CYRILLIC = "АВЕКМНОРСТУХІЈЅ";
    private static final String LATIN = "ABEKMHOPCTYXIJS";

    private final String normalised;

    private SerialNumber(String normalised) {
        this.normalised = normalised;
    }

    /** @throws Problem if fewer than 3 or more than 60 letters and digits are left */
    static SerialNumber of(String field, String typed) {
        StringBuilder kept = new StringBuilder();
        Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .map(SerialNumber::latin)
                .forEach(kept::appendCodePoint);
        if (kept.length() < 3 || kept.length() > 60) {
            throw Problem.invalid(field, "the serial number on the plate, 3 to 60 letters and digits");
        }
        return new SerialNumber(kept.toString());
    }

    private static int latin(int letter) {
        int at = CYRILLIC.indexOf(letter);
        return at < 0 ? letter : LATIN.charAt(at);
    }

    /** For hashing only. */
    String normalised() {
        return normalised;
    }

    /** Says nothing, so that it cannot slip into a log. */
    @Override
    public String toString() {
        return "serial number";
    }
}
