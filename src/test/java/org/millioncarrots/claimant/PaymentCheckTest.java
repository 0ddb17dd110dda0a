package org.millioncarrots.claimant;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millioncarrots.bank.TellingWords;
import org.millioncarrots.platform.http.Problem;

class PaymentCheckTest {
    @ParameterizedTest
    @CsvSource({
        "RU0304452522540817810538091310419, ",
        "by13 nbrb 3600 9000 0000 2z00 ab00, ",
        "DE89370400440532013000, sabrrumm",
        "DE89370400440532013000, ' AKBBBY2XXXX '"
    })
    void countriesAreRefusedHoweverTheSettingAndTheAccountAreWritten(String iban, String bic) {
        PaymentCheck check = refusing("by , ru");
        assertThatThrownBy(() -> check.arriving(new PayoutDestination(iban, bic, null)))
                .isInstanceOf(Problem.class);
    }

    @Test
    void noneRefusesNone() {
        PaymentCheck check = refusing("none");
        assertThatCode(() -> check.arriving(new PayoutDestination("DE89370400440532013000", "SABRRUMM", null)))
                .doesNotThrowAnyException();
    }

    private static PaymentCheck refusing(String countries) {
        AccountSettings settings = new SmallRyeConfigBuilder()
                .withMapping(AccountSettings.class)
                .withDefaultValue("carrots.accounts.refused-countries", countries)
                .build()
                .getConfigMapping(AccountSettings.class);
        return new PaymentCheck(() -> new TellingWords(Set.of("bounty")), settings);
    }
}
