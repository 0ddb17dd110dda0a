package org.millioncarrots.eligibility;

import java.util.Locale;
import java.util.regex.Pattern;
import org.millioncarrots.platform.language.Language;

/** The values of facts as people read them, in the words of explanations; on the wire they are constants. */
public final class FactWords {
    private static final Pattern CONSTANT = Pattern.compile("\\b[A-Z][A-Z_]{3,}\\b");
    private static final Pattern FIELD = Pattern.compile("\\b[a-z]+(?:[A-Z][a-z]+|\\.[a-z]+)+\\b");

    private FactWords() {}

    public static String of(Enum<?> value, Language language) {
        return Phrase.TEXTS.text(
                language, value.getDeclaringClass().getSimpleName() + "." + value.name(), words(value.name()));
    }

    /** A sentence of the English record without its names of constants and of fields. */
    public static String readable(String recorded) {
        String plain = CONSTANT.matcher(recorded).replaceAll(found -> words(found.group()));
        return FIELD.matcher(plain)
                .replaceAll(found ->
                        words(found.group().replaceAll("([A-Z])", "_$1").replace('.', '_')));
    }

    private static String words(String name) {
        return name.replace('_', ' ').toLowerCase(Locale.ROOT);
    }
}
