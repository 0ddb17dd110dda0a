package org.millioncarrots.platform.http;

import static io.restassured.RestAssured.given;
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
import org.millioncarrots.platform.language.Language;
import org.millioncarrots.testing.Api;

/** Whoever meets a claimant reads a problem's title in a language of theirs; its type is the same in all. */
@QuarkusTest
class ProblemTextsApiTest {
    @Test
    void everyTypeHasATitleAndAdviceInEveryLanguage() {
        for (Language language : Language.TRANSLATED) {
            Set<String> own = new HashSet<>();
            for (ProblemType type : ProblemType.values()) {
                String title = ProblemTexts.title(type, language);
                assertThat(title).as(language + " " + type).isNotBlank().isNotEqualTo(type.title());
                own.add(title);
                assertThat(ProblemTexts.advice(type, language))
                        .as(language + " " + type.retry())
                        .isNotEqualTo(type.retry().advice());
            }
            assertThat(own).as(language.tag()).hasSameSizeAs(Arrays.asList(ProblemType.values()));
        }
    }

    @Test
    void thePageAboutATypeIsInTheLanguageToo() {
        for (Language language : Language.values()) {
            String page = given().header("Accept-Language", language.tag())
                    .get("/problems/outcome-unknown")
                    .then()
                    .statusCode(200)
                    .header("Content-Language", language.tag())
                    .header("Vary", "Accept-Language")
                    .extract()
                    .asString();
            assertThat(page)
                    .contains("<html lang=\"" + language.tag() + "\">")
                    .contains("<h1>" + ProblemTexts.title(ProblemType.OUTCOME_UNKNOWN, language) + "</h1>")
                    .contains(ProblemTexts.advice(ProblemType.OUTCOME_UNKNOWN, language))
                    .contains("<code>/problems/outcome-unknown</code>", "<code>instance</code>", "503")
                    .doesNotContain("{0}");
        }
        given().header("Accept-Language", "<script>")
                .get("/problems/gone")
                .then()
                .header("Content-Language", "en");
    }

    /** Also of what is refused before anything knows which operation is asked for. */
    @Test
    void whatIsRefusedAtTheDoorHasItsTitle() {
        given().header("Accept-Language", "pl")
                .urlEncodingEnabled(false)
                .get("/v1/claims;x")
                .then()
                .statusCode(404)
                .header("Content-Language", "pl")
                .body("title", equalTo("Takiego zasobu nie ma"));
        given().header("Accept-Language", "de")
                .get("/v1/claims")
                .then()
                .statusCode(401)
                .header("Content-Language", "de")
                .body("title", equalTo("Ein gültiges Token ist nötig"));
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
        for (String odd : List.of(";;;", "x".repeat(300), "uk;q=abc", "*-*-*, ,;q=1", "uk_UA.UTF-8")) {
            Api.as("partner")
                    .header("Accept-Language", odd)
                    .get("/v1/claims/01931f0e-5a3c-8abc-9d0a-3c1c8f0e6c55")
                    .then()
                    .statusCode(404)
                    .header("Content-Language", "en");
        }
    }
}
