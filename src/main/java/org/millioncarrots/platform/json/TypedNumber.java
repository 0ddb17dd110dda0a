package org.millioncarrots.platform.json;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The one form in which a number that somebody typed from a document or a plate is compared: compatibility forms and capitals
 * (NFKC), without spaces, signs and invisible characters, digits of all scripts as 0 to 9, and the letters of Cyrillic and Greek
 * that look like Latin ones as Latin (ICAO Doc 9303, part 3: a document number has A to Z and 0 to 9 only).
 */
public final class TypedNumber {
    private static final Map<Integer, Integer> LOOK_ALIKES = new HashMap<>();

    static {
        lookAlikes("АВЕКМНОРСТУХІЇЈЅЁЀЍӀҮԚԜҺԀԌѴ", "ABEKMHOPCTYXIIJSEEИIYQWHDGV");
        lookAlikes("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹϳͿΪΫ", "ABEZHIKMNOPTYXCJJIY");
    }

    /** A sign for "number" that people copy along; compatibility would make the letters NO of it. */
    private static final Pattern NUMERO = Pattern.compile("[№]");

    private TypedNumber() {}

    /** Letters and digits only; empty if there are none. */
    public static String fold(String typed) {
        StringBuilder kept = new StringBuilder(typed.length());
        Normalizer.normalize(NUMERO.matcher(typed).replaceAll(""), Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .map(TypedNumber::plain)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static int plain(int character) {
        int digit = Character.digit(character, 10);
        return digit >= 0 ? '0' + digit : LOOK_ALIKES.getOrDefault(character, character);
    }

    private static void lookAlikes(String letters, String latin) {
        int[] from = letters.codePoints().toArray();
        int[] to = latin.codePoints().toArray();
        for (int i = 0; i < from.length; i++) {
            LOOK_ALIKES.put(from[i], to[i]);
        }
    }
}
