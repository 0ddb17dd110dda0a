package org.millioncarrots.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Approvals;
import org.millioncarrots.testing.BankAnswers;
import org.millioncarrots.testing.Payee;

/** One claimant with a telling name or street, whether meant or not, must not stand in the way of all others. */
@QuarkusTest
class OneBlocksEverybodyApiTest {
    @ParameterizedTest
    @ValueSource(strings = {"Asylum Road", "Bounty Street 3", "soldier lane", "ASYLUM"})
    void whatNoFileMayCarryIsRefusedWhenItIsRegistered(String street) {
        Api.writing("partner")
                .body(registration("Ivan Petrov", street))
                .post("/v1/claimants")
                .then()
                .statusCode(400)
                .body("violations[0].field", startsWith("payoutDestination.address"))
                .body("detail", not(containsString(street)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Anna Bounty", "Soldier", "Lay Down Arms"})
    void soIsAName(String name) {
        Api.writing("partner")
                .body(registration(name, "Gedimino pr. 1"))
                .post("/v1/claimants")
                .then()
                .statusCode(400)
                .body("violations[0].field", startsWith("identity."))
                .body("detail", not(containsString(name)));
    }

    /** A payment that cannot go is named by its id and leaves the batch; the others go. */
    @Test
    void whatIsWrongWithOneStopsNobodyElse() throws InterruptedException {
        String currency = "TTD";
        String programme = Payee.programme(currency);
        Payee held = Payee.due(programme, currency);
        List<Payee> others = List.of(Payee.due(programme, currency), Payee.due(programme, currency));
        String batch = Payee.collected(currency, 3);
        Api.post("caseworker", "/v1/claims/" + held.claim() + "/holds", Map.of("reason", "SANCTIONS_MATCH"), 201);
        var approved = Approvals.approve("finance2", batch);
        if (approved.statusCode() == 412) {
            approved = Approvals.approve("finance2", batch);
        }
        assertThat(approved.statusCode()).isEqualTo(201);
        assertThat(BankAnswers.payments(Payee.delivered(batch))).hasSize(2);
        assertThat(others).extracting(Payee::state).containsOnly("SENT");
    }

    private static Map<String, Object> registration(String name, String street) {
        return Map.of(
                "identity",
                        Map.of(
                                "name",
                                name,
                                "bornOn",
                                "1990-01-01",
                                "document",
                                Map.of("kind", "PASSPORT", "issuedBy", "XX", "number", "B" + System.nanoTime())),
                "payoutDestination",
                        Map.of(
                                "iban", "DE89370400440532013000",
                                "bic", "COBADEFF",
                                "address", Map.of("streetName", street, "townName", "Vilnius", "country", "LT")));
    }
}
