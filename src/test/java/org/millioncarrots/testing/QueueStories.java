package org.millioncarrots.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Pieces of stories in which the money of a programme runs out. */
public final class QueueStories {
    private final String programme;
    private final AwardBooks books;

    public QueueStories(String programme, AgroalDataSource dataSource) {
        this.programme = programme;
        this.books = new AwardBooks(dataSource);
    }

    public static Map<String, Object> facts(Map<String, Object> of, String category) {
        Map<String, Object> facts = new HashMap<>(of);
        facts.put("actOn", TestProgrammes.AS_OF);
        facts.put("category", category);
        return facts;
    }

    /** A decided claim of a new claimant, ready to be attested. */
    public String decided(String partner, Map<String, Object> facts) {
        String claim =
                Api.post(partner, "/v1/claims", claim(partner, facts), 201).getString("id");
        Api.post("caseworker", "/v1/claims/" + claim + "/decision", Map.of("outcome", "ELIGIBLE"), 201);
        return claim;
    }

    public Map<String, Object> claim(String partner, Map<String, Object> facts) {
        String claimant = Stories.registered(partner, false, 0).getString("id");
        return Map.of(
                "claimantId", claimant,
                "programme", programme,
                "payoutCurrency", "EUR",
                "facts", facts);
    }

    public static JsonPath attested(String claim) {
        return Api.post("approver", "/v1/claims/" + claim + "/attestation", Map.of("confirmed", true), 201);
    }

    /** A soldier's award; its id. */
    public String soldier(String partner) {
        return attested(decided(partner, facts(Stories.soldier(), "SOLDIER"))).getString("award.id");
    }

    /** A diplomat's award; its id. */
    public String diplomat() {
        return attested(decided("partner", facts(Stories.diplomat(), "DIPLOMAT")))
                .getString("award.id");
    }

    public void vote(String sponsor, String euros) {
        String id = Api.post(
                        "finance",
                        "/v1/appropriations",
                        Map.of(
                                "programme",
                                programme,
                                "sponsor",
                                sponsor,
                                "amount",
                                AwardCalls.euros(euros),
                                "reference",
                                "vote 1"),
                        201)
                .getString("id");
        Api.writing("finance2")
                .post("/v1/appropriations/" + id + "/approval")
                .then()
                .statusCode(201);
    }

    public static String state(String award) {
        return Api.get("caseworker", "/v1/awards/" + award).getString("state");
    }

    /** Looks until the award has the state: the queue is served a moment after the money was booked. */
    public static void becomes(String award, String state) throws InterruptedException {
        for (int i = 0; i < 200 && !state(award).equals(state); i++) {
            Thread.sleep(20);
        }
        assertThat(state(award)).isEqualTo(state);
    }

    public List<String> queue() {
        return Api.get("finance", "/v1/programmes/" + programme + "/queue").getList("items.awardId");
    }

    /** In cents, by sponsor: what stands in the books as commitment. */
    public Map<String, Long> committed() throws SQLException {
        Map<String, Long> sums = new TreeMap<>();
        books.query("""
                select a.sponsor, sum(case when t.credit_account = a.id then t.amount_minor else -t.amount_minor end)
                from ledger_account a join transfer t on a.id in (t.debit_account, t.credit_account)
                where a.kind = 'COMMITMENT' and a.programme = '%s' group by 1
                """.formatted(programme), row -> sums.put(row.getString(1), row.getLong(2)));
        return sums;
    }

    /** In cents, by sponsor: the shares of the open instalments of active awards. */
    public Map<String, Long> open() throws SQLException {
        Map<String, Long> sums = new TreeMap<>();
        books.query("""
                select s.sponsor, sum(s.amount_minor)
                from instalment i join award a on a.bucket = i.bucket and a.id = i.award_id and a.state = 'ACTIVE'
                cross join lateral sponsor_shares(i.programme, i.programme_version, i.amount_minor) s
                where i.state = 'SCHEDULED' and i.programme = '%s' group by 1
                """.formatted(programme), row -> sums.put(row.getString(1), row.getLong(2)));
        return sums;
    }

    /** Rows that a statement about the programme counts; {@code %s} is its code. */
    public long count(String sql) throws SQLException {
        long[] count = new long[1];
        books.query(sql.formatted(programme), row -> count[0] = row.getLong(1));
        return count[0];
    }

    public void booksBalance() throws SQLException {
        assertThat(committed()).isEqualTo(open());
        assertThat(Api.get("finance", "/v1/ledger/trial-balance").getBoolean("balanced"))
                .isTrue();
    }
}
