package org.millioncarrots.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.millioncarrots.platform.http.Problem;

class LatinNameTest {
    static Stream<Arguments> examples() {
        return BankExamples.rows("/examples/bank-names.csv");
    }

    @ParameterizedTest(name = "{0}/{1}: {2}")
    @MethodSource("examples")
    void isWrittenForTheBank(String passport, String name, String expected, String why) {
        if (expected.equals("-")) {
            Problem problem = catchThrowableOfType(Problem.class, () -> LatinName.of("identity.name", passport, name));
            assertThat(problem.violations().getFirst().field()).isEqualTo("identity.name");
            if (!name.isBlank() && name.codePoints().anyMatch(Character::isLetter)) {
                assertThat(problem.detail()).doesNotContain(name);
            }
        } else {
            LatinName latin = LatinName.of("identity.name", passport, name);
            assertThat(latin.reveal()).isEqualTo(expected).matches(LatinText.CHARACTER_SET);
            assertThat(latin.toString()).doesNotContain(expected);
        }
    }

    /** As they come along from web pages: joiners, marks of direction, places where a line may break. */
    @ParameterizedTest
    @CsvSource({
        "Ва\u200dси\u200cль, VASIL",
        "Иван\u200bПетров, IVAN PETROV",
        "\u202bIvan\u202c Petrov\u200f, Ivan Petrov",
        "So\u00adfia\ufeff, Sofia",
        "O\u2060’Brien, O'Brien",
        "Иван\u00a0Петров, IVAN PETROV"
    })
    void whatCannotBeSeenIsNoLetter(String name, String expected) {
        assertThat(LatinName.of("name", null, name).reveal()).isEqualTo(expected);
    }

    /** Where the letters would tell another language, or none. */
    @ParameterizedTest
    @CsvSource({
        "Щерев, , SHCHEREV",
        "Щерев, BULGARIAN, SHTEREV",
        "Игорь Гриценко, , IGOR GRITSENKO",
        "Игорь Гриценко, UKRAINIAN, YHOR HRYTSENKO",
        "Яна, UKRAINIAN, YANA",
        "Глеб Ёлкин, BELARUSIAN, HLEB IOLKIN",
        "Живко Цветић, , ZIVKO CVETIC",
        "Живко, SERBIAN, ZIVKO",
        "Христо, MACEDONIAN, HRISTO",
        "Христо, RUSSIAN, KHRISTO",
        "Сергій Гук, RUSSIAN, SERGII GUK",
        "Jean, UKRAINIAN, Jean"
    })
    void theLanguageThatIsToldDecides(String name, NameLanguage told, String expected) {
        assertThat(LatinName.of("name", null, name, told).reveal()).isEqualTo(expected);
        assertThat(LatinName.of("name", "PASSPORT", name, told).reveal()).isEqualTo("PASSPORT");
    }

    @Test
    void whatKeepsANameFromBeingWrittenIsSaid() {
        assertThat(catchThrowableOfType(Problem.class, () -> LatinName.of("name", null, "Қасым-Жомарт"))
                        .violations()
                        .getFirst()
                        .message())
                .startsWith("the letter Қ cannot be converted");
        for (String twoAlphabets : List.of("Pоман", "P\u200dоман", "Рoman")) {
            assertThat(catchThrowableOfType(Problem.class, () -> LatinName.of("name", null, twoAlphabets))
                            .violations()
                            .getFirst()
                            .message())
                    .startsWith("the name cannot be converted");
        }
    }

    @Test
    void everyCyrillicLetterOfRussianUkrainianAndBelarusianIsConverted() {
        String letters = "АБВГҐДЕЄЁЖЗИІЇЙКЛМНОПРСТУЎФХЦЧШЩЪЫЬЭЮЯ";
        for (String letter : (letters + letters.toLowerCase(java.util.Locale.ROOT)).split("")) {
            assertThat(LatinText.orNull(letter)).as(letter).isNotNull().matches("[A-Z]*");
        }
    }

    @Test
    void longNamesAreRefusedAndNotCut() {
        assertThat(LatinName.of("name", null, "A".repeat(70)).reveal()).hasSize(70);
        assertThat(catchThrowableOfType(Problem.class, () -> LatinName.of("name", null, "Щ".repeat(18))))
                .isNotNull();
        assertThat(catchThrowableOfType(Problem.class, () -> LatinName.of("name", null, "A".repeat(1_000_000))))
                .isNotNull();
    }

    @Test
    void addressesNeedTownAndCountry() {
        PostalAddress address = new PostalAddress("ул. Щукина", "5 б", " ", "Київ", "ua", List.of());
        assertThat(address.streetName()).isEqualTo("UL. SHCHUKINA");
        assertThat(address.postCode()).isNull();
        assertThat(address.townName()).isEqualTo("KYIV");
        assertThat(address.toString()).isEqualTo("PostalAddress[UA]");
        assertField("address.townName", () -> PostalAddress.of(" ", "DE"));
        assertField("address.townName", () -> PostalAddress.of("東京", "JP"));
        assertField("address.country", () -> PostalAddress.of("Berlin", "Germany"));
        assertField("address.lines", () -> new PostalAddress(null, null, null, "Berlin", "DE", List.of("a", "b", "c")));
    }

    private static void assertField(String field, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        Problem problem = catchThrowableOfType(Problem.class, call);
        assertThat(problem.violations().getFirst().field()).isEqualTo(field);
    }
}
