package org.millioncarrots.platform.language;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What claimants and those who meet them are told in. English is the record's, and whatever else is not asked for. */
public enum Language {
    EN,
    UK,
    RU,
    DE,
    FR,
    PL;

    /** All but English, whose texts stand in the code. */
    public static final List<Language> TRANSLATED =
            Arrays.stream(values()).filter(language -> language != EN).toList();

    private static final int LONGEST = 200;

    /**
     * The language to answer in.
     *
     * @param accepted as the header Accept-Language has it (RFC 9110); whatever cannot be read or is not there means English
     */
    public static Language preferred(@Nullable String accepted) {
        if (accepted == null || accepted.length() > LONGEST) {
            return EN;
        }
        try {
            // The best first; of equals the one that was named first.
            return Locale.LanguageRange.parse(accepted).stream()
                    .filter(range -> range.getWeight() > 0)
                    .flatMap(range -> named(range.getRange()).stream())
                    .findFirst()
                    .orElse(EN);
        } catch (IllegalArgumentException unreadable) {
            return EN;
        }
    }

    private static Optional<Language> named(String range) {
        String language = range.split("-", 2)[0];
        return language.equals("*")
                ? Optional.of(EN)
                : Arrays.stream(values())
                        .filter(known -> known.tag().equals(language))
                        .findFirst();
    }

    /** As headers and pages name it (RFC 5646). */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
