package org.millioncarrots.bank;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayeeMatchTest {
    @ParameterizedTest
    @CsvSource({"RCVC, MTCH, false", "RVNA, NOAP, false", "RVMC, CMTC, true", "RVNM, NMTC, true"})
    void theStatusOfAPaymentSaysWhetherTheNameMatches(String status, PayeeMatch match, boolean doubtful) {
        assertThat(PayeeMatch.ofStatus(status)).contains(match);
        assertThat(match.isDoubtful()).isEqualTo(doubtful);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RVCM", "RVNC", "RCVD", "ACSC", "RJCT", "MTCH", ""})
    void otherStatusesSayNothingOfIt(String status) {
        assertThat(PayeeMatch.ofStatus(status)).isEmpty();
    }
}
