package org.millioncarrots.claim.equipment;

import java.text.Normalizer;
import java.util.Locale;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.json.TypedNumber;

/** A serial number in the one form in which it is compared: the same plate typed twice is the same number. */
final class SerialNumber {
    private static final String CYRILLIC = "АВЕКМНОРСТУХІЈЅ";
    private static final String LATIN = "ABEKMHOPCTYXIJS";

    private final String normalised;
    private final String earlier;

    private SerialNumber(String normalised, String earlier) {
        this.normalised = normalised;
        this.earlier = earlier;
    }

    /** @throws Problem if fewer than 3 or more than 60 letters and digits are left */
    static SerialNumber of(String field, String typed) {
        String folded = TypedNumber.fold(typed);
        if (folded.length() < 3 || folded.length() > 60) {
            throw Problem.invalid(field, "the serial number on the plate, 3 to 60 letters and digits");
        }
        return new SerialNumber(folded, earlierForm(typed));
    }

    /** The form up to release 1.0: no digits of other scripts, no Greek. Hashes of it stay in the database. */
    private static String earlierForm(String typed) {
        StringBuilder kept = new StringBuilder();
        Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .map(letter -> CYRILLIC.indexOf(letter) < 0 ? letter : LATIN.charAt(CYRILLIC.indexOf(letter)))
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** For hashing only. */
    String normalised() {
        return normalised;
    }

    /** For hashing only: under which the same number may have been kept before. */
    String earlier() {
        return earlier;
    }

    /** Says nothing, so that it cannot slip into a log. */
    @Override
    public String toString() {
        return "serial number";
    }
}
