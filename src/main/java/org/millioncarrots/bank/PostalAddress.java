package org.millioncarrots.bank;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.http.Problem;

/**
 * A structured or hybrid address in Latin letters. Banks refuse unstructured ones since 15 November 2026; town and country
 * are the least. Fields are converted like names.
 *
 * @param streetName at most 70 characters
 * @param buildingNumber at most 16 characters
 * @param postCode at most 16 characters
 * @param townName at most 35 characters
 * @param country ISO 3166 code
 * @param lines what has no field of its own: at most two lines of 70 characters
 */
public record PostalAddress(
        @Nullable String streetName,
        @Nullable String buildingNumber,
        @Nullable String postCode,
        String townName,
        String country,
        List<String> lines) {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /** @throws Problem with the field that is wrong, such as {@code address.townName}; never with its content */
    public PostalAddress {
        streetName = optional("address.streetName", streetName, 70);
        buildingNumber = optional("address.buildingNumber", buildingNumber, 16);
        postCode = optional("address.postCode", postCode, 16);
        townName = latin("address.townName", townName, 35);
        country = country.strip().toUpperCase(Locale.ROOT);
        if (!COUNTRIES.contains(country) && !country.equals("XK")) {
            throw Problem.invalid("address.country", "an ISO 3166 country code of two letters is expected");
        }
        if (lines.size() > 2) {
            throw Problem.invalid("address.lines", "at most two lines are expected beside town and country");
        }
        lines = lines.stream().map(line -> latin("address.lines", line, 70)).toList();
    }

    /** The least that a bank accepts. */
    public static PostalAddress of(String townName, String country) {
        return new PostalAddress(null, null, null, townName, country, List.of());
    }

    /** Only the country: an address tells on a person. */
    @Override
    public String toString() {
        return "PostalAddress[" + country + "]";
    }

    private static @Nullable String optional(String field, @Nullable String text, int max) {
        return text == null || text.isBlank() ? null : latin(field, text, max);
    }

    private static String latin(String field, String text, int max) {
        String latin = text.length() > 1000 ? null : LatinText.orNull(text);
        if (latin == null || latin.isEmpty() || latin.length() > max) {
            throw Problem.invalid(field, "1 to " + max + " characters are expected, in Latin letters");
        }
        return latin;
    }
}
