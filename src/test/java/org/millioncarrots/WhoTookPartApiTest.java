package org.millioncarrots;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.millioncarrots.testing.Accounts;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Approvals;
import org.millioncarrots.testing.BankAnswers;
import org.millioncarrots.testing.BankWords;
import org.millioncarrots.testing.SentFiles;
import org.millioncarrots.testing.SentFiles.Sent;
import org.millioncarrots.testing.Stories;

/**
 * Roles × acts × who took part: of each act that ends what somebody has begun, who may do it. Everybody tries, one after the other:
 * other roles are refused as such, whoever has begun it as the same person, and the last one, another person, ends it. What earlier
 * parts in a case or a payment close is in CaseParticipantsApiTest and PaymentParticipantsApiTest.
 */
@QuarkusTest
class WhoTookPartApiTest {
    private static final List<String> EVERYBODY = List.of(
            "partner",
            "partner2",
            "bank",
            "caseworker",
            "caseworker2",
            "approver",
            "approver2",
            "finance",
            "finance2",
            "policy",
            "policy2",
            "auditor",
            "operator");

    /**
     * @param act that ends something
     * @param roles that may do it
     * @param began whoever has begun it, and may not end it
     * @param other who ends it
     */
    private record Row(String act, List<String> roles, String began, String other, Begin begin, End end) {}

    /** Lets somebody begin it, and says at which path it is ended. */
    private interface Begin {
        String by(String user) throws Exception;
    }

    private interface End {
        Response end(RequestSpecification request, String user, String path);
    }

    private static final End POST = (request, user, path) -> request.post(path);
    private static final List<String> MONEY = List.of("finance", "approver");

    private static final List<Row> MATRIX = List.of(
            new Row(
                    "decide what one has lodged",
                    List.of("caseworker"),
                    "caseworker",
                    "caseworker2",
                    user -> claim(user) + "/decision",
                    (request, user, path) -> request.body(decision("ELIGIBLE")).post(path)),
            new Row(
                    "decide the appeal against one's own decision",
                    List.of("caseworker"),
                    "caseworker",
                    "caseworker2",
                    WhoTookPartApiTest::appealed,
                    (request, user, path) -> request.body(decision("ELIGIBLE")).post(path)),
            new Row(
                    "lift a hold",
                    List.of("caseworker", "approver"),
                    "approver",
                    "caseworker",
                    WhoTookPartApiTest::held,
                    (request, user, path) -> request.delete(path)),
            new Row(
                    "confirm an account",
                    List.of("caseworker", "approver"),
                    "caseworker",
                    "approver2",
                    user -> {
                        String claimant =
                                Stories.registered("partner", false, 0).getString("id");
                        return "/v1/claimants/" + claimant + "/payout-destination-proposals/"
                                + Accounts.proposed(user, claimant) + "/confirmation";
                    },
                    POST),
            new Row("approve a manual rate", MONEY, "finance", "approver", WhoTookPartApiTest::rate, POST),
            new Row(
                    "confirm a bank message",
                    MONEY,
                    "finance",
                    "finance2",
                    user -> confirmation(entered(
                            user,
                            "/v1/bank-messages",
                            BankAnswers.notification(
                                    BankWords.id(), "AC04", SentFiles.sent(1).payments()))),
                    POST),
            new Row(
                    "confirm a sent file",
                    MONEY,
                    "finance",
                    "finance2",
                    user -> confirmation(entered(
                            user,
                            "/v1/bank-files/imports",
                            Approvals.read(SentFiles.sent(1).path()).asString())),
                    POST),
            new Row(
                    "approve a batch",
                    MONEY,
                    "finance",
                    "approver2",
                    user -> SentFiles.batch(1) + "/approval",
                    (request, user, path) -> request.body(Approvals.seen("auditor", path.replace("/approval", "")))
                            .post(path)),
            new Row(
                    "approve a withdrawal",
                    MONEY,
                    "finance",
                    "approver",
                    user -> {
                        String batch = SentFiles.batch(1);
                        Approvals.approve("approver2", batch).then().statusCode(201);
                        Api.post(user, batch + "/withdrawal", Map.of("reason", "WRONG_DAY"), 201);
                        return batch + "/withdrawal/approval";
                    },
                    POST),
            new Row(
                    "release a payout",
                    MONEY,
                    "approver",
                    "finance",
                    user -> {
                        String payout = "/v1/payouts/" + due();
                        Api.post(user, payout + "/hold", Map.of("reason", "PAYEE_DOUBT"), 201);
                        return payout + "/release";
                    },
                    POST),
            new Row(
                    "cancel a payout",
                    MONEY,
                    "finance",
                    "approver",
                    user -> {
                        String payout = "/v1/payouts/" + due();
                        Api.post(user, payout + "/cancellation", Map.of("reason", "WAIVED"), 201);
                        return payout + "/cancellation/approval";
                    },
                    POST),
            new Row(
                    "reissue a payout",
                    MONEY,
                    "finance",
                    "approver",
                    user -> {
                        String payout = "/v1/payouts/" + rejected().items().getString("items[0].id");
                        Approvals.proposeReissue(user, payout).then().statusCode(202);
                        return payout + "/reissue/approval";
                    },
                    POST),
            new Row(
                    "reissue a batch",
                    MONEY,
                    "finance",
                    "approver",
                    user -> {
                        Sent sent = rejected();
                        Approvals.proposeReissue(user, sent.path()).then().statusCode(202);
                        return sent.path() + "/reissue/approval";
                    },
                    POST),
            new Row(
                    "rule on an unknown payout",
                    MONEY,
                    "finance",
                    "approver",
                    user -> {
                        Sent sent = answered("AM05");
                        String rulings = "/v1/payouts/" + sent.items().getString("items[0].id") + "/rulings";
                        return rulings + "/"
                                + Api.post(user, rulings, Map.of("outcome", "PAID", "reference", "INQUIRY 4711"), 201)
                                        .getString("id")
                                + "/approval";
                    },
                    POST),
            // Long before anything was booked.
            new Row(
                    "close a month",
                    List.of("finance"),
                    "finance",
                    "finance2",
                    user -> {
                        Api.post(user, "/v1/ledger/closings", Map.of("month", "1991-01"), 202);
                        return "/v1/ledger/closings/1991-01/approval";
                    },
                    (request, user, path) -> request.body(Approvals.seen("finance", path.replace("/approval", "")))
                            .post(path)));

    @TestFactory
    List<DynamicTest> everyActOfTheMatrix() {
        return MATRIX.stream()
                .map(row -> DynamicTest.dynamicTest(row.act(), () -> tried(row)))
                .toList();
    }

    private static void tried(Row row) throws Exception {
        String path = row.begin().by(row.began());
        for (String user : EVERYBODY) {
            if (!row.roles().contains(user.replaceAll("[0-9]", ""))) {
                assertThat(answer(row, user, path))
                        .as("%s as %s", row.act(), user)
                        .isEqualTo("403 /problems/forbidden");
            }
        }
        assertThat(answer(row, row.began(), path)).as(row.act()).isEqualTo("403 /problems/same-person");
        assertThat(row.end().end(Api.writing(row.other()), row.other(), path).statusCode())
                .as("%s as %s", row.act(), row.other())
                .isBetween(200, 201);
    }

    private static String answer(Row row, String user, String path) {
        Response answer = row.end().end(Api.writing(user), user, path);
        return answer.statusCode() + " " + answer.path("type");
    }

    private static String claim(String user) {
        return "/v1/claims/"
                + Api.post(
                                user,
                                "/v1/claims",
                                Map.of(
                                        "claimantId",
                                        Stories.registered("partner", false, 0).getString("id"),
                                        "programme",
                                        "ukraine-lay-down-arms",
                                        "payoutCurrency",
                                        "EUR",
                                        "facts",
                                        Stories.soldier()),
                                201)
                        .getString("id");
    }

    private static Map<String, Object> decision(String outcome) {
        Map<String, Object> findings = outcome.equals("ELIGIBLE") ? Map.of() : Map.of("exclusionGrounds", "CONFIRMED");
        return Map.of("outcome", outcome, "findings", findings, "evidence", List.of("file/7"));
    }

    private static String appealed(String user) {
        String claim = claim("partner");
        Api.post(user, claim + "/decision", decision("NOT_ELIGIBLE"), 201);
        Api.post("approver", claim + "/attestation", Map.of("confirmed", true), 201);
        Api.post("partner", claim + "/appeal", Map.of("ground", "NEW_EVIDENCE"), 201);
        return claim + "/decision";
    }

    private static String held(String user) {
        String holds = claim("partner") + "/holds";
        return holds + "/"
                + Api.post(user, holds, Map.of("reason", "SANCTIONS_MATCH"), 201)
                        .getString("holds[0].id");
    }

    private static String rate(String user) {
        String today =
                LocalDate.now(Arc.container().instance(Clock.class).get()).toString();
        return "/v1/rates/manual/"
                + Api.post(
                                user,
                                "/v1/rates/manual",
                                Map.of(
                                        "base",
                                        "GNF",
                                        "quote",
                                        "EUR",
                                        "nominal",
                                        100,
                                        "value",
                                        "0.7",
                                        "inForceFrom",
                                        today,
                                        "inForceUntil",
                                        today,
                                        "reason",
                                        "market closed"),
                                201)
                        .getString("id")
                + "/approval";
    }

    private static String entered(String user, String path, String xml) {
        return Api.writing(user)
                .contentType("application/xml")
                .body(xml)
                .post(path)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private static String confirmation(String proposal) {
        return "/v1/bank-message-proposals/" + proposal + "/confirmation";
    }

    /** A payout that waits. */
    private static String due() throws InterruptedException {
        String batch = SentFiles.batch(1);
        String payout = Api.get("auditor", batch + "/payouts").getString("items[0].payoutId");
        Api.as("finance").delete(batch).then().statusCode(200);
        return payout;
    }

    private static Sent rejected() throws InterruptedException {
        return answered("AC04");
    }

    private static Sent answered(String reason) throws InterruptedException {
        Sent sent = SentFiles.sent(1);
        SentFiles.bankSays(BankWords.pain002(
                "10",
                BankWords.original(sent.message(), ""),
                BankWords.block(
                        sent.message(), BankWords.transaction(sent.endToEndId(0), BankWords.rejected(reason)))));
        return sent;
    }
}
