package org.millioncarrots.claim.equipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.millioncarrots.platform.http.Problem;

class SerialNumberTest {
    @Test
    void theSamePlateIsTheSameNumberHoweverItIsTyped() {
        for (String typed : List.of(
                "Т-80БВМ 12/4711",
                "T80БBM124711",
                "t 80б вм 12 4711",
                "Ｔ-80БВМ № 12 4711",
                "Т80БВМ١٢٤٧١١",
                "Τ80БΒΜ12\u200b4711")) {
            assertThat(SerialNumber.of("serialNumber", typed).normalised()).isEqualTo("T80БBM124711");
        }
        assertThat(SerialNumber.of("serialNumber", "T80БBM124712").normalised()).isNotEqualTo("T80БBM124711");
    }

    @Test
    void tooShortOrTooLongIsRefusedWithoutRepeatingIt() {
        for (String typed : List.of("", "--", "A1", "9".repeat(61))) {
            assertThatThrownBy(() -> SerialNumber.of("equipment.serialNumber", typed))
                    .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.violations())
                            .singleElement()
                            .satisfies(wrong -> assertThat(wrong.field()).isEqualTo("equipment.serialNumber")));
        }
    }

    @Test
    void itSaysNothingInALog() {
        assertThat(SerialNumber.of("serialNumber", "AB-4711").toString()).doesNotContain("4711");
    }
}
