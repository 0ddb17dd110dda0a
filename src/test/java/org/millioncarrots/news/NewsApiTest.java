package org.millioncarrots.news;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millioncarrots.award.condition.TendAwards;
import org.millioncarrots.platform.sql.ForAllPartners;
import org.millioncarrots.platform.sql.Sql;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.AwardCalls;
import org.millioncarrots.testing.Stories;

/** What happens is told, once, in its order, with nothing of whom it concerns. */
@QuarkusTest
@ForAllPartners
class NewsApiTest {
    private static final String PROGRAMME = "ukraine-lay-down-arms";

    @Inject
    Clock clock;

    @Inject
    NumberNews numberNews;

    @Inject
    TendAwards tendAwards;

    @Inject
    Sql sql;

    private String after;

    @BeforeEach
    void upToNow() {
        numberNews.number();
        after = null;
        List<Map<String, Object>> all;
        do {
            all = events("");
            after = all.isEmpty() ? after : (String) all.getLast().get("id");
        } while (!all.isEmpty());
    }

    @Test
    void aClaimsWayIsToldInTheOrderOfItsVersions() {
        String reference = UUID.randomUUID().toString();
        String claim = lodged(reference);
        Api.post("caseworker", "/v1/claims/" + claim + "/holds", Map.of("reason", "IDENTITY_DOUBT"), 201);
        Api.post("caseworker", "/v1/claims/" + claim + "/decision", Map.of("outcome", "ELIGIBLE"), 201);
        String award = Api.post("approver", "/v1/claims/" + claim + "/attestation", Map.of("confirmed", true), 201)
                .getString("award.id");

        List<Map<String, Object>> told = events("");
        assertThat(told)
                .extracting(event -> event.get("type"))
                .containsExactly("claim.held", "claim.decided", "claim.attested", "award.active");
        assertThat(told).extracting(event -> event.get("reference")).containsOnly(reference);
        assertThat(told.get(2)).containsEntry("resource", "/v1/claims/" + claim);
        assertThat(told.get(3)).containsEntry("resource", "/v1/awards/" + award);
        assertThat(told.get(2))
                .containsEntry(
                        "version", Api.get("partner", "/v1/claims/" + claim).getInt("version"));
        assertThat(told.get(3))
                .containsEntry(
                        "version", Api.get("partner", "/v1/awards/" + award).getInt("version"));
        assertThat(told.getFirst().keySet())
                .isEqualTo(Set.of("id", "number", "type", "resource", "version", "reference", "at"));
        long first = ((Number) told.getFirst().get("number")).longValue();
        assertThat(told)
                .extracting(event -> ((Number) event.get("number")).longValue())
                .containsExactly(first, first + 1, first + 2, first + 3);
        assertThat(events("&types=award.active,award.ended,award.active")).hasSize(1);
        assertThat(events("&types=award.active,claim.held"))
                .extracting(event -> event.get("type"))
                .containsExactly("claim.held", "award.active");
        assertThat(events("&types=award.active,claim.held&limit=1"))
                .extracting(event -> event.get("type"))
                .containsExactly("claim.held");
        assertThat(events("&limit=1")).hasSize(1);
    }

    @Test
    void whatIsRolledBackIsNotTold() {
        String claim = lodged(null);
        Api.writing("caseworker")
                .body(Map.of("outcome", "NOT_ELIGIBLE"))
                .post("/v1/claims/" + claim + "/decision")
                .then()
                .statusCode(422);
        assertThat(events("")).isEmpty();
    }

    @Test
    void othersAreToldNothingOfIt() {
        String claim = lodged(null);
        Api.post("caseworker", "/v1/claims/" + claim + "/holds", Map.of("reason", "COURT_ORDER"), 201);
        numberNews.number();
        assertThat(Api.get("partner2", "/v1/events?limit=500").getList("items.resource", String.class))
                .doesNotContain("/v1/claims/" + claim);
        String own = (String) events("").getFirst().get("id");
        Api.as("partner2").get("/v1/events?after=" + own).then().statusCode(410);
        Api.as("partner").get("/v1/events?after=" + UUID.randomUUID()).then().statusCode(410);
        Api.as("partner").get("/v1/events?types=claim.lodged").then().statusCode(400);
        Api.as("finance").get("/v1/events").then().statusCode(403);
    }

    @Test
    void confirmationsAreDueAndMissed() {
        String award = AwardCalls.award();
        LocalDate today = LocalDate.now(clock);
        confirmation(award, today.plusDays(3), 5);
        tendAwards.tend();
        tendAwards.tend();
        assertThat(ofAward(award)).containsExactly("award.active", "confirmation.due");
        JsonPath read = Api.get("partner", "/v1/awards/" + award);
        assertThat(read.getString("confirmBy")).isEqualTo(today.plusDays(8).toString());
        assertThat(read.getList("suspendedFor")).isEmpty();

        confirmation(award, today.minusDays(9), 5);
        tendAwards.tend();
        assertThat(ofAward(award))
                .containsExactlyInAnyOrder(
                        "award.active", "confirmation.due", "award.suspended", "confirmation.overdue");
        JsonPath suspended = Api.get("partner", "/v1/awards/" + award);
        assertThat(suspended.getString("suspendedFor[0].reason")).isEqualTo("CONFIRMATION_MISSED");
        assertThat(suspended.getString("suspendedFor[0].from"))
                .isEqualTo(today.minusDays(3).toString());
    }

    @Test
    void programmesAreToldToAll() {
        events("");
        String closures = "/v1/programmes/" + PROGRAMME + "/closures";
        String closure = Api.post("policy", closures, Map.of("reason", "SECURITY_INCIDENT"), 201)
                .getString("id");
        Api.as("policy2").delete(closures + "/" + closure).then().statusCode(200);
        assertThat(events(""))
                .extracting(event -> event.get("type") + " " + event.get("resource"))
                .containsExactly(
                        "programme.closed /v1/programmes/" + PROGRAMME,
                        "programme.reopened /v1/programmes/" + PROGRAMME);
    }

    private void confirmation(String award, LocalDate due, int graceDays) {
        QuarkusTransaction.requiringNew().run(() -> sql.of("""
                        update award set next_confirmation_on = :due, grace_days = :grace where id = :id
                        """)
                .with("due", due)
                .with("grace", (short) graceDays)
                .with("id", UUID.fromString(award))
                .run());
    }

    private List<String> ofAward(String award) {
        return events("").stream()
                .filter(event -> event.get("resource").equals("/v1/awards/" + award))
                .map(event -> (String) event.get("type"))
                .toList();
    }

    private List<Map<String, Object>> events(String query) {
        numberNews.number();
        String from = after == null ? "?limit=500" : "?after=" + after;
        return new ArrayList<>(Api.get("partner", "/v1/events" + from + query).getList("items"));
    }

    private static String lodged(String reference) {
        String claimant = Stories.registered("partner", false, 0).getString("id");
        Map<String, Object> claim = new java.util.HashMap<>(Map.of(
                "claimantId", claimant, "programme", PROGRAMME, "payoutCurrency", "EUR", "facts", Stories.soldier()));
        if (reference != null) {
            claim.put("partnerReference", reference);
        }
        return Api.post("partner", "/v1/claims", claim, 201).getString("id");
    }
}
