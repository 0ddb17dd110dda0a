package org.millioncarrots.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonCodeTest {
    static Stream<Arguments> reasons() {
        return BankExamples.rows("/examples/bank-reason-codes.csv");
    }

    static Stream<Arguments> statuses() {
        return BankExamples.rows("/examples/bank-statuses.csv");
    }

    @ParameterizedTest(name = "{0}: over {1}, again after {2}")
    @MethodSource("reasons")
    void saysWhatComesNext(String code, String over, String after, String remedy) {
        ReasonCode reason = ReasonCode.ofBank(code);
        assertThat(reason.value()).isEqualTo(code);
        assertThat(reason.isFinal()).isEqualTo(over.equals("yes"));
        assertThat(reason.remedy()).hasToString(remedy);
        assertThat(reason.isReissuedAfterNewDestination()).isEqualTo(after.equals("a new destination"));
        assertThat(reason.isKnown()).isEqualTo(!code.equals("ZZ99"));
        assertThat(reason.meaning()).isNotBlank().doesNotContain("\n");
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @MethodSource("statuses")
    void statusHasAMeaning(String status, String reason, String answer) {
        List<ReasonCode> reasons = reason.isEmpty() ? List.of() : List.of(new ReasonCode(reason));
        assertThat(BankAnswer.ofStatus(status, reasons)).hasToString(answer);
    }

    /** As the pages show it. */
    @Test
    void everyMeaningIsThereInGerman() throws IOException {
        Properties german = new Properties();
        try (Reader in =
                Files.newBufferedReader(Path.of("src", "main", "resources", "messages", "reasons_de.properties"))) {
            german.load(in);
        }
        assertThat(ReasonCode.known()).hasSizeGreaterThan(100).allSatisfy(reason -> assertThat(
                        german.getProperty("reason"))
                .contains("{#case '" + reason.value() + "'}" + reason.value() + ": "));
    }

    @Test
    void freeTextIsNoCode() {
        assertThat(ReasonCode.ofBank("Ivanov moved")).isEqualTo(ReasonCode.OTHER);
        assertThat(ReasonCode.ofBank("ivan")).isEqualTo(ReasonCode.OTHER);
        assertThat(ReasonCode.ofBank(null)).isEqualTo(ReasonCode.OTHER);
        assertThat(BankAnswer.ofStatus("Ivanov moved", List.of())).isEqualTo(new BankAnswer.Unclassified("OTHER"));
        assertThat(ReasonCode.OTHER.isFinal())
                .as("RJCT is final by its definition")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AM05 zweimal",
                "DUPLICATE FILE",
                "Doppelte Einreichung",
                "already executed",
                "déjà reçu",
                "Повторный платёж"
            })
    void freeTextThatSpeaksOfABeforeIsTakenForADuplicate(String text) {
        assertThat(ReasonCode.ofBank(text)).isEqualTo(new ReasonCode("DUPL"));
        assertThat(ReasonCode.mentionedIn(text)).containsExactly(new ReasonCode("DUPL"));
        assertThat(ReasonCode.mentionedIn("Konto ungueltig")).isEmpty();
    }

    @Test
    void ofSeveralReasonsTheMostCarefulHolds() {
        ReasonCode narrative = new ReasonCode("NARR");
        ReasonCode twice = new ReasonCode("AM05");
        assertThat(BankAnswer.ofStatus("RJCT", List.of(narrative, twice))).isEqualTo(new BankAnswer.Rejected(twice));
        assertThat(BankAnswer.ofStatus("RJCT", List.of(twice, narrative))).isEqualTo(new BankAnswer.Rejected(twice));
        assertThat(BankAnswer.ofStatus("RJCT", List.of(new ReasonCode("ZZ99"), new ReasonCode("AC04"))))
                .isEqualTo(new BankAnswer.Rejected(new ReasonCode("AC04")));
        assertThat(BankAnswer.ofStatus("CANC", List.of(new ReasonCode("DU03"))))
                .isEqualTo(new BankAnswer.Rejected(new ReasonCode("DU03")));
    }
}
