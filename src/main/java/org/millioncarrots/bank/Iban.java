package org.millioncarrots.bank;

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
    /** Countries of the registry (release 101) that iban4j does not know yet, with their lengths. */
    private static final Map<String, Integer> NEWER =
            Map.of("FK", 18, "HN", 28, "MN", 20, "NI", 28, "SO", 23, "YE", 30);

    /** The geographical scope of the SEPA schemes (EPC409-09, 2025). */
    private static final Set<String> SEPA = Set.of(
            ("AD AL AT BE BG CH CY CZ DE DK EE ES FI FR GB GI GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO "
                            + "PL PT RO RS SE SI SK SM VA")
                    .split(" "));

    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0\\u2007\\u2009\\u202f]");
    private static final Pattern SHAPE = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");

    private final String value;

    private Iban(String value) {
        this.value = value;
    }

    /**
     * Reads an IBAN as people write it, with spaces and in any case.
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
        String value =
                text.length() > 70 ? "" : SPACES.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
        return SHAPE.matcher(value).matches() && isValid(value) ? new Iban(value) : null;
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
        Integer length = NEWER.get(value.substring(0, 2));
        if (length != null) {
            return value.length() == length;
        }
        try {
            IbanUtil.validate(value);
            return NationalCheckDigits.areRight(value.substring(0, 2), value.substring(4));
        } catch (Iban4jException invalid) {
            return false;
        }
    }
}
