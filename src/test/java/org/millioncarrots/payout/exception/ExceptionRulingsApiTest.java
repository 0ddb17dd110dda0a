package org.millioncarrots.payout.exception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.millioncarrots.testing.BankWords.OURS;
import static org.millioncarrots.testing.BankWords.camt053;
import static org.millioncarrots.testing.SentFiles.CURRENCY;
import static org.millioncarrots.testing.SentFiles.balanced;
import static org.millioncarrots.testing.SentFiles.sent;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.BankAnswers;
import org.millioncarrots.testing.BankWords;
import org.millioncarrots.testing.BankWords.Entry;
import org.millioncarrots.testing.Documents;
import org.millioncarrots.testing.PaidPeople;
import org.millioncarrots.testing.SentFiles.Sent;
import org.millioncarrots.testing.TestProgrammes;

/** What the bank kept, took or sent without being asked ends by a code of two people, and the books follow. */
@QuarkusTest
class ExceptionRulingsApiTest {
    private static final String CHARGE =
            "<BkTxCd><Domn><Cd>ACMT</Cd><Fmly><Cd>MDOP</Cd><SubFmlyCd>CHRG</SubFmlyCd></Fmly></Domn></BkTxCd>";

    @Inject
    PaidPeople people;

    @Test
    void aChargeOfTheBankOnAReturnIsBorneAndThePayoutOwedInFull() throws InterruptedException {
        Sent file = sent(1);
        String exception = returnedLess(file);
        assertThat(get(exception).getString("kind")).isEqualTo("RETURNED_LESS");
        String ruling = proposed(exception, "CHARGE_BORNE", null);
        assertThat(file.states()).as("one person alone changes nothing").containsExactly("SETTLED");
        approve("finance", exception, ruling).statusCode(403).body("type", equalTo("/problems/same-person"));
        approve("finance2", exception, ruling).statusCode(201).body("state", equalTo("CLOSED"));

        assertThat(file.states()).containsExactly("RETURNED");
        assertThat(file.reissueFirst()).as("in full").isEqualTo(201);
        JsonPath booked = transfers(ruling);
        assertThat(booked.getList("items.step", String.class)).isNotEmpty().containsOnly("CHARGE");
        assertThat(booked.getList("items.credit", String.class)).containsOnly("CHARGES");
        assertThat(sum(booked)).isEqualByComparingTo(get(exception).getString("rulings[0].amount.amount"));
        balanced();
        budgetAddsUp();
        approve("approver", exception, ruling).statusCode(409);
        propose("finance", exception, "EXPLAINED", null).statusCode(409).body("reason", equalTo("EXCEPTION_STATE"));
        assertThat(listed(file, "")).as("no more to be looked at").doesNotContain(exception);
        assertThat(listed(file, "&state=CLOSED")).contains(exception);
        assertThat(Api.get("auditor", "/v1/audit?subject=" + exception).getList("items.action"))
                .contains("EXCEPTION_RULING_PROPOSED", "EXCEPTION_RULED");
    }

    @Test
    void whatIsClaimedFromTheBankStaysUntilItIsPaidOrLost() throws InterruptedException {
        for (Map.Entry<String, String> end :
                Map.of("CLAIM_PAID", "CLAIM_PAID", "WRITTEN_OFF", "CLAIM_LOST").entrySet()) {
            Sent file = sent(1);
            String exception = returnedLess(file);
            propose("finance", exception, "CLAIM_PAID", null).statusCode(409);
            String claimed = proposed(exception, "DIFFERENCE_CLAIMED", null);
            approve("finance2", exception, claimed).statusCode(201).body("state", equalTo("CLAIMED"));
            assertThat(transfers(claimed).getList("items.credit", String.class)).containsOnly("CLAIMED");
            assertThat(listed(file, "")).as("still to be looked after").contains(exception);
            propose("finance", exception, "CHARGE_BORNE", null).statusCode(409);
            propose("finance", exception, "NOT_OURS", null).statusCode(409);
            balanced();

            String ended = proposed(exception, end.getKey(), null);
            approve("finance2", exception, ended).statusCode(201).body("state", equalTo("CLOSED"));
            assertThat(transfers(ended).getList("items.step", String.class)).containsOnly(end.getValue());
            assertThat(sum(transfers(ended))).isEqualByComparingTo(sum(transfers(claimed)));
            assertThat(file.states()).containsExactly("RETURNED");
            balanced();
            budgetAddsUp();
        }
    }

    @Test
    void aFeeOfTheBankIsBorneByTheSponsorsOfAProgramme() throws InterruptedException {
        String exception = lineOf(Entry.of("12.34", "EUR").with(CHARGE).toString());
        propose("finance", exception, "CHARGE_BORNE", null)
                .statusCode(400)
                .body("violations[0].field", equalTo("programme"));
        propose("finance", exception, "CHARGE_BORNE", "no-such-programme").statusCode(400);
        String programme = TestProgrammes.approved(
                Documents.with(TestProgrammes.bounty("100.00", "REFUSE"), "/withoutAppropriation", "\"REFUSE\""));
        String ruling = proposed(exception, "CHARGE_BORNE", programme);
        approve("finance2", exception, ruling).statusCode(422).body("type", equalTo("/problems/funds-exhausted"));
        assertThat(get(exception).getString("state"))
                .as("nobody has voted this")
                .isEqualTo("OPEN");
        assertThat(transfers(ruling).getList("items")).isEmpty();

        for (JsonNode sponsor : Documents.tree("ukraine-lay-down-arms").path("sponsors")) {
            vote(programme, sponsor.path("code").asText());
        }
        approve("finance2", exception, ruling).statusCode(201).body("state", equalTo("CLOSED"));
        assertThat(sum(transfers(ruling))).isEqualByComparingTo("12.34");
        JsonPath budget = Api.get("finance", "/v1/reports/budget");
        assertThat(budget
                        .<Map<String, Map<String, String>>>getList(
                                "rows.findAll { it.programme == '" + programme + "' }")
                        .stream()
                        .map(row -> new BigDecimal(row.get("charges").get("amount")))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("12.34");
        balanced();
        budgetAddsUp();
    }

    @Test
    void whatIsNotOursIsClosedWithoutABooking() throws InterruptedException {
        String credit = lineOf(Entry.of("77.00", "EUR")
                .side("<CdtDbtInd>CRDT</CdtDbtInd>")
                .with(CHARGE)
                .toString());
        propose("finance", credit, "CHARGE_BORNE", "coalition-match")
                .statusCode(400)
                .body("violations[0].field", equalTo("code"));
        String ruling = proposed(credit, "NOT_OURS", null);
        approve("approver", credit, ruling)
                .statusCode(201)
                .body("state", equalTo("CLOSED"))
                .body("rulings[0].amount", nullValue());
        assertThat(transfers(ruling).getList("items")).isEmpty();
    }

    @Test
    void aLineOfAnAccountThatIsNotOursIsAnExceptionAndNobodyBearsIt() throws InterruptedException {
        String exception = exceptionOf(says(camt053(
                "08",
                "<Id><IBAN>FR7630006000011234567890189</IBAN></Id>",
                Entry.of("4711.00", "EUR").payment("SOMEBODY-1").toString())));
        assertThat(get(exception).getString("kind") + " " + get(exception).getString("reason"))
                .isEqualTo("PARKED ACCOUNT");
        propose("finance", exception, "WRITTEN_OFF", "coalition-match").statusCode(400);
        approve("finance2", exception, proposed(exception, "NOT_OURS", null)).statusCode(201);
    }

    @Test
    void somebodyLooksAfterItAndOthersSeeThat() throws InterruptedException {
        String exception = lineOf(Entry.of("5.00", "EUR").with(CHARGE).toString());
        Api.writing("finance")
                .post(path(exception) + "/owner")
                .then()
                .statusCode(201)
                .body("owner", equalTo("finance"));
        Api.writing("finance").post(path(exception) + "/owner").then().statusCode(201);
        Api.writing("finance2")
                .post(path(exception) + "/owner")
                .then()
                .statusCode(409)
                .body("reason", equalTo("EXCEPTION_TAKEN"));
        propose("finance2", exception, "NOT_OURS", null).statusCode(409);
        Api.as("finance2").delete(path(exception) + "/owner").then().statusCode(409);
        Api.as("approver")
                .delete(path(exception) + "/owner")
                .then()
                .statusCode(200)
                .body("owner", nullValue());
        propose("finance2", exception, "NOT_OURS", null).statusCode(201);
        for (String user : List.of("partner", "caseworker", "bank", "operator")) {
            Api.writing(user).post(path(exception) + "/owner").then().statusCode(403);
            Api.as(user).get(path(exception)).then().statusCode(403);
        }
        Api.as("finance").get(path(UUID.randomUUID().toString())).then().statusCode(404);
    }

    @Test
    void aPayoutThatCameBackEndsByWhatBecomesOfIt() throws InterruptedException {
        Sent file = sent(1);
        says(BankAnswers.notification(BankWords.id(), "", file.payments()));
        says(BankAnswers.notification(BankWords.id(), "MS03", file.payments()));
        String payout = file.items().getString("items[0].id");
        assertThat(get(payout).getString("kind")).isEqualTo("RETURNED");
        propose("finance", payout, "WRITTEN_OFF", null).statusCode(409);
        Api.writing("finance").post(path(payout) + "/owner").then().statusCode(201);
        assertThat(listed(file, "")).contains(payout);
    }

    @Test
    void aRuledLineThatSomethingBelongsToAfterAllIsTold() throws InterruptedException, SQLException {
        String message =
                says(camt053("08", OURS, Entry.of("3.21", "EUR").with(CHARGE).toString()));
        String exception = exceptionOf(message);
        approve("finance2", exception, proposed(exception, "NOT_OURS", null)).statusCode(201);
        people.run("update bank_message_line set outcome = 'REPEATED' where message_id = ?", UUID.fromString(message));
        JsonPath all = pageWith(message);
        String again = items(all, "messageId", message, "id").getFirst();
        assertThat(items(all, "messageId", message, "kind")).containsExactly("RULED_MATCHED");
        approve("finance2", again, proposed(again, "EXPLAINED", null))
                .statusCode(201)
                .body("state", equalTo("CLOSED"));
    }

    /** Paid, and back without what the bank kept. */
    private static String returnedLess(Sent file) {
        says(BankAnswers.notification(BankWords.id(), "", file.payments()));
        String less =
                new BigDecimal(file.amount()).subtract(new BigDecimal("500.00")).toPlainString();
        return lineOf(Entry.of(less, CURRENCY)
                .credit()
                .payment(file.endToEndId(0), "<RtrInf><Rsn><Cd>MS03</Cd></Rsn></RtrInf>")
                .toString());
    }

    private static String lineOf(String entry) {
        return exceptionOf(says(camt053("08", OURS, entry)));
    }

    private static String says(String message) {
        return Api.writing("bank")
                .contentType("application/xml")
                .body(message)
                .post("/v1/bank-messages")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** That of the only line of a message. */
    private static String exceptionOf(String message) {
        return items(pageWith(message), "messageId", message, "id").getFirst();
    }

    /** Other tests leave exceptions too: their list has many pages. */
    private static JsonPath pageWith(String message) {
        String cursor = "";
        while (true) {
            JsonPath page = Api.get("finance", "/v1/reports/exceptions?limit=500" + cursor);
            String next = page.getString("next");
            if (next == null || !items(page, "messageId", message, "id").isEmpty()) {
                return page;
            }
            cursor = "&cursor=" + next;
        }
    }

    private static List<String> items(JsonPath report, String field, String value, String wanted) {
        return report.getList("items.findAll { it." + field + " == '" + value + "' }." + wanted, String.class);
    }

    private static List<String> listed(Sent file, String filter) {
        String day = file.items().getString("items[0].dueOn");
        return Api.get("finance", "/v1/reports/exceptions?limit=500&from=" + day + "&to=" + day + filter)
                .getList("items.id", String.class);
    }

    private static JsonPath get(String exception) {
        return Api.get("auditor", path(exception));
    }

    private static String path(String exception) {
        return "/v1/exceptions/" + exception;
    }

    private static ValidatableResponse propose(String user, String exception, String code, String programme) {
        Map<String, String> request = new HashMap<>(Map.of("code", code, "reference", "INQUIRY 4711"));
        if (programme != null) {
            request.put("programme", programme);
        }
        return Api.writing(user)
                .body(request)
                .post(path(exception) + "/rulings")
                .then();
    }

    private static String proposed(String exception, String code, String programme) {
        return propose("finance", exception, code, programme)
                .statusCode(201)
                .extract()
                .path("rulings[-1].id");
    }

    private static ValidatableResponse approve(String user, String exception, String ruling) {
        return Api.writing(user)
                .post(path(exception) + "/rulings/" + ruling + "/approval")
                .then();
    }

    private static JsonPath transfers(String ruling) {
        return Api.get("finance", "/v1/ledger/transfers?subject=" + ruling);
    }

    private static BigDecimal sum(JsonPath transfers) {
        return transfers.getList("items.amount.amount", String.class).stream()
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void vote(String programme, String sponsor) {
        String id = Api.post(
                        "finance",
                        "/v1/appropriations",
                        Map.of(
                                "programme",
                                programme,
                                "sponsor",
                                sponsor,
                                "amount",
                                Map.of("amount", "1000.00", "currency", "EUR"),
                                "reference",
                                "vote 1"),
                        201)
                .getString("id");
        Api.writing("finance2")
                .post("/v1/appropriations/" + id + "/approval")
                .then()
                .statusCode(201);
    }

    /** Appropriated is the sum of all places that money can be. */
    private static void budgetAddsUp() {
        for (Map<String, Object> row : Api.get("finance", "/v1/reports/budget").<Map<String, Object>>getList("rows")) {
            BigDecimal all = BigDecimal.ZERO;
            for (String place : List.of(
                    "available",
                    "committed",
                    "payable",
                    "inTransit",
                    "settled",
                    "recovery",
                    "exchanged",
                    "charges",
                    "claimed",
                    "writtenOff")) {
                all = all.add(amount(row, place));
            }
            assertThat(all).as(String.valueOf(row)).isEqualByComparingTo(amount(row, "appropriated"));
        }
    }

    private static BigDecimal amount(Map<String, Object> row, String place) {
        return new BigDecimal(String.valueOf(((Map<?, ?>) row.get(place)).get("amount")));
    }
}
