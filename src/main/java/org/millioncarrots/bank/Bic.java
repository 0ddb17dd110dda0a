package org.millioncarrots.bank;

import java.util.Locale;
import java.util.regex.Pattern;
import org.iban4j.BicUtil;
import org.iban4j.Iban4jException;
import org.millioncarrots.platform.http.Problem;

/**
 * A bank's identifier (ISO 9362).
 *
 * @param value 8 or 11 characters, in capitals
 */
public record Bic(String value) {
    /** Spaces around it, and what cannot be seen. */
    private static final Pattern EDGES = Pattern.compile("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$|\\p{Cf}");

    public Bic {
        try {
            BicUtil.validate(value);
        } catch (Iban4jException invalid) {
            throw new IllegalArgumentException("not a BIC", null);
        }
    }

    /** ISO 3166 code of the country, two capital letters. */
    public String country() {
        return value.substring(4, 6);
    }

    /**
     * Reads a BIC in any case.
     *
     * @param field the path of the field, for the problem
     */
    public static Bic parse(String field, String text) {
        try {
            return new Bic(EDGES.matcher(text).replaceAll("").toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException invalid) {
            throw Problem.invalid(field, "a BIC of 8 or 11 characters is expected");
        }
    }
}
