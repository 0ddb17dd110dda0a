package org.millioncarrots;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What operators set, as environment variables, and what they are told. */
class RequiredSettingsTest {
    private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    @TempDir
    Path directory;

    private final Map<String, String> environment = new TreeMap<>();

    @BeforeEach
    void everythingIsSet() throws IOException {
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://db.office:5432/carrots?sslmode=verify-full");
        environment.put("QUARKUS_DATASOURCE_VAULT_USERNAME", "carrots_vault_a");
        environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", "https://id.office/realm");
        environment.put("CARROTS_KEYS_FILE", keyFile("primary=a\nkey.a=" + KEY + "\nindex=" + KEY));
        environment.put("CARROTS_DEBTOR_NAME", "Joint Settlement Office");
        environment.put("CARROTS_DEBTOR_IBAN", "DE75 5121 0800 1245 1261 99");
        environment.put("CARROTS_DEBTOR_BIC", "SOGEDEFF");
        environment.put("CARROTS_DEBTOR_TOWN", "Berlin");
        environment.put("CARROTS_DEBTOR_COUNTRY", "DE");
    }

    @Test
    void startsWhenAllIsThere() {
        assertThat(problems()).isEmpty();
    }

    @Test
    void namesEverythingThatIsMissing() {
        environment.clear();
        assertThat(problems())
                .containsExactlyInAnyOrder(
                        "QUARKUS_DATASOURCE_JDBC_URL: is not set",
                        "QUARKUS_DATASOURCE_VAULT_USERNAME: is not set",
                        "QUARKUS_OIDC_AUTH_SERVER_URL: is not set",
                        "CARROTS_KEYS_FILE: is not set",
                        "CARROTS_DEBTOR_NAME: is not set",
                        "CARROTS_DEBTOR_IBAN: is not set",
                        "CARROTS_DEBTOR_BIC: is not set",
                        "CARROTS_DEBTOR_TOWN: is not set",
                        "CARROTS_DEBTOR_COUNTRY: is not set");
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            CARROTS_DEBTOR_IBAN            | DE00000000000000000000       | a valid IBAN is expected
            CARROTS_DEBTOR_IBAN            | DE89 3704 0044 0532 0130 00  | the office's own account is expected
            CARROTS_DEBTOR_IBAN            | DE02120300000000202051       | the office's own account is expected
            CARROTS_DEBTOR_BIC             | AGRIFRPP                     | a bank in the country of the IBAN
            CARROTS_DEBTOR_BIC             | EXAMPLE                      | a BIC of 8 or 11 characters
            CARROTS_DEBTOR_COUNTRY         | Germany                      | an ISO 3166 country code of two letters
            CARROTS_DEBTOR_COUNTRY         | ZZ                           | an ISO 3166 country code of two letters
            CARROTS_DEBTOR_NAME            | Bounty Office                | a neutral text is expected
            CARROTS_DEBTOR_NAME            | Million-Carrots gGmbH        | a neutral text is expected
            CARROTS_DEBTOR_NAME            | 支払事務所                     | the letter 支 cannot be converted
            CARROTS_DEBTOR_REMITTANCE      | For your surrender           | a neutral text is expected
            CARROTS_DEBTOR_REMITTANCE      | Zahlung für März             | at most 140 characters
            CARROTS_DEBTOR_TOWN            | 東京                          | 1 to 35 characters
            CARROTS_PAYOUT_RUN_WORKERS     | 0                            | a whole number from 1 to 64 is expected, such as 2
            CARROTS_PAYOUT_RUN_WORKERS     | two                          | a whole number from 1 to 64
            CARROTS_PAYOUT_RUN_BUCKETS_PER_CHUNK | 5000                   | a whole number from 1 to 4096
            CARROTS_BANK_ANSWER_WITHIN     | -5D                          | a duration from 1H to 60D is expected, such as 5D
            CARROTS_BANK_ANSWER_WITHIN     | 100000D                      | a duration from 1H to 60D
            CARROTS_BANK_ANSWER_WITHIN     | a week                       | a duration from 1H to 60D
            CARROTS_QUOTES_MARGIN_BASIS_POINTS | -1                       | a whole number from 0 to 500
            CARROTS_QUOTES_MARGIN_BASIS_POINTS | 2.5                      | a whole number from 0 to 500
            CARROTS_ZONE                   | Europe/Bruxelles             | a time zone of the IANA database is expected
            CARROTS_RATES_ECB_CUT_OFF      | 4pm                          | a time of day is expected, such as 16:00
            CARROTS_CHECK_ONLY             | yes                          | true or false is expected
            CARROTS_FEEDS_ECB_URL          | http://ecb.example/feed      | an https address is expected
            CARROTS_FEEDS_CBR_URL          | cbr.example                  | an https address
            CARROTS_FEEDS_CBR_URL          | https://cbr.example/scripts/ | an https address without a slash at the end
            CARROTS_KEYS_FILE              | /nowhere/at/all              | the file cannot be read
            CARROTS_CHANNEL_CERTIFICATE    | /nowhere/at/all              | the certificate cannot be read
            CARROTS_CHANNEL_CERTIFICATE    | pom.xml                      | a certificate (X.509, PEM or DER) is expected
            CARROTS_CHANNEL_EVERY          | 0s                           | a duration from 1S to 1H
            CARROTS_KEYS_GENERATE          | true                         | a production build never makes keys by itself
            CARROTS_REPORTS_REFERENCE_FIGURES | /nowhere/at/all           | the file cannot be read
            QUARKUS_OIDC_AUTH_SERVER_URL   | http://id.office/realm       | an https address is expected
            QUARKUS_DATASOURCE_JDBC_URL    | postgres://db/carrots        | an address such as jdbc:postgresql:
            QUARKUS_DATASOURCE_JDBC_URL    | jdbc:postgresql://db/carrots | add sslmode=verify-full
            QUARKUS_DATASOURCE_JDBC_URL    | jdbc:postgresql://db/carrots?sslmode=prefer | add sslmode=verify-full
            QUARKUS_DATASOURCE_JDBC_MAX_SIZE | 0                          | a whole number from 4 to 1000
            QUARKUS_PROFILE                | demo                         | a production build runs with the profile prod
            CARROTS_PAYOUT_RUN_WORKER      | 4                            | there is no such setting; did you mean CARROTS_PAYOUT_RUN_WORKERS?
            CAROTS_ZONE                    | Europe/Berlin                | there is no such setting; did you mean CARROTS_ZONE?
            CARROTS_BAZAAR                 | x                            | there is no such setting
            """)
    void eachIsOneLineThatNamesWhatWouldBeRight(String variable, String value, String expected) {
        environment.put(variable, value);
        assertThat(problems()).singleElement().satisfies(line -> assertThat(line)
                .startsWith(variable + ": ")
                .contains(expected)
                .doesNotContain("\n", "Exception"));
        if (value.length() > 7 && !value.startsWith("Europe")) {
            assertThat(problems().getFirst()).doesNotContain(value);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "QUARKUS_DATASOURCE_JDBC_URL, jdbc:postgresql://localhost:6432/carrots",
        "QUARKUS_DATASOURCE_JDBC_URL, jdbc:postgresql://db/carrots?sslmode=disable",
        "QUARKUS_DATASOURCE_JDBC_URL, 'jdbc:postgresql://a:1,b:2/carrots?targetServerType=primary&sslmode=verify-full'",
        "QUARKUS_OIDC_AUTH_SERVER_URL, http://127.0.0.1:8180/realm",
        "CARROTS_DEBTOR_NAME, Gemeinsames Büro",
        "CARROTS_BANK_ANSWER_WITHIN, 120H",
        "CARROTS_DB_SERVICE_HOST, 10.0.0.1",
        "QUARKUS_PROFILE, 'prod,west'",
    })
    void whatCanBeMeantIsTaken(String variable, String value) {
        environment.put(variable, value);
        assertThat(problems()).isEmpty();
    }

    @Test
    void filesLeaveEncryptedUnlessSomebodySaysOtherwise() {
        environment.put("CARROTS_CHANNEL_DIRECTORY_OUT", "/var/lib/bank/out");
        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("CARROTS_CHANNEL_CERTIFICATE: the bank's certificate");
        environment.put("CARROTS_CHANNEL_ENCRYPTED", "true");
        assertThat(problems()).hasSize(1);
        environment.put("CARROTS_CHANNEL_ENCRYPTED", "false");
        assertThat(problems()).isEmpty();
    }

    @Test
    void theLinksOfAServiceNamedLikeOursAreNoSettings() {
        environment.put("CARROTS_DB_SERVICE_HOST", "10.0.0.1");
        environment.put("CARROTS_DB_SERVICE_PORT", "5432");
        environment.put("CARROTS_DB_PORT_5432_TCP_ADDR", "10.0.0.1");
        assertThat(problems()).isEmpty();
    }

    @Test
    void aBankOfATerritoryGoesWithTheMotherCountrysAccount() {
        environment.put("CARROTS_DEBTOR_IBAN", "FR14 2004 1010 0505 0001 3M02 606");
        environment.put("CARROTS_DEBTOR_BIC", "PSSTFRPPREU");
        assertThat(problems()).isEmpty();
        environment.put("CARROTS_DEBTOR_BIC", "BRUNREXX");
        assertThat(problems()).isEmpty();
    }

    @Test
    void aMalformedKeyFileIsToldByLineAndWithoutItsContent() throws IOException {
        environment.put("CARROTS_KEYS_FILE", keyFile("primary=a\nkey.a=c2VjcmV0\nindex=" + KEY));
        assertThat(problems()).containsExactly("CARROTS_KEYS_FILE: the file's line key.a must be 32 bytes in Base64");
        environment.put("CARROTS_KEYS_FILE", keyFile("primary=b\nkey.a=" + KEY + "\nindex=" + KEY));
        assertThat(problems())
                .containsExactly("CARROTS_KEYS_FILE: the file's line primary must name one of the keys in the file");
    }

    @Test
    void allProblemsAreToldAtOnce() {
        environment.put("CARROTS_DEBTOR_COUNTRY", "Germany");
        environment.put("CARROTS_PAYOUT_RUN_WORKERS", "0");
        environment.remove("QUARKUS_OIDC_AUTH_SERVER_URL");
        assertThat(problems()).hasSize(3);
    }

    @Test
    void theMigrationNeedsItsDatabaseOnly() {
        environment.clear();
        assertThat(RequiredSettings.problems(config(), environment.keySet(), true, true))
                .containsExactly("QUARKUS_DATASOURCE_MIGRATION_JDBC_URL: is not set");
        environment.put("QUARKUS_DATASOURCE_MIGRATION_JDBC_URL", "jdbc:postgresql://db/carrots?sslmode=verify-full");
        assertThat(RequiredSettings.problems(config(), environment.keySet(), true, true))
                .isEmpty();
    }

    @Test
    void tryingOutNeedsNothingButIsToldAboutSlips() {
        environment.clear();
        assertThat(RequiredSettings.problems(config(), environment.keySet(), false, false))
                .isEmpty();
        environment.put("CARROTS_ZONEE", "Europe/Berlin");
        assertThat(RequiredSettings.problems(config(), environment.keySet(), false, false))
                .hasSize(1);
    }

    private List<String> problems() {
        return RequiredSettings.problems(config(), environment.keySet(), true, false);
    }

    private io.smallrye.config.SmallRyeConfig config() {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new EnvConfigSource(environment, 300))
                .build();
    }

    private String keyFile(String content) throws IOException {
        return Files.writeString(Files.createTempFile(directory, "keys", ".properties"), content)
                .toString();
    }
}
