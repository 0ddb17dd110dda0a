package org.millioncarrots.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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
    @ValueSource(strings = {"DEUTDEFF", "deutdeff500", " SABRRUMM ", "XKXXXKPR"})
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
