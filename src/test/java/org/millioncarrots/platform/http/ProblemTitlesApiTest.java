package org.millioncarrots.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millioncarrots.testing.Api;

/** Whoever meets a claimant reads a problem's title in a language of theirs; its type is the same in all. */
@QuarkusTest
class ProblemTitlesApiTest {
    @Test
    void everyTypeHasATitleInEveryLanguage() {
        ProblemTitles titles = new ProblemTitles();
        for (String language : ProblemTitles.LANGUAGES) {
            Set<String> own = new HashSet<>();
            for (ProblemType type : ProblemType.values()) {
                String title = titles.title(language, type.uri(), "");
                assertThat(title).as(language + " " + type).isNotBlank().isNotEqualTo(type.title());
                own.add(title);
            }
            assertThat(own).as(language).hasSameSizeAs(Arrays.asList(ProblemType.values()));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "uk|uk|Такого ресурсу немає",
                "ru-RU, en;q=0.5|ru|Такого ресурса нет",
                "it, de;q=0.8, fr;q=0.9|fr|Cette ressource n’existe pas",
                "en, uk;q=0.9|en|There is no such resource",
                "it|en|There is no such resource",
                "*|en|There is no such resource"
            })
    void theBestLanguageThatThereIs(String accepted, String language, String title) {
        Api.as("partner")
                .header("Accept-Language", accepted)
                .get("/v1/claims/01931f0e-5a3c-8abc-9d0a-3c1c8f0e6c55")
                .then()
                .statusCode(404)
                .header("Content-Language", language)
                .header("Vary", "Accept-Language")
                .body("type", equalTo("/problems/not-found"))
                .body("title", equalTo(title));
    }

    @Test
    void whatIsNoLanguageIsNoFault() {
        for (String odd : List.of(";;;", "x".repeat(300), "uk;q=abc")) {
            int status = Api.as("partner")
                    .header("Accept-Language", odd)
                    .get("/v1/claims/01931f0e-5a3c-8abc-9d0a-3c1c8f0e6c55")
                    .statusCode();
            assertThat(status).isLessThan(500);
        }
    }
}
