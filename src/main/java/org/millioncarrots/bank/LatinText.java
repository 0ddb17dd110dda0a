package org.millioncarrots.bank;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text in the character set that every SEPA bank must take: {@code a-zA-Z0-9 /-?:().,'+}. Cyrillic goes by ICAO Doc 9303,
 * part 3, section 6, as in Russian passports since 2014, with its exceptions by {@link NameLanguage}; the table of the EPC (EPC217-08) is
 * made for Bulgarian and drops letters of Russian.
 */
final class LatinText {
    static final Pattern CHARACTER_SET = Pattern.compile("[a-zA-Z0-9 /\\-?:().,'+]*");

    private static final Map<Integer, String> CYRILLIC = pairs("""
            А=A Б=B В=V Г=G Д=D Е=E Ё=E Ж=ZH З=Z И=I Й=I К=K Л=L М=M Н=N О=O П=P Р=R С=S Т=T У=U Ф=F Х=KH Ц=TS Ч=CH Ш=SH \
            Щ=SHCH Ъ=IE Ы=Y Ь= Э=E Ю=IU Я=IA І=I Ї=I Є=IE Ґ=G Ў=U Ѓ=G Ђ=D Ѕ=DZ Ј=J Ќ=K Љ=LJ Њ=NJ Ћ=C Џ=DZ Ѣ=IE Ѫ=U Ѵ=Y""");

    static final String APOSTROPHES = "`´‘’ʼʹʻ′";
    private static final int ZERO_WIDTH_SPACE = 0x200b;

    /** Letters that have no decomposition into a base letter and a mark. */
    private static final Map<Integer, String> LATIN = pairs(
            "ß=ss ẞ=SS æ=ae Æ=AE œ=oe Œ=OE ø=o Ø=O ł=l Ł=L đ=d Đ=D ð=d Ð=D þ=th Þ=Th ı=i ŋ=n Ŋ=N ħ=h Ħ=H ŧ=t Ŧ=T ə=a Ə=A");

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern GAPS = Pattern.compile(" {2,}");

    private LatinText() {}

    /** As the other, by the table of the language that its letters tell. */
    static @Nullable String orNull(String text) {
        return orNull(text, null);
    }

    /**
     * The text in the character set, or null if it has a letter that no rule converts; nothing is dropped silently.
     *
     * @param told the language that the text is said to be in; its letters tell otherwise
     */
    static @Nullable String orNull(String text, @Nullable NameLanguage told) {
        if (CHARACTER_SET.matcher(text).matches()) {
            return !text.contains("  ")
                    ? text.strip()
                    : GAPS.matcher(text).replaceAll(" ").strip();
        }
        if (hasMixedWord(text)) {
            return null;
        }
        // Composed first: the marks of Й, Ё, Ї and Ў are part of the letter and must not be stripped.
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        NameLanguage language = told == null ? NameLanguage.of(composed.toUpperCase(Locale.ROOT)) : told;
        StringBuilder result = new StringBuilder(text.length() + 8);
        boolean first = true;
        for (int letter : composed.codePoints().toArray()) {
            String special = language.letter(Character.toUpperCase(letter), first);
            String latin = special == null ? convert(letter) : special;
            if (latin == null) {
                return null;
            }
            result.append(latin);
            if (!latin.isEmpty()) {
                first = latin.equals(" ") || latin.equals("-");
            }
        }
        return GAPS.matcher(result).replaceAll(" ").strip();
    }

    /** The first character that no rule converts; null if that is not what keeps the text from being converted. */
    static @Nullable String withoutRule(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        NameLanguage language = NameLanguage.of(composed.toUpperCase(Locale.ROOT));
        return composed.codePoints()
                .filter(letter ->
                        language.letter(Character.toUpperCase(letter), false) == null && convert(letter) == null)
                .mapToObj(Character::toString)
                .findFirst()
                .orElse(null);
    }

    static boolean hasCyrillic(String text) {
        return text.codePoints().anyMatch(letter -> UnicodeScript.of(letter) == UnicodeScript.CYRILLIC);
    }

    /** A word with look-alikes from two alphabets (a Latin P in a Cyrillic word) would give another name. */
    private static boolean hasMixedWord(String text) {
        for (String word : text.split("[^\\p{L}\\p{M}\\p{Cf}]+|\u200b", -1)) {
            if (hasCyrillic(word)
                    && word.codePoints().anyMatch(letter -> UnicodeScript.of(letter) == UnicodeScript.LATIN)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String convert(int letter) {
        String cyrillic = CYRILLIC.get(Character.toUpperCase(letter));
        if (cyrillic != null) {
            return cyrillic;
        }
        String special = LATIN.get(letter);
        if (special != null) {
            return special;
        }
        if (APOSTROPHES.indexOf(letter) >= 0) {
            return "'";
        }
        if (Character.getType(letter) == Character.DASH_PUNCTUATION) {
            return "-";
        }
        String base = MARKS.matcher(Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFKD))
                .replaceAll("");
        if (CHARACTER_SET.matcher(base).matches()) {
            return base;
        }
        // Joiners and marks of direction are between letters of one word, and no space.
        return isGap(letter) ? " " : Character.getType(letter) == Character.FORMAT ? "" : null;
    }

    private static boolean isGap(int letter) {
        return Character.isWhitespace(letter)
                || Character.isISOControl(letter)
                || letter == ZERO_WIDTH_SPACE
                || letter < 128;
    }

    /** A table such as {@code "Г=H Ё=IO"}. */
    static Map<Integer, String> pairs(String table) {
        Map<Integer, String> pairs = new HashMap<>();
        for (String pair : table.isEmpty() ? new String[0] : table.split(" ")) {
            pairs.put(pair.codePointAt(0), pair.substring(pair.indexOf('=') + 1));
        }
        return Map.copyOf(pairs);
    }
}
