package org.millioncarrots.payout.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.millioncarrots.payout.batch.PaymentParticipants.Part;
import org.millioncarrots.platform.sql.ForAllPartners;
import org.millioncarrots.platform.sql.Sql;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Approvals;
import org.millioncarrots.testing.BankAnswers;
import org.millioncarrots.testing.Documents;
import org.millioncarrots.testing.PaidPeople;
import org.millioncarrots.testing.Stories;
import org.millioncarrots.testing.TestProgrammes;

/** Whoever could turn a payment to themselves by one act does not let it go by another. Each story pays in its own currency. */
@QuarkusTest
@ForAllPartners
class PaymentParticipantsApiTest {
    private final Sql sql;
    private final PaidPeople people;

    PaymentParticipantsApiTest(Sql sql, PaidPeople people) {
        this.sql = sql;
        this.people = people;
    }

    @Test
    void thePartsAreThoseOfTheView() {
        Set<String> view = QuarkusTransaction.requiringNew()
                .call(() -> new TreeSet<>(sql.of("""
                        select (regexp_matches(pg_get_viewdef('payment_participant'::regclass),
                            '''([A-Z]+_[A-Z_]+)''::text', 'g'))[1] as part
                        """).list(row -> row.text("part"))));
        assertThat(view)
                .isEqualTo(Arrays.stream(Part.values()).map(Enum::name).collect(Collectors.toCollection(TreeSet::new)));
    }

    /** A return that one person writes and another confirms makes a payout payable again: neither lets the next one go. */
    @Test
    void whoeverHasEnteredTheReturnDoesNotApproveThePaymentThatFollows() throws InterruptedException {
        String currency = "GEL";
        String programme = programme(currency);
        String first = paid(programme, currency);
        String honest = paid(programme, currency);
        String batch = collected(currency, 2);
        Approvals.approve("finance2", batch).then().statusCode(201);
        List<BankAnswers.Payment> payments =
                BankAnswers.payments(Api.as("finance").get(batch + "/file").asString());
        Api.post("finance", batch + "/delivery", Map.of(), 201);
        String payout = payoutOf(first, currency);
        String name = Api.get("finance", "/v1/payouts/" + payout).getString("attempts[0].endToEndId");
        List<BankAnswers.Payment> one = payments.stream()
                .filter(payment -> payment.endToEndId().equals(name))
                .toList();
        bank(BankAnswers.notification(id(), "", payments));
        Response forged = Api.writing("finance2")
                .contentType("application/xml")
                .body(BankAnswers.notification(id(), "MS03", one))
                .post("/v1/bank-messages");
        Approvals.confirm("approver", forged).then().statusCode(201);
        Approvals.reissue("/v1/payouts/" + payout).then().statusCode(201);

        String again = collected(currency, 1);
        for (String user : List.of("finance2", "approver")) {
            Approvals.approve(user, again)
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/same-person"))
                    .body("detail", containsString("another approver"))
                    .body(
                            "detail",
                            containsString(
                                    user.equals("approver")
                                            ? "BANK_MESSAGE_CONFIRMED of 1"
                                            : "BANK_MESSAGE_ENTERED of 1"))
                    .body("violations.size()", equalTo(1))
                    .body("violations[0].field", equalTo("payouts." + payoutOf(first, currency, "BATCHED")));
        }
        Approvals.approve("approver2", again).then().statusCode(201);
        assertThat(payoutOf(honest, currency)).isNotNull();
    }

    /**
     * The matrix: each part as if somebody had had it, on a payment that has them all. What the acts keep is tested where the acts
     * are; here it stands who may not approve.
     */
    @Test
    void everyPartIsClosedToItsPersonWhateverTheCaseOfTheSubject() throws Exception {
        String currency = "KZT";
        String claimant = paid(programme(currency), currency);
        String first = collected(currency, 1);
        Approvals.approve("finance2", first).then().statusCode(201);
        String file = Api.as("finance").get(first + "/file").asString();
        Api.post("finance", first + "/delivery", Map.of(), 201);
        bank(BankAnswers.statusReport(file, id(), "RJCT", "AM04", BankAnswers.payments(file)));
        UUID rejected = UUID.fromString(payoutOf(claimant, currency));
        Approvals.reissue("/v1/payouts/" + rejected).then().statusCode(201);
        String batch = collected(currency, 1);
        String forged = everyPart(rejected);
        Map<Part, String> kept = new EnumMap<>(Part.class);
        kept.put(
                Part.ACCOUNT_PROPOSED, "destination_change set proposed_by = ? where claimant_id = '" + claimant + "'");
        kept.put(
                Part.ACCOUNT_CONFIRMED,
                "destination_change set confirmed_by = ? where claimant_id = '" + claimant + "'");
        kept.put(Part.CHANGE_PROPOSED, "award_change set proposed_by = ? where award_id = " + award(rejected));
        kept.put(Part.CHANGE_CONFIRMED, "award_change set decided_by = ? where award_id = " + award(rejected));
        kept.put(
                Part.BANK_MESSAGE_ENTERED, "bank_message_proposal set proposed_by = ? where sha256 = '" + forged + "'");
        kept.put(
                Part.BANK_MESSAGE_CONFIRMED,
                "bank_message_proposal set confirmed_by = ? where sha256 = '" + forged + "'");
        kept.put(Part.RULING_PROPOSED, "payout_ruling set proposed_by = ? where payout_id = '" + rejected + "'");
        kept.put(Part.RULING_CONFIRMED, "payout_ruling set approved_by = ? where payout_id = '" + rejected + "'");
        kept.put(
                Part.ACCOUNT_CLEARED,
                "shared_account set cleared_by = ? where account in (select account from account_index where claimant_id = '"
                        + claimant + "')");
        kept.put(Part.RELEASE_PROPOSED, "destination_block set proposed_by = ? where payout_id = '" + rejected + "'");
        kept.put(
                Part.HOLD_RELEASED,
                "payout_hold set released_by = ? where payout_id = (select id from payout where number = 2 and instalment_id ="
                        + " (select instalment_id from payout where id = '" + rejected + "'))");
        kept.put(Part.RELEASE_CONFIRMED, "destination_block set released_by = ? where payout_id = '" + rejected + "'");
        assertThat(kept.keySet())
                .as("the whole matrix, with the rates below")
                .containsExactlyInAnyOrderElementsOf(
                        EnumSet.complementOf(EnumSet.of(Part.RATE_PROPOSED, Part.RATE_CONFIRMED)));
        for (Map.Entry<Part, String> row : kept.entrySet()) {
            for (String person : List.of("finance2", "APPROVER")) {
                people.run("update " + row.getValue(), person);
                refused(person.toLowerCase(Locale.ROOT), batch, row.getKey().name());
            }
            people.run("update " + row.getValue(), "nobody-" + row.getKey());
        }
        for (String person : List.of("finance2", "APPROVER")) {
            String user = person.toLowerCase(Locale.ROOT);
            rates(rejected, person, "nobody-2", "nobody-1", "nobody-2");
            refused(user, batch, "RATE_PROPOSED");
            rates(rejected, "nobody-1", person, "nobody-1", "nobody-2");
            refused(user, batch, "RATE_CONFIRMED");
            rates(rejected, "nobody-1", "nobody-2", person, "nobody-2");
            refused(user, batch, "RATE_PROPOSED");
            rates(rejected, "nobody-1", "nobody-2", "nobody-1", person);
            refused(user, batch, "RATE_CONFIRMED");
        }
        rates(rejected, "nobody-1", "nobody-2", "nobody-1", "nobody-2");
        Approvals.approve("approver2", batch).then().statusCode(201);
    }

    /** Who has proposed and confirmed a manual rate, and an uploaded publication. */
    private void rates(UUID id, String proposed, String approved, String brought, String confirmed)
            throws SQLException {
        people.run("delete from manual_rate_approval where manual_rate_id = ?", id);
        people.run("delete from rate_confirmation where proposal_id = ?", id);
        people.run("update manual_rate set proposed_by = ? where id = ?", proposed, id);
        people.run("update rate_proposal set proposed_by = ? where id = ?", brought, id);
        people.run("""
                insert into manual_rate_approval (manual_rate_id, proposed_by, approved_by, approved_at, sha256)
                select id, proposed_by, ?, now(), reason from manual_rate where id = ?
                """, approved, id);
        people.run("""
                insert into rate_confirmation (proposal_id, proposed_by, confirmed_by, confirmed_at)
                select id, proposed_by, ?, now() from rate_proposal where id = ?
                """, confirmed, id);
    }

    private static String award(UUID payout) {
        return "(select award_id from payout where id = '" + payout + "')";
    }

    /** @return the hash of what was entered by hand */
    private String everyPart(UUID payout) throws SQLException {
        String forged = "f" + UUID.randomUUID().toString().replace("-", "") + "0".repeat(31);
        String uploaded = forged.replace('f', 'e');
        String of = " from payout p where p.id = '" + payout + "'";
        people.run("""
                insert into destination_change (bucket, claimant_id, version, partner, state, proposed_by, proposed_at,
                    confirmed_by, confirmed_at, use_from)
                select p.bucket, p.claimant_id, n.destination_version, p.partner, 'USED', 'nobody-1', now(), 'nobody-2', now(), now()
                from payout p join payout n on n.instalment_id = p.instalment_id and n.number = 2 where p.id = ?
                """, payout);
        people.run("""
                insert into manual_rate (id, base, quote, nominal, value, in_force_from, in_force_until, reason, proposed_by,
                    proposed_at)
                values (?, 'EUR', 'KZT', 1, 500, '1999-01-01', '1999-01-01', ?, 'nobody-1', now())
                """, payout, forged);
        people.run("""
                insert into rate_proposal (id, sha256, proposed_by, proposed_at, raw) values (?, ?, 'nobody-1', now(), '')
                """, payout, uploaded);
        rates(payout, "nobody-1", "nobody-2", "nobody-1", "nobody-2");
        people.run(
                "update award_money set rates = cast(? as jsonb) where award_id = " + award(payout),
                "[{\"sha256\":\"" + forged + "\"},{\"sha256\":\"" + uploaded + "\"}]");
        people.run("""
                insert into award_change (id, bucket, partner, award_id, kind, reason, state, award_version, revision, request,
                    effect, proposed_by, proposed_at, decided_by, decided_at, version)
                select gen_random_uuid(), p.bucket, p.partner, p.award_id, 'CORRECTION', 'TEST', 'CONFIRMED', 0, 1, '{}', '{}',
                    'nobody-1', now(), 'nobody-2', now(), 0
                """ + of);
        people.run("""
                insert into bank_message (id, sha256, kind, sealed, matched, unmatched, received_by, received_at)
                values (?, ?, 'pain.002', '', 1, 0, 'nobody-2', now())
                """, payout, forged);
        people.run("""
                insert into bank_message_line (message_id, line, answer, bucket, payout_id, outcome)
                select p.id, 1, 'REJECTED', p.bucket, p.id, 'APPLIED'
                """ + of);
        people.run("""
                insert into bank_message_proposal (id, sha256, kind, sealed, proposed_by, proposed_at, confirmed_by, confirmed_at,
                    message_id)
                values (?, ?, 'pain.002', '', 'nobody-1', now(), 'nobody-2', now(), ?)
                """, payout, forged, payout);
        people.run("""
                insert into payout_ruling (id, bucket, partner, payout_id, outcome, reference, proposed_by, proposed_at, approved_by,
                    approved_at)
                select gen_random_uuid(), p.bucket, p.partner, p.id, 'NOT_PAID', 'TEST', 'nobody-1', now(), 'nobody-2', now()
                """ + of);
        people.run("""
                insert into payout_hold (id, bucket, partner, payout_id, reason, placed_by, placed_at, released_by, released_at)
                select gen_random_uuid(), n.bucket, n.partner, n.id, 'PAYEE_DOUBT', 'nobody-1', now(), 'nobody-2', now()
                from payout p join payout n on n.instalment_id = p.instalment_id and n.number = 2 where p.id = ?
                """, payout);
        people.run(
                "update account_index set account = ? where claimant_id = (select claimant_id" + of + ")",
                UUID.randomUUID());
        people.run("""
                insert into shared_account (account, claimants, raised_at, cleared_up_to, cleared_by, cleared_at)
                select x.account, 2, now(), 2, 'nobody-1', now() from account_index x
                where x.claimant_id = (select claimant_id
                """ + of + ")");
        people.run("""
                insert into destination_block (id, bucket, partner, claimant_id, destination_version, reason, payout_id, placed_at,
                    release_reason, proposed_by, proposed_at, released_by, released_at)
                select gen_random_uuid(), p.bucket, p.partner, p.claimant_id, p.destination_version, 'AC04', p.id, now(),
                    'BANK_WAS_WRONG', 'nobody-1', now(), 'nobody-2', now()
                """ + of);
        return forged;
    }

    private static void refused(String user, String batch, String part) {
        Approvals.approve(user, batch)
                .then()
                .statusCode(403)
                .body("detail", containsString(part + " of 1"))
                .body("violations.message", everyItem(containsString(part)));
    }

    private static String programme(String currency) {
        return TestProgrammes.approved(Documents.with(
                TestProgrammes.bounty("100.00", "QUEUE"), "/benefits/0/currency", "\"" + currency + "\""));
    }

    private static String paid(String programme, String currency) throws InterruptedException {
        String claimant = Stories.registered("partner", false, 0).getString("id");
        Stories.awarded("partner", claimant, programme, TestProgrammes.AS_OF, currency, Stories.soldier());
        Stories.run("2022-01-31");
        return claimant;
    }

    private static String collected(String currency, int payouts) {
        var batch =
                Api.post("finance", "/v1/payout-batches", Map.of("currency", currency, "scheme", "CROSS_BORDER"), 201);
        assertThat(batch.getInt("payouts")).isEqualTo(payouts);
        return "/v1/payout-batches/" + batch.getString("id");
    }

    private static String payoutOf(String claimant, String currency) {
        return Api.get("finance", "/v1/payouts?limit=500&currency=" + currency)
                .getString("items.find { it.claimantId == '" + claimant + "' }.id");
    }

    private static String payoutOf(String claimant, String currency, String state) {
        return Api.get("finance", "/v1/payouts?limit=500&currency=" + currency + "&state=" + state)
                .getString("items.find { it.claimantId == '" + claimant + "' }.id");
    }

    private static void bank(String message) {
        Api.writing("bank")
                .contentType("application/xml")
                .body(message)
                .post("/v1/bank-messages")
                .then()
                .statusCode(201);
    }

    private static String id() {
        return UUID.randomUUID().toString().substring(0, 30);
    }
}
