package org.millioncarrots.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millioncarrots.platform.http.Problem;

class CheckDigitsTest {
    @ParameterizedTest
    @CsvSource({"539007547034,RF18539007547034", "BOUNTY2026000123,RF02BOUNTY2026000123", "1,RF741"})
    void creditorReferenceHasItsCheckDigits(String reference, String expected) {
        assertThat(CheckDigits.creditorReference(reference)).isEqualTo(expected);
        assertThat(CheckDigits.isCreditorReference(expected)).isTrue();
        assertThat(CheckDigits.isCreditorReference(expected.substring(0, 2) + "99" + reference))
                .isFalse();
    }

    @Test
    void creditorReferenceHasALimit() {
        assertThatThrownBy(() -> CheckDigits.creditorReference("1".repeat(22))).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> CheckDigits.creditorReference("a b")).isInstanceOf(Problem.class);
    }

    @Test
    void leiIsChecked() {
        assertThat(CheckDigits.isLei("5493001KJTIIGC8Y1R12")).isTrue();
        assertThat(CheckDigits.isLei("5493001KJTIIGC8Y1R13")).isFalse();
    }

    @Test
    void endToEndIdsAreRandomAndOurs() {
        Random random = new Random(20260301);
        Set<String> seen = new HashSet<>();
        Set<Character> letters = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            EndToEndId id = EndToEndId.random(random);
            assertThat(id.value()).matches("[A-Z0-9]{26}");
            assertThat(seen.add(id.value())).isTrue();
            letters.add(id.value().charAt(i % 24));
            assertThat(new EndToEndId(id.value())).isEqualTo(id);
        }
        assertThat(letters).hasSize(36);
    }

    @ParameterizedTest
    @CsvSource({"NOTPROVIDED", "0000000000000000000000A187", "0000000000000000000000a186", "''"})
    void otherEndToEndIdsAreNotOurs(String text) {
        assertThat(EndToEndId.isOurs("0000000000000000000000A186")).isTrue();
        assertThat(EndToEndId.isOurs(text)).isFalse();
        assertThatThrownBy(() -> new EndToEndId(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
