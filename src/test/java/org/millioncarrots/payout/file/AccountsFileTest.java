package org.millioncarrots.payout.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file of accounts may say, looked at before the start. */
class AccountsFileTest {
    private static final String GOOD = """
            dollars.currency=USD
            dollars.iban=DE75 5121 0800 1245 1261 99
            dollars.bic=SOGEDEFF
            euro-fr.currency=EUR
            euro-fr.sponsor=FR
            euro-fr.iban=FR14 2004 1010 0505 0001 3M02 606
            euro-fr.bic=PSSTFRPP
            euro-fr.name=Bureau des paiements
            """;
    private static final Map<String, String> OFFICE =
            Map.of("name", "Joint Settlement Office", "town", "Berlin", "country", "DE");

    @TempDir
    Path directory;

    private Optional<String> fault(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("accounts.properties"), text);
        return AccountsFile.fault(file, name -> Optional.ofNullable(OFFICE.get(name)), true);
    }

    @Test
    void aGoodFileHasNone() throws IOException {
        assertThat(fault(GOOD)).isEmpty();
        assertThat(fault("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dollars.iban=DE75     | dollars.iban=DE76      | dollars.iban: a valid IBAN
            dollars.iban=DE75 5121 0800 1245 1261 99 | dollars.iban=DE89370400440532013000 | dollars.iban: the office's own account
            dollars.bic=SOGEDEFF  | dollars.bic=PSSTFRPP   | dollars.bic: a bank in the country of the IBAN
            dollars.bic=SOGEDEFF  | dollars.bank=SOGEDEFF  | dollars.bic is missing
            dollars.currency=USD  | dollars.currency=Yuan  | dollars.currency: an ISO 4217 code
            dollars.currency=USD  | Dollars.currency=USD   | names of accounts
            euro-fr.sponsor=FR    | euro-fr.sponsor=France | euro-fr.sponsor: two capital letters
            Bureau des paiements  | Bounty bureau          | euro-fr.name: a neutral text
            euro-fr.name          | euro-fr.title          | euro-fr: nothing but currency
            """)
    void eachFaultNamesTheAccountAndWhatWouldBeRight(String text, String instead, String expected) throws IOException {
        assertThat(fault(GOOD.replace(text, instead)))
                .get()
                .asString()
                .startsWith(expected)
                .doesNotContain("DE7", "2004");
    }

    @Test
    void twoAccountsForOnePurposeAreNone() throws IOException {
        String again = GOOD + GOOD.replace("dollars.", "again.");
        assertThat(fault(again)).get().asString().contains("one account is expected for a currency and sponsor");
        assertThat(AccountsFile.fault(directory.resolve("none"), name -> Optional.empty(), true))
                .isPresent();
    }
}
