package org.millioncarrots.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millioncarrots.development.OddTokens;
import org.millioncarrots.testing.Accounts;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Approvals;
import org.millioncarrots.testing.BankAnswers;
import org.millioncarrots.testing.Payee;

/** Somebody puts an account of their own in a claimant's place. No file may ever name it. */
@QuarkusTest
class PayeeSwapApiTest {
    /** Honest ones are German. */
    private static final String THIEFS = "<IBAN>LT";

    /** Before collecting, after collecting, after approval: one person, whoever it is, gets nothing there. */
    @ParameterizedTest
    @CsvSource({
        "caseworker, COLLECTING, UYU",
        "partner,    COLLECTING, BOB",
        "caseworker, APPROVAL,   BZD",
        "partner,    APPROVAL,   DOP",
        "caseworker, DELIVERY,   GTQ",
        "partner,    DELIVERY,   HNL"
    })
    void onePersonIsPaidNowhere(String thief, Before before, String currency) throws InterruptedException {
        Payee robbed = Payee.due(Payee.programme(currency), currency);
        Payee honest = Payee.due(Payee.programme(currency), currency);
        if (before == Before.COLLECTING) {
            Accounts.proposed(thief, robbed.claimant());
        }
        String batch = Payee.collected(currency, before == Before.COLLECTING ? 1 : 2);
        if (before == Before.APPROVAL) {
            Accounts.proposed(thief, robbed.claimant());
        }
        Approvals.approve("finance2", batch).then().statusCode(201);
        if (before == Before.DELIVERY) {
            Accounts.proposed(thief, robbed.claimant());
        }
        Accounts.letTheWaitingTimePass();
        String file = Payee.delivered(batch);
        assertThat(file).doesNotContain(THIEFS);
        assertThat(BankAnswers.payments(file)).hasSize(before == Before.DELIVERY ? 2 : 1);
        assertThat(honest.state()).isEqualTo("SENT");
        assertThat(robbed.state()).isEqualTo(before == Before.DELIVERY ? "SENT" : "DUE");
    }

    private enum Before {
        COLLECTING,
        APPROVAL,
        DELIVERY
    }

    /** Nor does one person who has every role of staff, under either spelling of the subject, get further than a proposal. */
    @Test
    void everyRoleIsStillOnePerson() throws InterruptedException {
        String currency = "NIO";
        Payee robbed = Payee.due(Payee.programme(currency), currency);
        String subject = "thief-" + UUID.randomUUID();
        String claimant = "/v1/claimants/" + robbed.claimant();
        String etag = Api.as("caseworker").get(claimant).header("ETag");
        Response proposed =
                staff(subject).header("If-Match", etag).body(Accounts.another()).put(claimant + "/payout-destination");
        assertThat(proposed.statusCode()).isEqualTo(202);
        String proposal = claimant + "/payout-destination-proposals/"
                + proposed.jsonPath().getInt("version");
        for (String same : List.of(subject, subject.toUpperCase(Locale.ROOT))) {
            assertThat(staff(same).post(proposal + "/confirmation").statusCode())
                    .isEqualTo(403);
        }
        Accounts.letTheWaitingTimePass();
        Payee.nothingToCollect(currency);
        Api.writing("caseworker").post(proposal + "/rejection").then().statusCode(201);
        String batch = Payee.collected(currency, 1);
        Approvals.approve("finance2", batch).then().statusCode(201);
        assertThat(Payee.delivered(batch)).doesNotContain(THIEFS);
    }

    /** Two partners' systems, or one partner's two tokens, are not two people. */
    @Test
    void noPartnerConfirms() throws InterruptedException {
        String currency = "CRC";
        Payee robbed = Payee.due(Payee.programme(currency), currency);
        int version = Accounts.proposed("partner", robbed.claimant());
        Accounts.step("partner2", robbed.claimant(), version, "confirmation").statusCode(403);
        assertThat(OddTokens.writing("second-token", "partner")
                        .post("/v1/claimants/" + robbed.claimant() + "/payout-destination-proposals/" + version
                                + "/confirmation")
                        .statusCode())
                .isEqualTo(403);
        Accounts.letTheWaitingTimePass();
        Payee.nothingToCollect(currency);
    }

    /** A second person who confirms without asking is still waited for: two days in which the claimant is told and can object. */
    @Test
    void evenTwoPeopleWait() throws InterruptedException {
        String currency = "BBD";
        Payee robbed = Payee.due(Payee.programme(currency), currency);
        int version = Accounts.confirmed("partner", robbed.claimant());
        Payee.nothingToCollect(currency);
        Accounts.step("approver", robbed.claimant(), version, "rejection").statusCode(201);
        String batch = Payee.collected(currency, 1);
        Approvals.approve("finance2", batch).then().statusCode(201);
        assertThat(Payee.delivered(batch)).doesNotContain(THIEFS);
    }

    private static RequestSpecification staff(String subject) {
        return OddTokens.writing(subject, "caseworker", "approver", "finance");
    }

    /** What a claimant's own registration may not be turned into: a destination in a country that is not paid to. */
    @Test
    void noAccountInACountryThatIsNotPaidTo() throws InterruptedException {
        Payee payee = Payee.due(Payee.programme("JMD"), "JMD");
        for (Map<String, Object> destination : List.<Map<String, Object>>of(
                Map.of("iban", "RU0304452522540817810538091310419"),
                Map.of("iban", "BY13NBRB3600900000002Z00AB00"),
                Map.of("iban", "DE89370400440532013000", "bic", "SABRRUMM"))) {
            Accounts.put("caseworker", payee.claimant(), destination).statusCode(400);
        }
    }
}
