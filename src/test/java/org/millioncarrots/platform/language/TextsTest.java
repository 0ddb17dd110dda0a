package org.millioncarrots.platform.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
    private static final Path MESSAGES = Path.of("src", "main", "resources", "messages");
    private static final Pattern PLACE = Pattern.compile("\\{[^}]*}");

    @ParameterizedTest
    @ValueSource(strings = {"problems", "explanation", "supplements"})
    void everyLanguageSaysTheSameThingsAboutTheSameThings(String name) throws IOException {
        Properties first = texts(name, Language.UK);
        assertThat(first).isNotEmpty();
        for (Language language : Language.TRANSLATED) {
            Properties other = texts(name, language);
            assertThat(other.stringPropertyNames())
                    .as(name + " " + language)
                    .containsExactlyInAnyOrderElementsOf(first.stringPropertyNames());
            for (String key : first.stringPropertyNames()) {
                assertThat(places(other.getProperty(key)))
                        .as(name + " " + language + " " + key)
                        .isEqualTo(places(first.getProperty(key)));
                assertThat(other.getProperty(key))
                        .as(name + " " + language + " " + key)
                        .isNotBlank()
                        .isEqualTo(other.getProperty(key).strip());
            }
        }
    }

    /** A text that was copied and not translated would be in the wrong script. */
    @ParameterizedTest
    @ValueSource(strings = {"problems", "explanation", "supplements"})
    void eachIsWrittenInItsOwnScript(String name) throws IOException {
        for (Language language : Language.TRANSLATED) {
            boolean cyrillic = Set.of(Language.UK, Language.RU).contains(language);
            // Letters that the other of the two does not have.
            Pattern strange = Pattern.compile(
                    switch (language) {
                        case UK -> "[ыэёъЫЭЁЪ]";
                        case RU -> "[іїєґІЇЄҐ]";
                        default -> "\\p{IsCyrillic}";
                    });
            texts(name, language).forEach((key, text) -> {
                assertThat(strange.matcher(text.toString()).find())
                        .as(language + " " + key + ": " + text)
                        .isFalse();
                assertThat(Pattern.compile("\\p{IsCyrillic}")
                                .matcher(text.toString())
                                .find())
                        .as(language + " " + key + ": " + text)
                        .isEqualTo(cyrillic);
            });
        }
    }

    @Test
    void valuesAreTakenAsTheyAre() {
        assertThat(Texts.filled("{1} and {0}: {1}", List.of("$1", "{0}\\"))).isEqualTo("{0}\\ and $1: {0}\\");
    }

    @Test
    void whatHasNoTranslationIsEnglish() {
        assertThat(new Texts("problems").text(Language.UK, "no such key", "as it is"))
                .isEqualTo("as it is");
    }

    private static Properties texts(String name, Language language) throws IOException {
        Properties texts = new Properties();
        try (Reader in = Files.newBufferedReader(MESSAGES.resolve(name + "_" + language.tag() + ".properties"))) {
            texts.load(in);
        }
        return texts;
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(java.util.stream.Collectors.toCollection(TreeSet::new));
    }
}
