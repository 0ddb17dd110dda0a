package org.millioncarrots.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Approvals;
import org.millioncarrots.testing.AwardCalls;
import org.millioncarrots.testing.BankAnswers;
import org.millioncarrots.testing.Payee;

/**
 * Somebody sees that one payment must not go, after it was collected and even after it was approved. Whoever hurries gets the
 * others out, never this one.
 */
@QuarkusTest
class StopThatStopsApiTest {
    private static final Map<Stop, List<String>> CURRENCIES = Map.of(
            Stop.HOLD_OF_THE_CLAIM, List.of("MOP", "RSD"),
            Stop.HOLD_OF_THE_PAYOUT, List.of("AED", "SLE"),
            Stop.CLOSED_PROGRAMME, List.of("MAD", "KES"),
            Stop.SUSPENDED_AWARD, List.of("BWP", "COP"));

    private enum Stop {
        HOLD_OF_THE_CLAIM {
            @Override
            void place(Payee payee, String programme) {
                Api.post(
                        "caseworker",
                        "/v1/claims/" + payee.claim() + "/holds",
                        Map.of("reason", "SANCTIONS_MATCH"),
                        201);
            }
        },
        HOLD_OF_THE_PAYOUT {
            @Override
            void place(Payee payee, String programme) {
                Api.post("approver", payee.path() + "/hold", Map.of("reason", "PAYEE_DOUBT"), 201);
            }
        },
        CLOSED_PROGRAMME {
            @Override
            void place(Payee payee, String programme) {
                Api.post(
                        "policy",
                        "/v1/programmes/" + programme + "/closures",
                        Map.of("reason", "FRAUD_SUSPECTED"),
                        201);
            }
        },
        SUSPENDED_AWARD {
            @Override
            void place(Payee payee, String programme) {
                AwardCalls.suspended(payee.award(), "2022-01-01");
            }
        };

        abstract void place(Payee payee, String programme);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsStoppedAfterCollectingIsInNoFile(Stop stop) throws InterruptedException {
        String currency = CURRENCIES.get(stop).getFirst();
        Payee stopped = Payee.due(Payee.programme(currency), currency);
        Payee other = Payee.due(Payee.programme(currency), currency);
        String batch = Payee.collected(currency, 2);
        Map<String, Object> seen = Approvals.seen("finance2", batch);
        stop.place(stopped, programmeOf(stopped));
        Response hasty = Api.writing("finance2").body(seen).post(batch + "/approval");
        assertThat(hasty.statusCode()).isIn(201, 412);
        if (hasty.statusCode() == 412) {
            Approvals.approve("finance2", batch).then().statusCode(201);
        }
        assertThat(BankAnswers.payments(Payee.delivered(batch))).hasSize(1);
        assertThat(other.state()).isEqualTo("SENT");
        assertThat(stopped.state()).isIn("DUE", "HELD");
        Payee.nothingToCollect(currency);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsStoppedAfterApprovalStopsItsFile(Stop stop) throws InterruptedException {
        String currency = CURRENCIES.get(stop).getLast();
        Payee stopped = Payee.due(Payee.programme(currency), currency);
        String batch = Payee.collected(currency, 1);
        Approvals.approve("finance2", batch).then().statusCode(201);
        stop.place(stopped, programmeOf(stopped));
        assertThat(Api.as("finance").get(batch + "/file").statusCode()).isEqualTo(409);
        assertThat(Api.writing("finance").post(batch + "/delivery").statusCode())
                .isEqualTo(409);
        assertThat(stopped.state()).isEqualTo("BATCHED");
        Api.as("finance").delete(batch).then().statusCode(200);
        Payee.nothingToCollect(currency);
    }

    private static String programmeOf(Payee payee) {
        return Api.get("caseworker", "/v1/awards/" + payee.award()).getString("programme");
    }
}
