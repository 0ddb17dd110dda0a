package org.millioncarrots.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.BankAnswers;
import org.millioncarrots.testing.BankWords;
import org.millioncarrots.testing.SentFiles;
import org.millioncarrots.testing.SentFiles.Sent;

/** Somebody wants a payment that was made to be made again. Anybody can write what a bank would write. */
@QuarkusTest
class ForgedAnswersApiTest {
    /** What may make a payment payable again: a return, a rejection, of a payment and of a whole file. */
    private enum Forgery {
        RETURN {
            @Override
            String of(Sent sent) {
                return BankAnswers.notification(id(), "AC04", sent.payments());
            }
        },
        REJECTION {
            @Override
            String of(Sent sent) {
                return BankWords.pain002(
                        "10",
                        BankWords.original(sent.message(), ""),
                        BankWords.block(
                                sent.message(), BankWords.transaction(sent.endToEndId(0), BankWords.rejected("AC04"))));
            }
        },
        REJECTED_FILE {
            @Override
            String of(Sent sent) {
                return BankWords.pain002("10", BankWords.original(sent.message(), "<GrpSts>RJCT</GrpSts>"), "");
            }
        };

        abstract String of(Sent sent);
    }

    @Test
    void oneFinanceOfficerMakesNothingPayableAgain() throws InterruptedException {
        Sent sent = SentFiles.sent(1);
        SentFiles.bankSays(BankAnswers.notification(id(), "", sent.payments()));
        for (Forgery forgery : Forgery.values()) {
            Response entered = enter("finance", forgery.of(sent));
            assertThat(entered.statusCode()).as("%s", forgery).isEqualTo(202);
            String proposal = "/v1/bank-message-proposals/" + entered.jsonPath().getString("id");
            Api.post("finance", proposal + "/confirmation", Map.of(), 403);
            stillSettledOnce(sent);
        }
        // A second entry of one's own does not make a second person.
        enter("finance", Forgery.RETURN.of(sent));
        stillSettledOnce(sent);
        Api.writing("finance")
                .body(Map.of("outcome", "NOT_PAID", "reference", "CALL 1"))
                .post("/v1/payouts/" + sent.items().getString("items[0].id") + "/rulings")
                .then()
                .statusCode(409);
        stillSettledOnce(sent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"partner", "caseworker", "approver", "policy", "auditor", "operator"})
    void nobodyElseCanEvenEnterOne(String user) throws InterruptedException {
        Sent sent = SentFiles.sent(1);
        for (Forgery forgery : Forgery.values()) {
            assertThat(enter(user, forgery.of(sent)).statusCode()).isEqualTo(403);
        }
        assertThat(sent.states()).containsExactly("SENT");
    }

    /** The rejection comes first, the booking overtakes it, whatever reason is named beside it. */
    @ParameterizedTest
    @ValueSource(strings = {"AC04", "AG02", "AM03", "NARR"})
    void aRejectionThatABookingOvertakesPaysNobodyTwice(String reason) throws InterruptedException {
        Sent sent = SentFiles.sent(1);
        SentFiles.bankSays(rejection(sent, reason));
        SentFiles.bankSays(BankAnswers.notification(id(), "", sent.payments()));
        assertThat(sent.reissueFirst()).isEqualTo(409);
        stillSettledOnce(sent);
    }

    @Test
    void whoeverNamesADuplicateAmongOtherReasonsMakesNothingPayable() throws InterruptedException {
        for (List<String> reasons :
                List.of(List.of("AC04", "AM05"), List.of("AM05", "AC04"), List.of("DUPL", "AC01"))) {
            Sent sent = SentFiles.sent(1);
            SentFiles.bankSays(rejection(sent, reasons.toArray(String[]::new)));
            assertThat(sent.states()).as("%s", reasons).containsExactly("UNKNOWN");
            assertThat(sent.reissueFirst()).as("%s", reasons).isEqualTo(409);
        }
        SentFiles.balanced();
    }

    /** Every UNKNOWN has a way out, and it takes two. */
    @Test
    void onePersonDoesNotSayThatNothingWasPaid() throws InterruptedException {
        Sent sent = SentFiles.sent(1);
        SentFiles.bankSays(rejection(sent, "AM05"));
        String rulings = "/v1/payouts/" + sent.items().getString("items[0].id") + "/rulings";
        String ruling = Api.post("finance", rulings, Map.of("outcome", "NOT_PAID", "reference", "CALL 1"), 201)
                .getString("id");
        Api.post("finance", rulings + "/" + ruling + "/approval", Map.of(), 403);
        assertThat(sent.states()).containsExactly("UNKNOWN");
        assertThat(sent.reissueFirst()).isEqualTo(409);
    }

    private static String rejection(Sent sent, String... reasons) {
        return BankWords.pain002(
                "10",
                BankWords.original(sent.message(), ""),
                BankWords.block(
                        sent.message(), BankWords.transaction(sent.endToEndId(0), BankWords.rejected(reasons))));
    }

    private static void stillSettledOnce(Sent sent) {
        assertThat(sent.states()).containsExactly("SETTLED");
        assertThat(sent.reissueFirst()).isEqualTo(409);
        SentFiles.balanced();
    }

    private static Response enter(String user, String message) {
        return Api.writing(user).contentType("application/xml").body(message).post("/v1/bank-messages");
    }

    private static String id() {
        return UUID.randomUUID().toString().substring(0, 30);
    }
}
