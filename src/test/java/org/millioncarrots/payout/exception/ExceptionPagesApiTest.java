package org.millioncarrots.payout.exception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millioncarrots.testing.BankWords.OURS;
import static org.millioncarrots.testing.BankWords.block;
import static org.millioncarrots.testing.BankWords.camt053;
import static org.millioncarrots.testing.BankWords.original;
import static org.millioncarrots.testing.BankWords.pain002;
import static org.millioncarrots.testing.BankWords.rejected;
import static org.millioncarrots.testing.BankWords.transaction;

import io.quarkus.test.junit.QuarkusTest;
import java.lang.reflect.Method;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.millioncarrots.payout.Obstacle;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.BankWords.Entry;
import org.millioncarrots.testing.SentFiles;
import org.millioncarrots.testing.SentFiles.Sent;
import org.millioncarrots.testing.Visitor;

/** What needs a person, as a page: the report's figures, forms that act once, and two people. */
@QuarkusTest
class ExceptionPagesApiTest {
    private static final String LIST = "/console/exceptions";

    @Test
    void pageAndApiAndFileShowTheSameFigures() {
        for (String amount : List.of("1041.10", "30.07")) {
            arrived(amount, "SHP");
        }
        Map<String, Object> group =
                Api.get("finance", "/v1/reports/exceptions?limit=1").getMap("groups.find { it.currency == 'SHP' }");
        assertThat(group)
                .containsEntry("count", 2)
                .containsEntry("amount", Map.of("amount", "1071.17", "currency", "SHP"));
        String chosen =
                "?kind=" + group.get("kind") + "&reason=" + (group.get("reason") == null ? "-" : group.get("reason"));
        for (String user : List.of("finance", "approver", "auditor")) {
            Visitor visitor = Visitor.as(user);
            assertThat(visitor.get(LIST).body()).contains("SHP\u00a01,071.17");
            HttpResponse<String> csv = visitor.get(LIST + ".csv" + chosen);
            assertThat(csv.body().lines().filter(line -> line.contains(",SHP,")))
                    .hasSize(2)
                    .anyMatch(line -> line.contains(",1041.10,SHP,"))
                    .anyMatch(line -> line.contains(",30.07,SHP,"));
            assertThat(visitor.get(LIST + ".xlsx" + chosen).body()).startsWith("PK");
        }
        assertThat(Visitor.as("auditor").get(LIST).body())
                .as("an auditor looks and does not act")
                .doesNotContain("name=\"form\"");
        for (String user : List.of("caseworker", "operator")) {
            Visitor visitor = Visitor.as(user);
            for (String path : List.of(LIST, LIST + ".csv", LIST + ".xlsx")) {
                assertThat(visitor.get(path).statusCode()).as(user + path).isEqualTo(403);
            }
        }
    }

    /** Whatever the list can name, it says who can act and how. */
    @Test
    void whatStopsAPayoutHasANextStep() {
        assertThat(Arrays.stream(ExceptionCodeWords.class.getDeclaredMethods()).map(Method::getName))
                .containsAll(Obstacle.NAMED_TO_STAFF.stream()
                        .map(obstacle -> ExceptionKind.STOPPED.nextStep(obstacle.name()))
                        .toList());
    }

    /** Each row of all pages once, from the oldest on, and as many as the page says. */
    @Test
    void theListHasEachOnceFromTheOldestOn() {
        String id = arrived("5.55", "FKP");
        Visitor finance = Visitor.as("finance");
        String chosen = "kind=PARKED&age=DAYS_0_1";
        String kind = Api.get("finance", "/v1/exceptions/" + id).getString("kind");
        String page = finance.get(LIST + "?" + chosen.replace("PARKED", kind)).body();
        int pages = 0;
        while (!page.contains("/console/exceptions/" + id + "\"")) {
            String next = page.replaceFirst("(?s).*href=\"\\?([^\"]*after=[^\"#]*)#list\".*", "$1");
            assertThat(next).as("there is a next page").hasSizeLessThan(300);
            page = finance.get(LIST + "?" + next.replace("&amp;", "&")).body();
            assertThat(++pages).isLessThan(100);
        }
        assertThat(finance.get(LIST + "?kind=" + kind + "&age=OVER_10").body())
                .doesNotContain("/console/exceptions/" + id + "\"");
        for (String wrong : List.of("kind=X", "whose=X", "age=X", "state=X", "after=X", "reason=%3Cb%3E")) {
            assertThat(finance.get(LIST + "?" + wrong).statusCode()).as(wrong).isEqualTo(400);
        }
    }

    @Test
    void twoPeopleEndAnExceptionAndNobodyActsTwice() {
        String id = arrived("7.70", "STN");
        String path = LIST + "/" + id;
        Visitor finance = Visitor.as("finance");
        Map<String, String> take = Visitor.fields(finance.get(path).body());
        assertThat(Visitor.as("finance2").post(path + "/owner", take).statusCode())
                .as("made for somebody else")
                .isEqualTo(403);
        assertThat(finance.post(path + "/given-back", take).statusCode())
                .as("made for another act")
                .isEqualTo(403);
        assertThat(finance.post(path + "/owner", take, "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(Api.get("finance", "/v1/exceptions/" + id).getString("owner"))
                .isNull();
        assertThat(finance.post(path + "/owner", take).body()).contains("You look after it now");
        assertThat(finance.post(path + "/owner", take).body()).contains("It was not done twice");
        assertThat(Api.get("finance", "/v1/exceptions/" + id).getString("owner"))
                .isEqualTo("finance");

        String page = finance.get(path).body();
        Map<String, String> form =
                new HashMap<>(Visitor.fields(page.substring(page.indexOf("action=\"" + path + "/rulings\""))));
        form.put("code", "NOT_OURS");
        for (String wrong : List.of("", "<b>", "x".repeat(65))) {
            form.put("reference", wrong);
            assertThat(finance.post(path + "/rulings", form).statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
        form.put("reference", "INQUIRY 12");
        assertThat(finance.post(path + "/rulings", form).body())
                .contains("Proposed. Another person approves it", "You have proposed it")
                .doesNotContain("/approval\"");
        assertThat(finance.post(path + "/rulings", form).body()).contains("It was not done twice");
        assertThat(Api.get("auditor", "/v1/exceptions/" + id).getList("rulings"))
                .hasSize(1);

        Visitor approver = Visitor.as("approver");
        String seen = approver.get(path).body();
        String action = seen.replaceFirst("(?s).*action=\"([^\"]*/approval)\".*", "$1");
        Map<String, String> approval = Visitor.fields(seen.substring(seen.indexOf("/approval\"")));
        assertThat(finance.post(action, approval).statusCode()).isEqualTo(403);
        assertThat(approver.post(action, approval).body()).contains("Approved. What it says is booked");
        assertThat(approver.post(action, approval).body()).contains("It was not done twice");
        assertThat(Api.get("auditor", "/v1/exceptions/" + id).getString("state"))
                .isEqualTo("CLOSED");
        assertThat(Api.get("auditor", "/v1/audit?subject=" + id).getList("items.action"))
                .containsOnlyOnce("EXCEPTION_TAKEN", "EXCEPTION_RULING_PROPOSED", "EXCEPTION_RULED");
        assertThat(finance.get(action).uri().getPath()).isEqualTo(path);
    }

    @Test
    void anApproverGivesBackWhatSomebodyElseHasTaken() {
        String id = arrived("8.80", "STN");
        String path = LIST + "/" + id;
        Api.writing("finance").post("/v1/exceptions/" + id + "/owner").then().statusCode(201);
        assertThat(Visitor.as("finance2").get(path).body()).doesNotContain("/given-back", "/rulings\"");
        Visitor approver = Visitor.as("approver");
        Map<String, String> back = Visitor.fields(approver.get(path).body());
        assertThat(approver.post(path + "/given-back", back).body()).contains("Given back");
        assertThat(Api.get("finance", "/v1/exceptions/" + id).getString("owner"))
                .isNull();
    }

    @Test
    void twoPeopleSayWhatBecameOfAnUnknownPayout() throws InterruptedException {
        Sent sent = SentFiles.sent(1);
        SentFiles.bankSays(pain002(
                "10",
                original(sent.message(), ""),
                block(sent.message(), transaction(sent.endToEndId(0), rejected("AM05")))));
        String payout = sent.items().getString("items[0].id");
        Visitor finance = Visitor.as("finance");
        assertThat(finance.get(LIST + "/" + payout).body())
                .contains("It ends by what becomes of the payout", "/console/payouts/" + payout + "/rulings");
        String path = "/console/payouts/" + payout + "/rulings";
        Map<String, String> form =
                new HashMap<>(Visitor.fields(finance.get(path).body()));
        form.putAll(Map.of("outcome", "PAID", "reference", "INQUIRY 4711"));
        assertThat(Visitor.as("approver").post(path, form).statusCode()).isEqualTo(403);
        assertThat(finance.post(path, form).body()).contains("Proposed.", "You have proposed it");
        assertThat(finance.post(path, form).body()).contains("It was not done twice");
        assertThat(sent.states()).containsExactly("UNKNOWN");
        Visitor second = Visitor.as("approver");
        String seen = second.get(path).body();
        String action = seen.replaceFirst("(?s).*action=\"([^\"]*/approval)\".*", "$1");
        assertThat(second.post(action, Visitor.fields(seen)).body()).contains("Approved.");
        assertThat(sent.states()).containsExactly("SETTLED");
    }

    /** A debit that belongs to nothing of ours. */
    private static String arrived(String amount, String currency) {
        String message = Api.writing("bank")
                .contentType("application/xml")
                .body(camt053("08", OURS, Entry.of(amount, currency).toString()))
                .post("/v1/bank-messages")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return Ids.derived(UUID.fromString(message), "line/1").toString();
    }
}
