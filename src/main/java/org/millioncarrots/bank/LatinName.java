package org.millioncarrots.bank;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.http.Problem;

/**
 * A name as it stands in a bank file: Latin letters, 1 to 70 characters of the SEPA character set. A class and not a
 * record, so that nothing writes it out by itself: only {@link #reveal()} gives the name.
 */
public final class LatinName {
    /** EPC SCT rulebook, attribute AT-21: 70 characters. */
    static final int MAX_LENGTH = 70;

    private static final Pattern SLASHES = Pattern.compile("[/?:+]+");
    private static final Pattern GAPS = Pattern.compile(" {2,}");
    private static final Pattern EDGES = Pattern.compile("^[^a-zA-Z0-9(]+|[ ,\\-'(]+$");

    private final String value;

    private LatinName(String value) {
        this.value = value;
    }

    /**
     * The passport's own Latin spelling when it is known, because banks compare with that; else the name transliterated by
     * ICAO 9303.
     *
     * @param field the path of the field, for the problem
     * @param language of the name; its letters tell where it is not given
     * @throws Problem if the spelling is not in Latin letters, a letter cannot be converted, nothing is left, or the result
     *     has more than 70 characters; of the name no more is repeated than the letter
     */
    public static LatinName of(
            String field, @Nullable String passportSpelling, String name, @Nullable NameLanguage language) {
        if (passportSpelling == null || passportSpelling.isBlank()) {
            return convert(field, name, language);
        }
        if (LatinText.hasCyrillic(passportSpelling)) {
            throw Problem.invalid(field, "the passport's Latin spelling has Latin letters only, as printed there");
        }
        return convert(field, passportSpelling, null);
    }

    /** The same of a name whose language nobody has told. */
    public static LatinName of(String field, @Nullable String passportSpelling, String name) {
        return of(field, passportSpelling, name, null);
    }

    /** The name for the bank file. For the vault and the bank file only. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LatinName name && name.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "LatinName[hidden]";
    }

    private static LatinName convert(String field, String name, @Nullable NameLanguage language) {
        boolean tooLong = name.length() > 1000;
        String latin = tooLong ? null : LatinText.orNull(name, language);
        if (latin == null) {
            String letter = tooLong ? null : LatinText.withoutRule(name);
            throw Problem.invalid(
                    field,
                    (letter == null ? "the name" : "the letter " + letter)
                            + " cannot be converted; give the Latin spelling of the passport or identity card");
        }
        // A slash or colon in a name is read as a field code by some banks.
        String plain = GAPS.matcher(SLASHES.matcher(latin).replaceAll(" ")).replaceAll(" ");
        String trimmed = EDGES.matcher(plain).replaceAll("");
        if (trimmed.chars().noneMatch(Character::isLetter)) {
            throw Problem.invalid(field, "a name with at least one letter is expected");
        }
        if (trimmed.length() > MAX_LENGTH) {
            throw Problem.invalid(
                    field,
                    "the Latin name has more than 70 characters; give the spelling of the machine-readable zone");
        }
        return new LatinName(trimmed);
    }
}
