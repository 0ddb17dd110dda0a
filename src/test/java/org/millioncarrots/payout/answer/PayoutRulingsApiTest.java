package org.millioncarrots.payout.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.millioncarrots.testing.BankWords.block;
import static org.millioncarrots.testing.BankWords.original;
import static org.millioncarrots.testing.BankWords.pain002;
import static org.millioncarrots.testing.BankWords.rejected;
import static org.millioncarrots.testing.BankWords.transaction;
import static org.millioncarrots.testing.SentFiles.balanced;
import static org.millioncarrots.testing.SentFiles.bankSays;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.BankAnswers;
import org.millioncarrots.testing.SentFiles;
import org.millioncarrots.testing.SentFiles.Sent;

/** What is unknown ends when the bank is asked, and two people say what it answered. */
@QuarkusTest
class PayoutRulingsApiTest {

    @Test
    void whatWasPaidIsSettledAndNeverPaidAgain() throws InterruptedException {
        Sent sent = unknown();
        JsonPath ruling = proposed(sent, "PAID");
        assertThat(sent.states()).as("one person alone changes nothing").containsExactly("UNKNOWN");
        approved("finance", sent, ruling).statusCode(403).body("type", equalTo("/problems/same-person"));
        approved("finance2", sent, ruling).statusCode(201).body("approvedBy", equalTo("finance2"));
        assertThat(sent.states()).containsExactly("SETTLED");
        assertThat(sent.reissueFirst()).isEqualTo(409);
        assertThat(steps(sent)).containsExactlyInAnyOrder("SEND", "SETTLE");
        assertThat(bankSays(BankAnswers.notification(id(), "", sent.payments())))
                .as("the account says it too")
                .containsExactly("REPEATED SETTLED");
        assertThat(bankSays(BankAnswers.notification(id(), "AC04", sent.payments())))
                .containsExactly("APPLIED RETURNED AC04");
        balanced();
    }

    @Test
    void whatWasNotPaidIsOwedAnewUntilTheAccountShowsIt() throws InterruptedException {
        Sent sent = unknown();
        approved("approver", sent, proposed(sent, "NOT_PAID")).statusCode(201);
        assertThat(sent.states()).containsExactly("REJECTED");
        assertThat(steps(sent)).containsExactlyInAnyOrder("SEND", "REJECT");
        assertThat(bankSays(BankAnswers.notification(id(), "", sent.payments())))
                .containsExactly("APPLIED SETTLED");
        assertThat(sent.reissueFirst()).as("it was paid after all").isEqualTo(409);
        balanced();

        Sent again = unknown();
        approved("finance2", again, proposed(again, "NOT_PAID")).statusCode(201);
        assertThat(again.reissueFirst()).isEqualTo(201);
        assertThat(Api.get("auditor", "/v1/audit?subject=" + payout(again)).getList("items.action"))
                .contains("PAYOUT_RULING_PROPOSED", "PAYOUT_RULED", "PAYOUT_REISSUED");
        balanced();
    }

    @Test
    void onlyAnUnknownPayoutIsRuledOnAndOnce() throws InterruptedException {
        Sent sent = unknown();
        JsonPath paid = proposed(sent, "PAID");
        JsonPath notPaid = proposed(sent, "NOT_PAID");
        approved("finance2", sent, paid).statusCode(201);
        approved("finance2", sent, notPaid).statusCode(409).body("reason", equalTo("PAYOUT_STATE"));
        Api.writing("finance")
                .body(Map.of("outcome", "PAID", "reference", "BANK-1"))
                .post(path(sent))
                .then()
                .statusCode(409);
        assertThat(Api.get("auditor", path(sent)).getList("outcome")).containsExactly("PAID", "NOT_PAID");
        Api.writing("finance")
                .body(Map.of("outcome", "PAID", "reference", "BANK-1"))
                .post("/v1/payouts/" + UUID.randomUUID() + "/rulings")
                .then()
                .statusCode(404);
        for (String user : List.of("partner", "caseworker", "auditor", "operator", "bank")) {
            Api.writing(user)
                    .body(Map.of("outcome", "PAID", "reference", "BANK-1"))
                    .post(path(sent))
                    .then()
                    .statusCode(403);
        }
    }

    /** The bank calls it a duplicate: whether it was paid, nobody knows. */
    private static Sent unknown() throws InterruptedException {
        Sent sent = SentFiles.sent(1);
        bankSays(pain002(
                "10",
                original(sent.message(), ""),
                block(sent.message(), transaction(sent.endToEndId(0), rejected("AM05")))));
        assertThat(sent.states()).containsExactly("UNKNOWN");
        return sent;
    }

    private static JsonPath proposed(Sent sent, String outcome) {
        return Api.post("finance", path(sent), Map.of("outcome", outcome, "reference", "INQUIRY 4711"), 201);
    }

    private static ValidatableResponse approved(String user, Sent sent, JsonPath ruling) {
        return Api.writing(user)
                .post(path(sent) + "/" + ruling.getString("id") + "/approval")
                .then();
    }

    private static String payout(Sent sent) {
        return sent.items().getString("items[0].id");
    }

    private static String path(Sent sent) {
        return "/v1/payouts/" + payout(sent) + "/rulings";
    }

    /** What is booked for the attempt, whoever pays. */
    private static List<String> steps(Sent sent) {
        String attempt = Api.get("finance", "/v1/payouts/" + payout(sent)).getString("attempts[0].id");
        return Api.get("finance", "/v1/ledger/transfers?limit=100&subject=" + attempt)
                .getList("items.step", String.class)
                .stream()
                .distinct()
                .toList();
    }

    private static String id() {
        return UUID.randomUUID().toString().substring(0, 30);
    }
}
