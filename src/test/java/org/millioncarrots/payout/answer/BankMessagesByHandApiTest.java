package org.millioncarrots.payout.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.BankAnswers;
import org.millioncarrots.testing.SentFiles;
import org.millioncarrots.testing.SentFiles.Sent;

/** Anybody can write a camt.054: one that a person has entered does nothing before another person has looked at it. */
@QuarkusTest
class BankMessagesByHandApiTest {

    @Test
    void whoWritesAReturnToPayAgainNeedsSomebodyWhoSeesIt() throws InterruptedException {
        Sent sent = SentFiles.sent(1);
        SentFiles.bankSays(BankAnswers.notification(id(), "", sent.payments()));
        assertThat(sent.states()).containsExactly("SETTLED");

        String forged = BankAnswers.notification(id(), "AC04", sent.payments());
        String proposal = "/v1/bank-message-proposals/"
                + entered("finance", forged).statusCode(202).extract().path("id");
        assertThat(sent.states()).as("nothing has happened").containsExactly("SETTLED");
        assertThat(sent.reissueFirst()).isEqualTo(409);
        assertThat(Api.get("finance2", "/v1/bank-message-proposals?limit=500").getList("items.id"))
                .contains(proposal.substring(proposal.lastIndexOf('/') + 1));
        confirmed("finance", proposal).statusCode(403).body("type", equalTo("/problems/same-person"));

        BigDecimal settled = balance("SETTLED");
        for (String user : List.of("finance", "finance2", "approver")) {
            JsonPath effect = Api.as(user)
                    .post(proposal + "/confirmation?dryRun=true")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(effect.<Map<String, Object>>getList("lines"))
                    .extracting(line -> line.get("outcome") + " " + line.get("answer") + " " + line.get("reason"))
                    .as("the other person sees what it would do")
                    .containsExactly("APPLIED RETURNED AC04");
            Api.as("finance")
                    .get("/v1/bank-messages/" + effect.getString("id"))
                    .then()
                    .statusCode(404);
        }
        assertThat(sent.states()).containsExactly("SETTLED");
        assertThat(balance("SETTLED")).isEqualByComparingTo(settled);
    }

    @Test
    void whatAnotherPersonConfirmsCountsOnce() throws InterruptedException {
        Sent sent = SentFiles.sent(1);
        String message = BankAnswers.notification(id(), "", sent.payments());
        String first = entered("finance", message).statusCode(202).extract().path("id");
        String second = entered("finance2", message).statusCode(202).extract().path("id");
        String path = "/v1/bank-message-proposals/" + first;

        String applied = confirmed("finance2", path)
                .statusCode(201)
                .body("matched", equalTo(1))
                .extract()
                .path("id");
        assertThat(sent.states()).containsExactly("SETTLED");
        JsonPath kept = Api.get("auditor", path);
        assertThat(kept.getString("proposedBy")).isEqualTo("finance");
        assertThat(kept.getString("confirmedBy")).isEqualTo("finance2");
        assertThat(kept.getString("messageId")).isEqualTo(applied);
        assertThat(Api.get("auditor", "/v1/audit?subject=" + first).getList("items.action"))
                .containsExactlyInAnyOrder("BANK_MESSAGE_PROPOSED", "BANK_MESSAGE_CONFIRMED");

        confirmed("finance2", path).statusCode(409).body("reason", equalTo("ALREADY_APPROVED"));
        confirmed("finance", "/v1/bank-message-proposals/" + second)
                .statusCode(201)
                .body("id", equalTo(applied));
        assertThat(sent.states()).containsExactly("SETTLED");
        SentFiles.balanced();
    }

    @Test
    void onlyTheBanksChannelCountsAtOnceAndItDoesNothingElse() {
        entered("finance", "<Document/>").statusCode(422);
        for (String user : List.of("partner", "caseworker", "approver", "policy", "auditor", "operator")) {
            entered(user, "<Document/>").statusCode(403);
        }
        for (String path : List.of("/v1/payouts", "/v1/payout-batches", "/v1/bank-message-proposals")) {
            Api.as("bank").get(path).then().statusCode(403);
        }
        confirmed("bank", "/v1/bank-message-proposals/" + UUID.randomUUID()).statusCode(403);
        confirmed("finance", "/v1/bank-message-proposals/" + UUID.randomUUID()).statusCode(404);
    }

    private static ValidatableResponse entered(String user, String message) {
        return Api.writing(user)
                .contentType("application/xml")
                .body(message)
                .post("/v1/bank-messages")
                .then();
    }

    private static ValidatableResponse confirmed(String user, String proposal) {
        return Api.writing(user).post(proposal + "/confirmation").then();
    }

    private static BigDecimal balance(String kind) {
        return Api.get("finance", "/v1/ledger/accounts").<Map<String, Object>>getList("$").stream()
                .filter(account -> account.get("kind").equals(kind))
                .map(account -> ((Map<?, ?>) account.get("credits")).get("amount"))
                .map(amount -> new BigDecimal(String.valueOf(amount)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String id() {
        return UUID.randomUUID().toString().substring(0, 30);
    }
}
