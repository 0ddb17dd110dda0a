package org.millioncarrots.bank;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The language of a name in Cyrillic letters: some write a letter in another way than the table of ICAO Doc 9303, part 3, section 6, says for all. */
public enum NameLanguage {
    /** As Russian passports spell it. */
    RUSSIAN("", ""),
    /** As Ukrainian passports spell it. */
    UKRAINIAN("Г=H И=Y", "Є=YE Ї=YI Й=Y Ю=YU Я=YA"),
    /** As Belarusian passports spell it. */
    BELARUSIAN("Г=H Ё=IO", ""),
    /** As Bulgarian passports spell it. */
    BULGARIAN("Щ=SHT", ""),
    /** Г stays G, as in Serbia's own Latin alphabet, which its passports are printed in. */
    SERBIAN("Ж=Z Х=H Ц=C Ч=C Ш=S", ""),
    /** As Macedonian passports spell it. */
    MACEDONIAN("Х=H Ц=C Ѓ=GJ Ќ=KJ Џ=DJ", "");

    /** Of the letters that Russian has not, Ї, Є and Ґ are Ukrainian alone and Ў is Belarusian alone; both have І. */
    private static final Pattern ONLY_UKRAINIAN = Pattern.compile("[ЇЄҐ]");

    private static final Pattern ONLY_BELARUSIAN = Pattern.compile("Ў");
    private static final Pattern ONLY_MACEDONIAN = Pattern.compile("[ЃЌЅ]");
    private static final Pattern SERBIAN_OR_MACEDONIAN = Pattern.compile("[ЂЈЉЊЋЏ]");

    /** Russian has neither the letter nor an apostrophe within a word. */
    private static final Pattern UKRAINIAN_OR_BELARUSIAN =
            Pattern.compile("І|(?<=\\p{IsCyrillic})['" + LatinText.APOSTROPHES + "](?=[ЕЁЄЇЮЯ])");

    private static final Pattern NOT_UKRAINIAN = Pattern.compile("[ЫЭЁ]");

    private final Map<Integer, String> own;
    private final Map<Integer, String> atTheBeginning;

    NameLanguage(String own, String atTheBeginning) {
        this.own = LatinText.pairs(own);
        this.atTheBeginning = LatinText.pairs(atTheBeginning);
    }

    /**
     * What the letters tell. Bulgarian has none of its own; a name in both Ukrainian and Belarusian letters goes by the larger language.
     *
     * @param capitals of the name
     */
    static NameLanguage of(String capitals) {
        if (ONLY_BELARUSIAN.matcher(capitals).find()) {
            return BELARUSIAN;
        }
        if (ONLY_UKRAINIAN.matcher(capitals).find()) {
            return UKRAINIAN;
        }
        if (ONLY_MACEDONIAN.matcher(capitals).find()) {
            return MACEDONIAN;
        }
        if (SERBIAN_OR_MACEDONIAN.matcher(capitals).find()) {
            return SERBIAN;
        }
        if (UKRAINIAN_OR_BELARUSIAN.matcher(capitals).find()) {
            return NOT_UKRAINIAN.matcher(capitals).find() ? BELARUSIAN : UKRAINIAN;
        }
        return RUSSIAN;
    }

    /** What this language writes for a letter that others write otherwise; null for all others. */
    @Nullable
    String letter(int capital, boolean first) {
        String beginning = first ? atTheBeginning.get(capital) : null;
        return beginning == null ? own.get(capital) : beginning;
    }
}
