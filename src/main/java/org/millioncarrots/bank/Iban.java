package org.millioncarrots.bank;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.iban4j.Iban4jException;
import org.iban4j.IbanUtil;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.http.Problem;

/**
 * An account number that was checked (ISO 13616). A class and not a record, so that nothing writes it out by itself: only
 * {@link #reveal()} gives the number, everything else the masked form.
 */
public final class Iban {
    /** Countries of the registry (release 101) that iban4j does not know yet, with their national numbers. */
    private static final Map<String, Pattern> NEWER = Map.of(
            "FK", Pattern.compile("[A-Z]{2}[0-9]{12}"),
            "HN", Pattern.compile("[A-Z]{4}[0-9]{20}"),
            "MN", Pattern.compile("[0-9]{16}"),
            "NI", Pattern.compile("[A-Z]{4}[0-9]{20}"),
            "SO", Pattern.compile("[0-9]{19}"),
            "YE", Pattern.compile("[A-Z]{4}[0-9]{4}[A-Z0-9]{18}"));

    /** The geographical scope of the SEPA schemes (EPC409-09, 2025). */
    private static final Set<String> SEPA = Set.of(
            ("AD AL AT BE BG CH CY CZ DE DK EE ES FI FR GB GI GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO "
                            + "PL PT RO RS SE SI SK SM VA")
                    .split(" "));

    /** Spaces of all kinds, and what cannot be seen and comes along from web pages and PDF files. */
    private static final Pattern UNSEEN = Pattern.compile("[\\s\\p{Z}\\p{Cf}]");

    /** As it stands before the number on paper. */
    private static final Pattern WORD = Pattern.compile("(?i)^IBAN:?(?=[A-Z]{2}[0-9]{2})");

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z]{2}[0-9]{2}[A-Za-z0-9]{11,30}");

    private static final int MAX_TEXT = 70;

    private final String value;

    private Iban(String value) {
        this.value = value;
    }

    /**
     * Reads an IBAN as people write and copy it: with spaces, in any case, in full width. Letters of other alphabets are not
     * guessed at.
     *
     * @param field the path of the field, for the problem
     * @throws Problem if country, length, structure or check digits are wrong; the number is not repeated
     */
    public static Iban parse(String field, String text) {
        Iban iban = parseOrNull(text);
        if (iban == null) {
            throw Problem.invalid(
                    field, "a valid IBAN is expected: a country that has IBANs, its length, right check digits");
        }
        return iban;
    }

    static @Nullable Iban parseOrNull(String text) {
        if (text.length() > MAX_TEXT) {
            return null;
        }
        String seen =
                UNSEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
        String number = WORD.matcher(seen).replaceFirst("");
        String value = number.toUpperCase(Locale.ROOT);
        return SHAPE.matcher(number).matches() && isValid(value) ? new Iban(value) : null;
    }

    public static boolean isSepa(String country) {
        return SEPA.contains(country);
    }

    public boolean isSepa() {
        return isSepa(country());
    }

    /** ISO 3166 code of the country, two capital letters. */
    public String country() {
        return value.substring(0, 2);
    }

    /** Country and last four characters, such as {@code DE…3000}. */
    public String masked() {
        return country() + "…" + value.substring(value.length() - 4);
    }

    /** The whole number, without spaces. For the vault and the bank file only. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Iban iban && iban.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return masked();
    }

    private static boolean isValid(String value) {
        // iban4j takes 00, 01 and 99 too, which leave the same remainder as 97, 98 and 02 and are assigned to nobody.
        if (!CheckDigits.isLedBy(value)) {
            return false;
        }
        Pattern newer = NEWER.get(value.substring(0, 2));
        if (newer != null) {
            return newer.matcher(value.substring(4)).matches();
        }
        try {
            IbanUtil.validate(value);
            return NationalCheckDigits.areRight(value.substring(0, 2), value.substring(4));
        } catch (Iban4jException invalid) {
            return false;
        }
    }
}
