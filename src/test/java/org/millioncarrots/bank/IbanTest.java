package org.millioncarrots.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.platform.http.Problem;

class IbanTest {
    static Stream<Arguments> examples() {
        return BankExamples.rows("/examples/iban.csv");
    }

    @ParameterizedTest(name = "{0}: {5}")
    @MethodSource("examples")
    void isReadOrRefused(String text, String valid, String country, String sepa, String masked, String why) {
        if (valid.equals("yes")) {
            Iban iban = Iban.parse("payoutDestination.iban", text);
            assertThat(iban.country()).isEqualTo(country);
            assertThat(iban.isSepa()).isEqualTo(sepa.equals("yes"));
            assertThat(iban.masked()).isEqualTo(masked);
            assertThat(iban.reveal()).isEqualToIgnoringCase(text.replace(" ", ""));
        } else {
            Problem problem = catchThrowableOfType(Problem.class, () -> Iban.parse("payoutDestination.iban", text));
            assertThat(problem.violations().getFirst().field()).isEqualTo("payoutDestination.iban");
            assertThat(problem.detail()).doesNotContain(text);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DE89\u00a03704\u00a00044\u00a00532\u00a00130\u00a000",
                "DE89\u2003 3704\u3000 0044 0532 0130 00",
                "\u200bDE89370400440532013000\ufeff",
                "\u202aDE89 3704 0044 0532 0130 00\u202c",
                "DE89370400440532\u00ad013000",
                "ＤＥ８９３７０４００４４０５３２０１３０００",
                "IBAN DE89 3704 0044 0532 0130 00",
                "iban: de89370400440532013000",
                "\tDE89 3704 0044 0532 0130 00\r\n"
            })
    void isReadAsPeopleCopyIt(String text) {
        assertThat(Iban.parse("iban", text).reveal()).isEqualTo("DE89370400440532013000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0415\u0415382200221020145685",
                "D\u0395\u038989370400440532013000",
                "DE89370400440532013٠٠٠",
                "IBAN",
                "IBANIBAN DE89370400440532013000",
                "DE89.3704.0044.0532.0130.00",
                "ßE89370400440532013000"
            })
    void lettersOfOtherAlphabetsAreNotGuessedAt(String text) {
        assertThat(Iban.parseOrNull(text)).isNull();
    }

    /** Where the registry says letters or digits, check digits alone are not enough. */
    @ParameterizedTest
    @CsvSource({
        "MN, 1234123456789123, 123412345678912A",
        "NI, BAPR00000013000003558124, 1APR00000013000003558124",
        "SO, 1000001001000100141, 100000100100010014Z",
        "YE, CBYE0001018861234567891234, CBYEA001018861234567891234",
        "HN, PISA00000000000000123124, P1SA00000000000000123124",
        "FK, SC123456789012, 1C123456789012"
    })
    void newerCountriesHaveTheirForm(String country, String right, String wrong) {
        assertThat(Iban.parseOrNull(withCheckDigits(country, right))).isNotNull();
        assertThat(Iban.parseOrNull(withCheckDigits(country, wrong))).isNull();
    }

    private static String withCheckDigits(String country, String number) {
        return country + CheckDigits.digitsFor(number + country) + number;
    }

    @Test
    void everySingleWrongDigitIsFound() {
        String right = "DE89370400440532013000";
        for (int i = 2; i < right.length(); i++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                String text = right.substring(0, i) + digit + right.substring(i + 1);
                assertThat(Iban.parseOrNull(text) != null).as(text).isEqualTo(text.equals(right));
            }
        }
    }

    @Test
    void hugeTextIsRefused() {
        assertThat(Iban.parseOrNull("DE" + " ".repeat(1_000_000))).isNull();
    }

    @Test
    void doesNotPrintItself() {
        Iban iban = Iban.parse("iban", "DE89370400440532013000");
        assertThat(iban + String.valueOf(BankExamples.debtor())).doesNotContain("370400440532");
        assertThat(iban).isEqualTo(Iban.parse("iban", "de89 3704 0044 0532 0130 00"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"DEUTDEFF", "deutdeff500", " SABRRUMM ", "XKXXXKPR", "\u00a0DEUTDEFF\u200b", "DEUT\u00adDEFF\r\n"
            })
    void bicIsRead(String text) {
        assertThat(Bic.parse("bic", text).value()).matches("[A-Z0-9]{8}([A-Z0-9]{3})?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "DEUTDEF", "DEUTXXFF", "DEUTDEFF50", "DEUT DEFF", "DEUTD-FF"})
    void bicIsRefused(String text) {
        Problem problem = catchThrowableOfType(Problem.class, () -> Bic.parse("payoutDestination.bic", text));
        assertThat(problem.violations().getFirst().field()).isEqualTo("payoutDestination.bic");
    }
}
