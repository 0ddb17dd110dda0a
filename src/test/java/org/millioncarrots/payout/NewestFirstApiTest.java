package org.millioncarrots.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.BankAnswers;
import org.millioncarrots.testing.SentFiles;
import org.millioncarrots.testing.SentFiles.Sent;

@QuarkusTest
class NewestFirstApiTest {
    @Test
    void whatHappenedLastStandsOnTheFirstPage() throws InterruptedException {
        Sent first = SentFiles.sent(1);
        Sent second = SentFiles.sent(1);
        JsonPath batches = Api.get("auditor", "/v1/payout-batches?order=NEWEST&state=DELIVERED&limit=1");
        assertThat(batches.getList("items.id")).containsExactly(second.id());
        batches = Api.get("auditor", "/v1/payout-batches?order=NEWEST&limit=1&cursor=" + batches.getString("next"));
        assertThat(batches.getList("items.id")).containsExactly(first.id());
        assertThat(Api.get("finance", "/v1/payout-batches?limit=1&cursor=" + first.id())
                        .getList("items.id"))
                .as("as it was before there was a choice")
                .containsExactly(second.id());

        String known = said(BankAnswers.notification(id(), "", first.payments()));
        String strange = said(BankAnswers.notification(id(), "", first.payments())
                .replaceAll("<EndToEndId>[^<]*", "<EndToEndId>NOBODYS" + id().substring(0, 8)));
        JsonPath messages = Api.get("approver", "/v1/bank-messages?limit=1");
        assertThat(messages.getString("items[0].id")).isEqualTo(strange);
        assertThat(messages.getInt("items[0].unmatched")).isPositive();
        assertThat(messages.getString("items[0].receivedBy")).isEqualTo("bank");
        messages = Api.get("auditor", "/v1/bank-messages?limit=1&cursor=" + messages.getString("next"));
        assertThat(messages.getString("items[0].id")).isEqualTo(known);
        assertThat(Api.get("finance", "/v1/bank-messages?unmatched=true&limit=500")
                        .getList("items.id"))
                .contains(strange)
                .doesNotContain(known);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/bank-messages", "/v1/ledger/closings"})
    void nobodyElseReadsTheLists(String list) {
        for (String user : new String[] {"partner", "caseworker", "bank", "operator"}) {
            Api.as(user).get(list).then().statusCode(403);
        }
        Api.get("auditor", list);
    }

    private static String said(String message) {
        return Api.writing("bank")
                .contentType("application/xml")
                .body(message)
                .post("/v1/bank-messages")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String id() {
        return UUID.randomUUID().toString().substring(0, 30);
    }
}
