package org.millioncarrots.platform.http;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The titles of problems in the languages of those who meet claimants. What is recorded and logged stays English. */
@Singleton
class ProblemTitles {
    static final List<String> LANGUAGES = List.of("uk", "ru", "de", "fr", "pl");

    private static final int LONGEST = 200;

    private final Map<String, Properties> titles = new HashMap<>();

    ProblemTitles() {
        for (String language : LANGUAGES) {
            Properties texts = new Properties();
            String file = "messages/problems_" + language + ".properties";
            try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(file)) {
                if (in == null) {
                    throw new IllegalStateException("the build has left out " + file);
                }
                texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
            titles.put(language, texts);
        }
    }

    /** The language that is answered in, of those that the caller accepts, the best first; empty for English. */
    static Optional<String> language(@Nullable String accepted) {
        if (accepted == null || accepted.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Locale.LanguageRange.parse(accepted).stream()
                    .map(range -> range.getRange().split("-", 2)[0])
                    .filter(language -> LANGUAGES.contains(language) || language.equals("en") || language.equals("*"))
                    .findFirst()
                    .filter(LANGUAGES::contains);
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** @param type of a problem, as it is on the wire */
    String title(String language, String type, String otherwise) {
        Properties texts = titles.getOrDefault(language, new Properties());
        return texts.getProperty(type.substring(type.lastIndexOf('/') + 1), otherwise);
    }
}
