package org.millioncarrots.payout.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millioncarrots.testing.BankWords.block;
import static org.millioncarrots.testing.BankWords.original;
import static org.millioncarrots.testing.BankWords.pain002;
import static org.millioncarrots.testing.BankWords.rejected;
import static org.millioncarrots.testing.BankWords.transaction;
import static org.millioncarrots.testing.SentFiles.bankSays;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Approvals;
import org.millioncarrots.testing.BankAnswers;
import org.millioncarrots.testing.PaidInConsole;
import org.millioncarrots.testing.PaidPeople;
import org.millioncarrots.testing.SentFiles;
import org.millioncarrots.testing.SentFiles.Sent;
import org.millioncarrots.testing.Visitor;

/** Forms act once, for whom and for what they were made; what a page shows, the API and files show. */
@QuarkusTest
class BatchPagesApiTest {
    @Inject
    Clock clock;

    @Inject
    PaidPeople people;

    @Test
    void aFormActsOnceAndForNobodyElse() throws InterruptedException {
        PaidInConsole.due("PAB", 2);
        Visitor finance = Visitor.as("finance");
        Map<String, String> form =
                new HashMap<>(Visitor.fields(finance.get("/console/batches").body()));
        form.putAll(Map.of("currency", "PAB", "scheme", "CROSS_BORDER", "atMost", ""));
        HttpResponse<String> first = finance.post("/console/batches", form);
        assertThat(first.body()).contains("Collected. Another person looks at it now");
        HttpResponse<String> second = finance.post("/console/batches", form);
        assertThat(second.uri().getPath()).isEqualTo(first.uri().getPath());
        assertThat(second.body()).contains("It was not done twice");
        String path = first.uri().getPath();

        assertThat(finance.get(path + "/approve").body())
                .contains("You collected this batch, so another person approves it")
                .doesNotContain("name=\"form\"");
        assertThat(Visitor.as("auditor").get(path + "/approve").body())
                .contains("You look on")
                .doesNotContain("name=\"form\"");
        Visitor approver = Visitor.as("approver");
        Map<String, String> approval =
                Visitor.fields(approver.get(path + "/approve").body());
        assertThat(finance.post(path + "/approve", approval).statusCode()).isEqualTo(403);
        assertThat(Visitor.as("approver2").post(path + "/approve", approval).statusCode())
                .as("made for somebody else")
                .isEqualTo(403);
        assertThat(approver.post(path + "/apart", approval).statusCode())
                .as("another act, and not of this role")
                .isEqualTo(403);
        assertThat(approver.post(path + "/refusal", with(approval, "reason", "NOT_DUE"))
                        .statusCode())
                .as("another act")
                .isEqualTo(403);
        assertThat(approver.post(path + "/approve", with(approval, "digest", "0".repeat(64)))
                        .statusCode())
                .as("not what was shown")
                .isEqualTo(403);
        assertThat(approver.post(path + "/approve", with(approval, "form", "")).statusCode())
                .isEqualTo(403);
        assertThat(approver.post(path + "/approve", approval).body()).contains("Approved. Its file is made");
        assertThat(approver.post(path + "/approve", approval).body()).contains("It was not done twice");
        String id = path.replaceFirst("^.*/", "");
        assertThat(Api.get("auditor", "/v1/audit?subject=" + id + "&limit=100").getList("items.action"))
                .as("audited as when the API does it")
                .containsOnlyOnce("BATCH_COLLECTED", "BATCH_APPROVED");
    }

    /** Whoever presses too late is told what has changed since they looked, and need only look at that. */
    @Test
    void aStaleApprovalTellsWhatHasChanged() throws InterruptedException {
        List<String> payouts = PaidInConsole.due("AFN", 4);
        String id = Api.post("finance", "/v1/payout-batches", Map.of("currency", "AFN", "scheme", "CROSS_BORDER"), 201)
                .getString("id");
        String path = "/console/batches/" + id + "/approve";
        Api.post("finance2", "/v1/payouts/" + payouts.get(3) + "/hold", Map.of("reason", "AMOUNT_DOUBT"), 201);
        Visitor approver = Visitor.as("approver");
        Map<String, String> looked = Visitor.fields(approver.get(path).body());
        Api.post("finance2", "/v1/payouts/" + payouts.getFirst() + "/hold", Map.of("reason", "PAYEE_DOUBT"), 201);
        Api.post("caseworker", "/v1/claims/" + claim(payouts.get(1)) + "/holds", Map.of("reason", "COURT_ORDER"), 201);

        HttpResponse<String> stale = approver.post(path, looked);
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(stale.body())
                .contains(
                        "It has changed since you looked",
                        "/console/payouts/" + payouts.getFirst(),
                        "<b>AFN\u00a0100.00</b>: left the batch: the payout is held, doubt about the payee",
                        "paid for the first time: 3 when you looked, 2 now",
                        "would be taken out: the claim is on hold: 0 when you looked, 1 now",
                        "/console/payouts/" + payouts.get(1),
                        "All else is as you have seen it")
                .as("what had left before, and what is as it was, are nothing new")
                .doesNotContain(payouts.get(3), "doubt about the amount", payouts.get(2));
        assertThat(approver.post(path, looked, "Sec-Fetch-Site", "same-origin", "Accept-Language", "de")
                        .body())
                .contains("hat den Stapel verlassen: die Auszahlung ist angehalten, Zweifel am Empfänger")
                .contains("wie Sie es gesehen haben");
        assertThat(approver.post(path, Visitor.fields(stale.body())).body())
                .contains("Approved, without the payouts that no file can carry");
        assertThat(Api.get("finance", "/v1/payout-batches/" + id).getInt("payouts"))
                .isOne();
    }

    /** A payout that went without a word of it in the records, as before an update of the service: nothing is told as the whole. */
    @Test
    void whatTheRecordsDoNotTellIsNotGuessed() throws Exception {
        List<String> payouts = PaidInConsole.due("AOA", 2);
        String id = Api.post("finance", "/v1/payout-batches", Map.of("currency", "AOA", "scheme", "CROSS_BORDER"), 201)
                .getString("id");
        String path = "/console/batches/" + id + "/approve";
        Visitor approver = Visitor.as("approver");
        Map<String, String> looked = Visitor.fields(approver.get(path).body());
        people.run(
                "update payout set state = 'DUE', batch_id = null, destination_version = null where id = ?",
                UUID.fromString(payouts.getFirst()));
        HttpResponse<String> stale = approver.post(path, looked);
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(stale.body())
                .contains("The records do not tell all by which the list differs", "Look again")
                .doesNotContain("All else is as you have seen it", "<form");
    }

    private static String claim(String payout) {
        String award = Api.get("finance", "/v1/payouts/" + payout).getString("awardId");
        return Api.get("caseworker", "/v1/awards/" + award).getString("claimId");
    }

    @Test
    void whoeverLooksMaySendBackAndSaysWhy() throws InterruptedException {
        List<String> payouts = PaidInConsole.due("PKR", 1);
        String id = Api.post("finance", "/v1/payout-batches", Map.of("currency", "PKR", "scheme", "CROSS_BORDER"), 201)
                .getString("id");
        Api.post("finance", "/v1/payout-batches/" + id + "/refusal", Map.of("reason", "NOT_DUE"), 403);
        Api.post("caseworker", "/v1/payout-batches/" + id + "/refusal", Map.of("reason", "NOT_DUE"), 403);
        Visitor approver = Visitor.as("approver");
        String page = approver.get("/console/batches/" + id + "/approve").body();
        String refusal = page.substring(page.indexOf("/refusal"));
        HttpResponse<String> sentBack = approver.post(
                "/console/batches/" + id + "/refusal", with(Visitor.fields(refusal), "reason", "WRONG_AMOUNT"));
        assertThat(sentBack.body()).contains("Sent back. Its payouts are due again", "an amount is wrong");
        assertThat(Api.get("finance", "/v1/payout-batches/" + id).getString("state"))
                .isEqualTo("CANCELLED");
        assertThat(Api.get("finance", "/v1/payouts/" + payouts.getFirst()).getString("state"))
                .isEqualTo("DUE");
        Api.post("approver", "/v1/payout-batches/" + id + "/refusal", Map.of("reason", "NOT_DUE"), 409);
        twoPeopleTakeBackWhatMustNotGo();
    }

    private static void twoPeopleTakeBackWhatMustNotGo() {
        String id = Api.post("finance", "/v1/payout-batches", Map.of("currency", "PKR", "scheme", "CROSS_BORDER"), 201)
                .getString("id");
        Approvals.approve("approver", "/v1/payout-batches/" + id).then().statusCode(201);
        String path = "/console/batches/" + id;
        Visitor finance = Visitor.as("finance");
        assertThat(pressed(finance, path, "/back", "reason", "WRONG_DAY"))
                .contains("Proposed. Another person approves it", "You proposed it, so another person approves it")
                .doesNotContain(path + "/back");
        Visitor approver = Visitor.as("approver2");
        assertThat(approver.get("/console/today").body()).contains("batches to take back", "the oldest");
        assertThat(pressed(approver, path, "/back-approved", "", ""))
                .contains("Taken back. Its payouts are due again", "the day is not the right one");
        assertThat(Api.get("finance", "/v1/payout-batches/" + id).getString("state"))
                .isEqualTo("CANCELLED");
    }

    @Test
    void twoPeopleOweAnewWhatTheBankHasRefused() throws InterruptedException {
        Sent sent = SentFiles.sent(2);
        String path = "/console/batches/" + sent.id();
        Visitor finance = Visitor.as("finance");
        assertThat(finance.get(path).body()).doesNotContain(path + "/anew");
        bankSays(pain002(
                "10",
                original(sent.message(), ""),
                block(sent.message(), transaction(sent.endToEndId(0), rejected("AC04")))));
        assertThat(Visitor.as("auditor").get(path).body()).doesNotContain("<form");
        assertThat(pressed(finance, path, "/anew", "reason", "ACCOUNT_CONFIRMED"))
                .contains("1 rejected payout anew", "You proposed it, so another person approves it")
                .doesNotContain(path + "/anew");
        assertThat(pressed(Visitor.as("approver"), path, "/anew-approved", "", ""))
                .contains("Owed anew: new payouts are due", "approved it");
        assertThat(sent.states()).containsExactlyInAnyOrder("REISSUED", "SENT");
    }

    /** Whoever has a number or a bank's reference in hand comes to the payout. */
    @Test
    void aPayoutIsFound() throws InterruptedException {
        Sent sent = SentFiles.sent(1);
        String page = "/console/payouts/" + sent.items().getString("items[0].id");
        Visitor approver = Visitor.as("approver");
        for (String known : List.of(
                sent.items().getString("items[0].id"),
                sent.endToEndId(0),
                sent.endToEndId(0).toLowerCase(Locale.ROOT),
                sent.payments().getFirst().uetr())) {
            assertThat(approver.post("/console/payouts/find", Map.of("payout", known))
                            .uri()
                            .getPath())
                    .isEqualTo(page);
        }
        assertThat(Visitor.as("caseworker")
                        .post("/console/payouts/find", Map.of("payout", sent.endToEndId(0)))
                        .statusCode())
                .isEqualTo(403);
    }

    /** What something stops is named in words; when that is all of it, nobody is offered what would be refused. */
    @Test
    void aBatchOfWhichNothingCanBePaidGoesBackOnly() throws InterruptedException {
        String payout = PaidInConsole.due("TMT", 1).getFirst();
        Visitor finance = Visitor.as("finance");
        Map<String, String> form =
                new HashMap<>(Visitor.fields(finance.get("/console/batches").body()));
        form.putAll(Map.of("currency", "TMT", "scheme", "CROSS_BORDER", "atMost", ""));
        String path = finance.post("/console/batches", form).uri().getPath();
        Api.post("caseworker", "/v1/claims/" + claim(payout) + "/holds", Map.of("reason", "EVIDENCE_DOUBT"), 201);
        assertThat(Visitor.as("approver").get(path + "/approve").body())
                .contains(
                        "1 payout would be taken out",
                        "the claim is on hold",
                        "Something stops each of its payouts now",
                        "action=\"" + path + "/refusal\"")
                .doesNotContain("action=\"" + path + "/approve\"", "ON_HOLD");
        HttpResponse<String> nothing = finance.post(
                "/console/batches",
                Map.of(
                        "form",
                        Visitor.fields(finance.get("/console/batches").body()).get("form"),
                        "currency",
                        "TMT",
                        "scheme",
                        "CROSS_BORDER"),
                "Sec-Fetch-Site",
                "same-origin",
                "Accept-Language",
                "de");
        assertThat(nothing.body())
                .contains("In dieser Währung ist nichts fällig", "Nichts wurde geändert", "autofocus");
    }

    /** Somebody types a name: it stands neither in an address nor on the page. */
    @Test
    void whatIsSoughtIsNotRepeated() {
        Visitor approver = Visitor.as("approver");
        for (String typed : List.of("Obraztsov", "", UUID.randomUUID().toString())) {
            HttpResponse<String> unknown = approver.post("/console/payouts/find", Map.of("payout", typed));
            assertThat(unknown.statusCode()).isEqualTo(404);
            assertThat(unknown.uri().toString()).endsWith("/console/payouts/find");
            assertThat(unknown.body()).contains("No payout has this number or reference", "autofocus");
            if (!typed.isEmpty()) {
                assertThat(unknown.body()).doesNotContain(typed);
            }
        }
        assertThat(approver.get("/console/payouts/find", "Accept-Language", "de")
                        .body())
                .contains("Eine Auszahlung finden");
        assertThat(approver.post("/console/payouts/find", Map.of("payout", "Obraztsov"), "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
    }

    /** Presses the button of one of the page's forms, with one more field if it has a name. */
    private static String pressed(Visitor visitor, String page, String form, String field, String value) {
        String html = visitor.get(page).body();
        int begin = html.indexOf("action=\"" + page + form + "\"");
        assertThat(begin).as(html).isPositive();
        Map<String, String> fields = new HashMap<>(Visitor.fields(html.substring(begin)));
        if (!field.isEmpty()) {
            fields.put(field, value);
        }
        return visitor.post(page + form, fields).body();
    }

    @Test
    void pageAndApiAndFileShowTheSameFigure() throws InterruptedException {
        PaidInConsole.due("ETB", 3);
        Visitor auditor = Visitor.as("auditor");
        String query = "?by=month&currency=ETB";
        String api = Api.get("finance", "/v1/reports/payouts?groupBy=month&currency=ETB")
                .getString("totals[0].amount.amount");
        assertThat(api).isEqualTo("300.00");
        assertThat(auditor.get("/console/payouts" + query).body()).contains("ETB\u00a0" + api);
        assertThat(auditor.get("/console/payouts" + query).body()).contains("compare=yes");
        String compared =
                auditor.get("/console/payouts" + query + "&compare=yes").body();
        boolean booked = Api.get("finance", "/v1/reports/month-checks/" + YearMonth.now(clock))
                        .getInt("checks.find { it.question == 'PAYOUTS' }.open")
                == 0;
        assertThat(compared).contains(booked ? "where the books have their money" : "Payouts and books differ");
        HttpResponse<String> csv = auditor.get("/console/payouts.csv" + query);
        assertThat(csv.body()).contains("2022-01,ETB,3," + api);
        assertThat(csv.headers().firstValue("Content-Disposition").orElse("")).contains("payouts.csv");
        assertThat(auditor.get("/console/payouts.xlsx" + query).body()).startsWith("PK");
    }

    /** Not for ever that it is with the bank: the bank has told of all of it. */
    @Test
    void whatTheBankHasToldOfABatchIsSaid() throws InterruptedException {
        Sent sent = SentFiles.sent(3);
        Visitor finance = Visitor.as("finance");
        assertThat(said(finance, sent)).containsExactly("With the bank", "With the bank");
        bankSays(pain002(
                "10",
                original(sent.message(), ""),
                block(sent.message(), transaction(sent.endToEndId(0), rejected("AM05")))));
        String unknown = "/console/payouts/" + sent.items().getString("items.find { it.state == 'UNKNOWN' }.id");
        assertThat(finance.get(unknown).body()).contains("href=\"" + unknown + "/rulings\"");
        assertThat(said(finance, sent))
                .as("of one payout nobody knows, of two the bank has said nothing")
                .containsExactly("With the bank", "With the bank");
        bankSays(BankAnswers.notification(UUID.randomUUID().toString(), "", sent.payments()));
        assertThat(sent.states()).containsOnly("SETTLED");
        assertThat(said(finance, sent)).containsExactly("Settled", "Settled");
        assertThat(finance.get(unknown).body())
                .as("nothing is asked of what is settled")
                .doesNotContain("/rulings\"");
        bankSays(BankAnswers.notification(
                UUID.randomUUID().toString(), "AC04", sent.payments().subList(0, 1)));
        assertThat(said(finance, sent)).containsExactly("Answered by the bank", "Answered by the bank");
    }

    /** Of a batch, on its page and in the list. */
    private static List<String> said(Visitor visitor, Sent sent) {
        String page = "/console/batches/" + sent.id();
        String list = visitor.get("/console/batches?state=DELIVERED").body();
        String row = list.substring(list.indexOf("href=\"" + page + "\""));
        return List.of(chip(visitor.get(page).body()), chip(row));
    }

    private static String chip(String html) {
        Matcher chip = Pattern.compile("<span class=\"chip [^>]*>.*?</svg>([^<]+)</span>")
                .matcher(html);
        assertThat(chip.find()).as(html).isTrue();
        return chip.group(1);
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> changed = new HashMap<>(fields);
        changed.put(name, value);
        return changed;
    }
}
