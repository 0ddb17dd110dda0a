package org.millioncarrots.eligibility;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.millioncarrots.platform.language.Language;
import org.millioncarrots.platform.language.Texts;

/** A phrase and what it is about, to be said in any language. The English record has constants and facts by their names on the wire. */
record Told(Phrase phrase, List<Object> values) {

    /** A fact by its name in the request, such as {@code equipment.type}. */
    record Fact(String name) {}

    /** Any one of these would do; also in English they are words. */
    record AnyOf(Collection<? extends Enum<?>> values) {}

    String in(Language language) {
        return Texts.filled(
                phrase.in(language),
                values.stream().map(value -> said(value, language)).toList());
    }

    private static String said(Object value, Language language) {
        return switch (value) {
            case Fact fact -> Phrase.TEXTS.text(language, "fact." + fact.name(), fact.name());
            case Enum<?> constant -> word(constant, language);
            case Collection<?> several ->
                several.stream().map(one -> said(one, language)).collect(Collectors.joining(", "));
            case AnyOf any
            when language == Language.EN ->
                any.values().stream().map(Told::words).collect(Collectors.joining(" or "));
            case AnyOf any -> said(any.values(), language);
            // Days and numbers as they are on the wire, titles as the programme's document has them.
            default -> value.toString();
        };
    }

    private static String word(Enum<?> constant, Language language) {
        String key = constant.getDeclaringClass().getSimpleName() + "." + constant.name();
        return Phrase.TEXTS.text(language, key, constant.name());
    }

    /** As people read it: {@code SENIOR_OFFICER} becomes "senior officer". */
    private static String words(Enum<?> constant) {
        return constant.name().replace('_', ' ').toLowerCase(Locale.ROOT);
    }
}
