package org.millioncarrots.platform.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Texts in other languages, a file {@code messages/NAME_LANGUAGE.properties} for each; the English ones stand in the code. */
public final class Texts {
    /** Characters of a place: a digit in braces. */
    private static final int PLACE = 3;

    private final Map<Language, Properties> texts = new EnumMap<>(Language.class);

    public Texts(String name) {
        Language.TRANSLATED.forEach(language -> texts.put(language, read(name + "_" + language.tag())));
    }

    private static Properties read(String name) {
        String file = "/messages/" + name + ".properties";
        Properties texts = new Properties();
        try (InputStream in = Texts.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the build has left out " + file);
            }
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return texts;
    }

    /** The text; the English one where the language is English or has none. */
    public String text(Language language, String key, String english) {
        Properties own = texts.get(language);
        return own == null ? english : own.getProperty(key, english);
    }

    /** The text with the values in their places: the first for {@code {0}}, and so on up to nine; a value is taken as it is. */
    public static String filled(String text, List<String> values) {
        StringBuilder filled = new StringBuilder(text.length() + 64);
        int done = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', done)) {
            filled.append(text, done, open).append(values.get(text.charAt(open + 1) - '0'));
            done = open + PLACE;
        }
        return filled.append(text, done, text.length()).toString();
    }
}
