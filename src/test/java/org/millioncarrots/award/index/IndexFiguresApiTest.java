package org.millioncarrots.award.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.millioncarrots.testing.AwardCalls.decide;
import static org.millioncarrots.testing.AwardCalls.etag;
import static org.millioncarrots.testing.AwardCalls.live;
import static org.millioncarrots.testing.AwardCalls.proposed;
import static org.millioncarrots.testing.AwardCalls.raise;
import static org.millioncarrots.testing.AwardCalls.scheduled;
import static org.millioncarrots.testing.AwardCalls.sum;
import static org.millioncarrots.testing.AwardCalls.suspended;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millioncarrots.award.condition.TendAwards;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.AwardBooks;
import org.millioncarrots.testing.AwardCalls;
import org.millioncarrots.testing.Documents;
import org.millioncarrots.testing.Releases;
import org.millioncarrots.testing.Stories;

/**
 * A programme of June 2022 with an index of its own: a diplomat with spouse and child gets EUR 2,000 with 50 and 30 per cent,
 * 3,600.00 a month from 10 June 2022 for 24 months. With 8.4 per cent at new year it is 2,168.00, so 3,902.40 a month.
 */
@QuarkusTest
class IndexFiguresApiTest {
    @Inject
    IndexStipends indexStipends;

    @Inject
    TendAwards tendAwards;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    Clock clock;

    private String programme = "";
    private String index = "";
    private AwardBooks books;

    @BeforeEach
    void aProgrammeWithAnIndexOfItsOwn() {
        String letters = UUID.randomUUID().toString().substring(0, 8);
        programme = "test-index-" + letters;
        index = "TEST_" + letters.toUpperCase(java.util.Locale.ROOT);
        books = new AwardBooks(dataSource, programme);
        Releases.store(document().toString());
    }

    @AfterEach
    void theBooksCommitWhatIsOpen() throws SQLException {
        tendAwards.tend();
        assertThat(books.gaps()).isEmpty();
        assertThat(books.instalmentsNotPaidOnce()).isZero();
        assertThat(Api.get("finance", "/v1/ledger/trial-balance").getBoolean("balanced"))
                .isTrue();
    }

    @Test
    void theFieldsOfAPublishedDocumentAreShownAndItsFaultsNamedAtOnce() {
        ObjectNode document = document();
        String code = programme + "-p";
        Documents.with(document, "/code", "\"" + code + "\"");
        document.remove("inForceTo");
        Documents.with(document, "/inForceFrom", "\"" + LocalDate.now(clock).plusDays(1) + "\"");
        Api.as("policy")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(document.toString())
                .post("/v1/programmes/" + code + "/versions")
                .then()
                .statusCode(201)
                .body("benefits[1].payDate.day", equalTo("ANCHOR"))
                .body("benefits[1].payDate.shift", equalTo("FOLLOWING"))
                .body("benefits[1].indexation.index", equalTo(index))
                .body("benefits[1].recoveryPercent", equalTo(50))
                .body("benefits[1].arrearsAfterSuspension", equalTo(false))
                .body("benefits[1].confirmations.everyMonths", equalTo(3));
        Documents.with(document, "/version", "2");
        Documents.with(document, "/benefits/1/recoveryPercent", "0");
        Documents.with(document, "/benefits/1/indexation/index", "\"what?\"");
        Documents.with(document, "/benefits/1/payDate/day", "\"FRIDAY\"");
        assertThat(Api.as("policy")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .body(document.toString())
                        .post("/v1/programmes/" + code + "/versions")
                        .then()
                        .statusCode(422)
                        .extract()
                        .jsonPath()
                        .getList("violations.field"))
                .containsExactlyInAnyOrder(
                        "benefits[1].recoveryPercent", "benefits[1].indexation.index", "benefits[1].payDate.day");
    }

    @Test
    void theDocumentsRulesShapeTheAward() {
        JsonPath award = Api.get("partner", "/v1/awards/" + award());

        assertThat(award.getString("nextConfirmationOn"))
                .isEqualTo(LocalDate.now(clock).plusMonths(3).toString());
        assertThat(award.getInt("money[0].indexMissingFrom")).isEqualTo(2023);
        assertThat(award.getInt("money[0].terms.rules.recoveryPercent")).isEqualTo(50);
        // 10 July 2022 is a Sunday: the Monday after.
        assertThat(live(award.getString("id"))).contains("REGULAR 2022-06-10 2520.00", "REGULAR 2022-07-11 3600.00");
    }

    @Test
    void anApprovedFigureRaisesWhatIsOpenAndGivesArrears() throws Exception {
        String award = award();
        Stories.run("2023-02-28");
        List<String> before = live(award);

        String figure = entered(2023, "8.4").getString("id");
        indexStipends.tend();
        assertThat(live(award))
                .as("nobody follows a figure before it is approved")
                .isEqualTo(before);
        approved(figure);
        tend();

        // January and February 2023 are paid: 2 x 302.40 more.
        assertThat(live(award))
                .containsAll(before.subList(0, 9))
                .contains("ARREARS 604.80", "REGULAR 2023-03-10 3902.40", "REGULAR 2024-05-10 3902.40");
        assertThat(sum(live(award))).isEqualTo(scheduled(award));
        JsonPath history = Api.get("caseworker", "/v1/awards/" + award + "/history");
        assertThat(history.getString("changes[0].kind")).isEqualTo("INDEXATION");
        assertThat(history.getString("changes[0].reason")).isEqualTo(index);
        assertThat(history.getString("changes[0].proposedBy")).isEqualTo("system");
        assertThat(history.getString("changes[0].effect.stipend.arrears.amount"))
                .isEqualTo("604.80");
        JsonPath after = Api.get("partner", "/v1/awards/" + award);
        assertThat(after.getInt("money[0].indexMissingFrom")).isEqualTo(2024);
        assertThat(after.getInt("money[0].terms.rules.indexation.figures[0].revision"))
                .isEqualTo(1);

        tend();
        assertThat(Api.get("caseworker", "/v1/awards/" + award + "/history").getList("changes"))
                .as("once per figure")
                .hasSize(1);
        // Whoever is granted afterwards gets the figure from the beginning.
        assertThat(live(award())).contains("REGULAR 2022-12-12 3600.00", "REGULAR 2023-01-10 3902.40");
    }

    @Test
    void aCorrectedFigureIsARevisionAndTheDifferenceIsRecoveredWithTheDocumentsCap() throws Exception {
        String award = award();
        String first = entered(2023, "8.4").getString("id");
        approved(first);
        tend();
        Stories.run("2023-03-31");

        String instant = clock.instant().toString();
        Map<String, Object> corrected = figure(2023, "5.4");
        corrected.put("corrects", first);
        JsonPath second = Api.post("finance", "/v1/index-figures", corrected, 201);
        assertThat(second.getInt("revision")).isEqualTo(2);
        approved(second.getString("id"));
        tend();

        // The 10th of April 2023 is Easter Monday. 2,108.00 makes 3,794.40: 3 x 108.00 too much, less than half of the
        // next instalment.
        assertThat(live(award)).contains("REGULAR 2023-04-11 3470.40 less 324.00", "REGULAR 2023-05-10 3794.40");
        assertThat(sum(live(award))).isEqualTo(scheduled(award));
        assertThat(listed("").getList("items.inUse")).containsExactly(false, true);
        assertThat(listed("&knownAt=" + instant).getList("items.inUse")).containsExactly(true);
        assertThat(listed("&knownAt=" + instant).getString("items[0].percent")).isEqualTo("8.4");
    }

    @Test
    void aFigureAfterAMissingYearWaitsForIt() throws Exception {
        String award = award();
        List<String> before = live(award);
        approved(entered(2024, "5.4").getString("id"));
        tend();
        assertThat(live(award)).as("the amount stays until 2023 is known").isEqualTo(before);
        assertThat(Api.get("partner", "/v1/awards/" + award).getInt("money[0].indexMissingFrom"))
                .isEqualTo(2023);
        approved(entered(2023, "8.4").getString("id"));
        tend();
        assertThat(live(award)).contains("REGULAR 2023-12-11 3902.40", "REGULAR 2024-01-10 4113.13");
        assertThat(Api.get("partner", "/v1/awards/" + award).getString("money[0].indexMissingFrom"))
                .isNull();
    }

    @Test
    void correctionsAndSuspensionsKeepTheIndex() throws Exception {
        String award = award();
        String suspension = suspended(award, "2022-08-01");
        approved(entered(2023, "8.4").getString("id"));
        tend();
        assertThat(AwardCalls.state(award)).isEqualTo("SUSPENDED");
        AwardCalls.lift(award, suspension, "on=2022-09-01").then().statusCode(200);
        assertThat(live(award)).contains("REGULAR 2022-09-12 3600.00", "REGULAR 2023-01-10 3902.40");
        decide(award, proposed(award, "/corrections", raise("2022-10-01", "3000.00")))
                .then()
                .statusCode(201);
        // 3,000.00 with 8.4 per cent is 3,252.00; with 80 per cent of supplements 5,853.60.
        assertThat(live(award)).contains("REGULAR 2022-10-10 5400.00", "REGULAR 2023-01-10 5853.60");
        Api.writing("caseworker")
                .header("If-Match", etag(award))
                .body(Map.of(
                        "reason",
                        "INDEXATION",
                        "indexation",
                        Map.of(
                                "rule",
                                "NEW_YEAR",
                                "mayDecrease",
                                false,
                                "index",
                                index,
                                "figures",
                                List.of(Map.of(
                                        "year", 2023,
                                        "percent", "1",
                                        "source", "by hand",
                                        "publishedOn", "2023-01-17")))))
                .post("/v1/awards/" + award + "/corrections")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("indexation.index"));
    }

    @Test
    void aStipendThatIsProlongedFollowsFiguresThatDidNotCountBefore() throws Exception {
        String award = award();
        for (int year = 2023; year <= 2025; year++) {
            approved(entered(year, "10").getString("id"));
        }
        tend();
        decide(award, proposed(award, "/corrections", Map.of("reason", "END_CHANGED", "endsOn", "2025-06-30")))
                .then()
                .statusCode(201);
        approved(entered(2022, "50").getString("id"));
        tend();
        // 2,000.00 x 1.1 x 1.1 x 1.1 with 80 per cent; a figure for new year 2022 is from before the stipend.
        assertThat(live(award)).contains("REGULAR 2023-01-10 3960.00", "REGULAR 2025-01-10 4791.60");
        assertThat(sum(live(award))).isEqualTo(scheduled(award));
    }

    @Test
    void aRaiseBeyondTheMoneyVotedWaitsAndTheOthersGoOn() throws Exception {
        // Two awards as granted, and something more; each raise takes 302.40 in 12 whole months of 2023, in 5 of 2024
        // and for
        // 9 of 30 days of June: 5,231.52.
        voted("178100.00");
        String one = award();
        String other = award();
        approved(entered(2023, "8.4").getString("id"));
        tend();

        assertThat(List.of(scheduled(one), scheduled(other))).containsExactlyInAnyOrder("86400.00", "91631.52");
        String left = scheduled(one).equals("86400.00") ? one : other;
        List<Map<String, Object>> waiting = exceptions();
        assertThat(waiting).hasSize(1);
        assertThat(waiting.getFirst())
                .containsEntry("awardId", left)
                .containsEntry("reason", "FUNDS_EXHAUSTED")
                .containsEntry("index", index);
        tend();
        assertThat(scheduled(left)).isEqualTo("86400.00");

        voted("5300.00");
        tend();
        assertThat(scheduled(left)).isEqualTo("91631.52");
        assertThat(exceptions()).isEmpty();
    }

    @Test
    void anAwardThatHasEndedIsListedAndLeftAsItIs() throws Exception {
        String award = award();
        decide(award, proposed(award, "/termination", Map.of("on", "2023-03-31", "reason", "DEATH")))
                .then()
                .statusCode(201);
        List<String> before = live(award);
        approved(entered(2023, "8.4").getString("id"));
        tend();
        assertThat(live(award)).isEqualTo(before);
        assertThat(exceptions()).singleElement().satisfies(exception -> assertThat(exception)
                .containsEntry("awardId", award)
                .containsEntry("reason", "AWARD_ENDED"));
    }

    @Test
    void severalWhoTendAtOncePlanEachAwardOnce() throws Exception {
        List<String> awards = List.of(award(), award(), award(), award());
        approved(entered(2023, "8.4").getString("id"));
        Callable<Boolean> tend = () -> {
            indexStipends.tend(Duration.ZERO);
            return true;
        };
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> done : executor.invokeAll(List.of(tend, tend, tend))) {
                assertThat(done.get()).isTrue();
            }
        }
        tend();
        for (String award : awards) {
            assertThat(scheduled(award)).isEqualTo("91631.52");
            assertThat(Api.get("caseworker", "/v1/awards/" + award + "/history").getList("changes"))
                    .hasSize(1);
        }
    }

    @Test
    void whatIsNotAFigureIsRefused() {
        JsonPath first = entered(2023, "8.4");
        String id = first.getString("id");
        enter(figure(2023, "8.5"), 409).body("detail", containsString("corrects"));
        Map<String, Object> same = figure(2023, "8.40");
        same.put("corrects", id);
        enter(same, 409).body("detail", containsString("says the same"));
        Map<String, Object> elsewhere = figure(2024, "1");
        elsewhere.put("corrects", id);
        enter(elsewhere, 400).body("violations[0].field", equalTo("corrects"));
        enter(with("percent", "8,4"), 400).body("violations[0].field", equalTo("percent"));
        enter(with("percent", "-100"), 400).body("violations[0].field", equalTo("percent"));
        enter(with("year", 1899), 400).body("violations[0].field", equalTo("year"));
        enter(with("source", "x"), 400).body("violations[0].field", equalTo("source"));
        enter(with("publishedOn", LocalDate.now(clock).plusDays(1).toString()), 400)
                .body("violations[0].field", equalTo("publishedOn"));
        enter(with("index", "hicp"), 400).body("violations[0].field", equalTo("index"));

        approve("policy", id, 403).body("type", equalTo("/problems/same-person"));
        Map<String, Object> corrected = figure(2023, "8.3");
        corrected.put("corrects", id);
        String second = Api.post("policy", "/v1/index-figures", corrected, 201).getString("id");
        approve("finance", id, 409).body("detail", containsString("later figure"));
        approve("finance", second, 201);
        approve("policy2", second, 409).body("detail", containsString("approved already"));
        approve("finance", UUID.randomUUID().toString(), 404);
        Api.writing("caseworker")
                .body(figure(2025, "1"))
                .post("/v1/index-figures")
                .then()
                .statusCode(403);
        Api.as("policy").get("/v1/index-figures").then().statusCode(400).body("violations[0].field", equalTo("index"));
    }

    private ObjectNode document() {
        ObjectNode document = Documents.tree("diplomat-resignation");
        Documents.with(document, "/code", "\"" + programme + "\"");
        Documents.with(document, "/withoutAppropriation", "\"ALLOW\"");
        Documents.with(document, "/inForceFrom", "\"2022-06-01\"");
        Documents.with(document, "/inForceTo", "\"2022-06-30\"");
        Documents.with(document, "/stacking/group", "\"" + programme + "\"");
        Documents.with(document, "/benefits/1/payDate", "{\"day\": \"ANCHOR\", \"shift\": \"FOLLOWING\"}");
        Documents.with(document, "/benefits/1/indexation/index", "\"" + index + "\"");
        Documents.with(document, "/benefits/1/recoveryPercent", "50");
        Documents.with(document, "/benefits/1/arrearsAfterSuspension", "false");
        Documents.with(document, "/benefits/1/confirmations", "{\"everyMonths\": 3, \"graceDays\": 10}");
        return document;
    }

    private String award() {
        String claimant = Stories.registered("partner", true, 1).getString("id");
        return Stories.awarded("partner", claimant, programme, "2022-06-10", "EUR", Stories.diplomat())
                .getString("award.id");
    }

    private Map<String, Object> figure(int year, String percent) {
        Map<String, Object> figure = new HashMap<>();
        figure.put("index", index);
        figure.put("year", year);
        figure.put("percent", percent);
        figure.put("source", "An office of statistics, annual average");
        figure.put("publishedOn", "2022-01-17");
        return figure;
    }

    private Map<String, Object> with(String field, Object value) {
        Map<String, Object> figure = figure(2030, "1.0");
        figure.put(field, value);
        return figure;
    }

    private JsonPath entered(int year, String percent) {
        return Api.post("policy", "/v1/index-figures", figure(year, percent), 201);
    }

    private io.restassured.response.ValidatableResponse enter(Map<String, Object> figure, int status) {
        return Api.writing("policy")
                .body(figure)
                .post("/v1/index-figures")
                .then()
                .statusCode(status);
    }

    private static io.restassured.response.ValidatableResponse approve(String user, String figure, int status) {
        return Api.writing(user)
                .post("/v1/index-figures/" + figure + "/approval")
                .then()
                .statusCode(status);
    }

    private static void approved(String figure) {
        approve("policy2", figure, 201);
    }

    private JsonPath listed(String query) {
        return Api.get("auditor", "/v1/index-figures?index=" + index + query);
    }

    /** The scheduler may be at it too and have claimed awards: then they are done a moment later. */
    private void tend() throws Exception {
        long[] behind = new long[1];
        do {
            indexStipends.tend(Duration.ZERO);
            books.query(
                    "select count(*) from award_index i where failure is null and index_code = '" + index + "'"
                            + " and planned_with < (select coalesce(max(number), 0) from index_figure_approval a"
                            + " where a.index_code = i.index_code)",
                    row -> behind[0] = row.getLong(1));
        } while (behind[0] > 0);
    }

    /** Of this programme only: other tests leave theirs. */
    private List<Map<String, Object>> exceptions() {
        return Api.get("finance", "/v1/index-figures/exceptions?limit=500")
                .<Map<String, Object>>getList("items")
                .stream()
                .filter(exception -> programme.equals(exception.get("programme")))
                .toList();
    }

    private void voted(String amount) {
        String id = Api.post(
                        "finance",
                        "/v1/appropriations",
                        Map.of(
                                "programme",
                                programme,
                                "sponsor",
                                "EU",
                                "amount",
                                Map.of("amount", amount, "currency", "EUR"),
                                "reference",
                                "vote 2022-17"),
                        201)
                .getString("id");
        Api.writing("finance2")
                .post("/v1/appropriations/" + id + "/approval")
                .then()
                .statusCode(201);
    }
}
