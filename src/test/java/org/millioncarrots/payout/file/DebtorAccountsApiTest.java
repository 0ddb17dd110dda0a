package org.millioncarrots.payout.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.millioncarrots.bank.BankExamples;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Approvals;
import org.millioncarrots.testing.BankAnswers;
import org.millioncarrots.testing.PaidPeople;
import org.millioncarrots.testing.Stories;

/** Payments leave the account of their currency and sponsor, under its name; instant ones within their limit. */
@QuarkusTest
@TestProfile(DebtorAccountsApiTest.Accounts.class)
class DebtorAccountsApiTest {
    public static final class Accounts implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path file =
                        Files.createDirectories(Path.of("target", "accounts")).resolve("accounts.properties");
                Files.writeString(file, """
                        dollars.currency=USD
                        dollars.iban=DE75 5121 0800 1245 1261 99
                        dollars.bic=SOGEDEFF
                        dollars.name=Office for Settlements
                        union.currency=EUR
                        union.sponsor=EU
                        union.iban=FR14 2004 1010 0505 0001 3M02 606
                        union.bic=PSSTFRPP
                        """);
                return Map.of("carrots.debtor.accounts", file.toString(), "carrots.payments.instant-at-most", "10000");
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    @Inject
    PaidPeople people;

    private static String approved(Map<String, Object> asked, String account) {
        JsonPath batch = Api.post("finance", "/v1/payout-batches", asked, 201);
        assertThat(batch.getString("account")).isEqualTo(account);
        String path = "/v1/payout-batches/" + batch.getString("id");
        Approvals.approve("finance2", path).then().statusCode(201);
        String file = Api.as("finance").get(path + "/file").asString();
        BankExamples.validate(file.getBytes(StandardCharsets.UTF_8), "/pain.001.001.09.xsd");
        Api.writing("finance").post(path + "/delivery").then().statusCode(201);
        return file;
    }

    private static void due(String currency) throws InterruptedException {
        String claimant = Stories.registered("partner", false, 0).getString("id");
        Stories.awarded("partner", claimant, "coalition-match", "2022-03-05", currency, Stories.soldier());
        Stories.run("2022-03-31");
    }

    @Test
    void dollarsLeaveTheirOwnAccountUnderItsName() throws InterruptedException {
        due("USD");
        Map<String, Object> asked = Map.of("currency", "USD", "scheme", "CROSS_BORDER");
        Map<String, Object> unknown = new HashMap<>(asked);
        unknown.put("account", "francs");
        Api.writing("finance")
                .body(unknown)
                .post("/v1/payout-batches")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("account"));
        String file = approved(asked, "dollars");
        assertThat(file)
                .contains(
                        "<IBAN>DE75512108001245126199</IBAN>",
                        "<BICFI>SOGEDEFF</BICFI>",
                        "<Nm>Office for Settlements</Nm>")
                .doesNotContain("DE02120300000000202051", "Joint Settlement Office");

        String debit = BankAnswers.notification(UUID.randomUUID().toString(), "", BankAnswers.payments(file))
                .replace("DE02120300000000202051", "DE75512108001245126199");
        Api.as("bank")
                .contentType("application/xml")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(debit)
                .post("/v1/bank-messages")
                .then()
                .statusCode(201)
                .body("lines.outcome", equalTo(List.of("APPLIED")));
    }

    @Test
    void theMoneyOfOneSponsorLeavesItsOwnAccount() throws InterruptedException {
        dueToADiplomat();
        due("EUR");
        Map<String, Object> asked = Map.of("currency", "EUR", "scheme", "SEPA");
        assertThat(approved(asked, null)).contains("DE02120300000000202051").doesNotContain("FR14");
        assertThat(approved(asked, "union"))
                .contains("FR1420041010050500013M02606")
                .doesNotContain("DE0212");
        Api.writing("finance").body(asked).post("/v1/payout-batches").then().statusCode(409);
    }

    private static void dueToADiplomat() {
        String diplomat = Stories.registered("partner", false, 0).getString("id");
        Stories.awarded("partner", diplomat, "diplomat-resignation", "2022-03-07", "EUR", Stories.diplomat());
    }

    @Test
    void instantPaysWhatIsWithinItsLimitAndSepaTheRest() throws InterruptedException {
        dueToADiplomat();
        due("EUR");
        Map<String, Object> instant = Map.of("currency", "EUR", "scheme", "SEPA_INSTANT");
        assertThat(approved(instant, "union")).containsPattern("<LclInstrm>\\s*<Cd>INST</Cd>");
        Api.writing("finance").body(instant).post("/v1/payout-batches").then().statusCode(409);
        String rest = approved(Map.of("currency", "EUR", "scheme", "SEPA"), null);
        assertThat(BankAnswers.payments(rest)).hasSize(1);
        assertThat(rest).doesNotContain("INST<");
        Api.writing("finance")
                .body(Map.of("currency", "USD", "scheme", "SEPA_INSTANT"))
                .post("/v1/payout-batches")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("scheme"));
    }

    /** As if the limit had been lowered since it was collected, or approved. */
    @Test
    void theLimitOfInstantIsLookedAtAgainBeforeTheFileGoes() throws Exception {
        due("EUR");
        Map<String, Object> sepa = Map.of("currency", "EUR", "scheme", "SEPA");
        String batch = Api.post("finance", "/v1/payout-batches", sepa, 201).getString("id");
        String path = "/v1/payout-batches/" + batch;
        scheme(batch, "SEPA_INSTANT");
        Approvals.approve("finance2", path)
                .then()
                .statusCode(422)
                .body("violations[0].message", startsWith("amount: ABOVE_INSTANT_LIMIT"));
        scheme(batch, "SEPA");
        Approvals.approve("finance2", path).then().statusCode(201);
        scheme(batch, "SEPA_INSTANT");
        Api.as("finance")
                .get(path + "/file")
                .then()
                .statusCode(409)
                .body("reason", equalTo("PAYMENT_STOPPED_SINCE"))
                .body("violations[0].message", startsWith("amount: ABOVE_INSTANT_LIMIT"));
        Api.writing("finance").delete(path).then().statusCode(lessThan(300));
        assertThat(BankAnswers.payments(approved(sepa, null)))
                .as("by an ordinary batch")
                .hasSize(1);
    }

    private void scheme(String batch, String scheme) throws SQLException {
        people.run("update payout_batch set scheme = ? where id = ?", scheme, UUID.fromString(batch));
    }
}
