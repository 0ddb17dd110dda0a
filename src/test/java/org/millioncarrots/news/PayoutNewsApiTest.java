package org.millioncarrots.news;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millioncarrots.testing.SentFiles.bankSays;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.millioncarrots.platform.sql.ForAllPartners;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.BankAnswers;
import org.millioncarrots.testing.BankWords;
import org.millioncarrots.testing.SentFiles;
import org.millioncarrots.testing.SentFiles.Sent;

/** Partners are told what became of a payment, by the state that they can read, and never how much it was. */
@QuarkusTest
@ForAllPartners
class PayoutNewsApiTest {
    @Inject
    NumberNews numberNews;

    @Test
    void whatIsPaidAndComesBackIsToldInThisOrder() throws InterruptedException {
        Sent sent = SentFiles.sent(1);
        String payout = sent.items().getString("items[0].id");
        assertThat(told(payout)).as("what is on its way is no news").isEmpty();
        bankSays(BankAnswers.notification(BankWords.id(), "", sent.payments()));
        assertThat(told(payout)).containsExactly("payout.settled");
        bankSays(BankAnswers.notification(BankWords.id(), "MS03", sent.payments()));
        assertThat(told(payout)).containsExactly("payout.settled", "payout.returned");
        List<Map<String, Object>> events = events(payout);
        assertThat(events.getLast().keySet())
                .isSubsetOf(Set.of("id", "number", "type", "resource", "version", "reference", "at"));
        assertThat(events)
                .extracting(event -> (Integer) event.get("version"))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void aHoldIsToldAndItsEndIsNot() throws InterruptedException {
        String payout = Api.get("finance", SentFiles.batch(1) + "/payouts").getString("items[0].payoutId");
        Api.post("finance2", "/v1/payouts/" + payout + "/hold", Map.of("reason", "PAYEE_DOUBT"), 201);
        assertThat(told(payout)).containsExactly("payout.held");
        Api.writing("finance").post("/v1/payouts/" + payout + "/release").then().statusCode(201);
        assertThat(told(payout)).containsExactly("payout.held");
    }

    private List<String> told(String payout) {
        return events(payout).stream().map(event -> (String) event.get("type")).toList();
    }

    /** All that the partner was told of this payout, from the first event that is kept. */
    private List<Map<String, Object>> events(String payout) {
        numberNews.number();
        List<Map<String, Object>> events = new ArrayList<>();
        String from = "";
        List<Map<String, Object>> page;
        do {
            page = Api.get("partner", "/v1/events?limit=500" + from).getList("items");
            page.stream()
                    .filter(event -> event.get("resource").equals("/v1/payouts/" + payout))
                    .forEach(events::add);
            from = page.isEmpty() ? from : "&after=" + page.getLast().get("id");
        } while (!page.isEmpty());
        return events;
    }
}
