package org.millioncarrots.platform.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "uk | UK",
                "UK-ua | UK",
                "ru-RU, en;q=0.5 | RU",
                "de;q=0.5, uk | UK",
                "it, de;q=0.8, fr;q=0.9 | FR",
                "it, es;q=0.9, pl;q=0.1 | PL",
                "en, uk;q=0.9 | EN",
                "en-GB;q=0.3, uk;q=0.2 | EN",
                "uk;q=0 | EN",
                "uk;q=0, de;q=0.1 | DE",
                "it | EN",
                "* | EN",
                "it, *;q=0.5, uk;q=0.1 | EN",
                "de, uk | DE",
            })
    void isTheBestOfThoseThatThereAre(String accepted, Language best) {
        assertThat(Language.preferred(accepted)).isEqualTo(best);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                ";;;",
                "uk;q=abc",
                "uk;q=2",
                "uk;q=-1",
                "uk;q=NaN",
                "uk;q=1e309",
                "uk\u0000",
                "../../etc/passwd",
                "messages/problems_uk",
                "<script>",
                "%n%s",
                "{0}",
                "ук",
                "u\u0131k"
            })
    void isEnglishWhereTheHeaderIsNone(String odd) {
        assertThat(Language.preferred(odd)).isEqualTo(Language.EN);
    }

    @Test
    void isEnglishWhereThereIsNoHeaderOrOneWithoutEnd() {
        assertThat(Language.preferred(null)).isEqualTo(Language.EN);
        assertThat(Language.preferred("uk" + ",uk".repeat(5_000))).isEqualTo(Language.EN);
    }

    @Test
    void neverFails() {
        Random random = new Random(11);
        String signs = "ukruderfplzh*-;,=q.0159 \t\"\\\u00e9\ud800";
        for (int i = 0; i < 5_000; i++) {
            StringBuilder header = new StringBuilder();
            for (int j = random.nextInt(30); j >= 0; j--) {
                header.append(signs.charAt(random.nextInt(signs.length())));
            }
            assertThat(Language.preferred(header.toString())).isNotNull();
        }
    }
}
