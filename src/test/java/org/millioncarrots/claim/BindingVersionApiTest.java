package org.millioncarrots.claim;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.claim.ClaimRequests.DecideClaimRequest;
import org.millioncarrots.claim.ClaimRequests.LodgeClaimRequest;
import org.millioncarrots.claim.equipment.HandOverEquipment;
import org.millioncarrots.claimant.FindClaimant;
import org.millioncarrots.eligibility.Assessment.Outcome;
import org.millioncarrots.eligibility.Facts;
import org.millioncarrots.eligibility.check.KnownRates;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.offer.Offers;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.json.Json;
import org.millioncarrots.platform.limit.Guesses;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.sql.ForAllPartners;
import org.millioncarrots.platform.sql.Sql;
import org.millioncarrots.programme.ProgrammeClosures;
import org.millioncarrots.programme.Programmes;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Documents;
import org.millioncarrots.testing.Stories;
import org.millioncarrots.testing.Tokens;

/** Versions are published through the API, in force from tomorrow and the day after; the use cases are told that it is later. */
@QuarkusTest
@ForAllPartners
class BindingVersionApiTest {
    @Inject
    @DataSource("migration")
    AgroalDataSource owner;

    @Inject
    Claims claims;

    @Inject
    NewClaims newClaims;

    @Inject
    Sql sql;

    @Inject
    KnownRates rates;

    @Inject
    Caller caller;

    @Inject
    Ids ids;

    @Inject
    FindClaimant claimants;

    @Inject
    Programmes programmes;

    @Inject
    ProgrammeClosures closures;

    @Inject
    HandOverEquipment handOverEquipment;

    @Inject
    Offers offers;

    @Inject
    Guesses guesses;

    @Inject
    OpenQuestions openQuestions;

    @Inject
    CaseParticipants participants;

    @Inject
    Json json;

    @Inject
    AuditLog auditLog;

    @Inject
    Clock clock;

    @Test
    void anAcceptedOfferStaysWhenTheTariffIsLowered() {
        String programme = published("7000.00", "6000.00", true);
        JsonPath award = awardedDaysLater(programme);
        assertThat(award.getString("claim.decision.binding")).isEqualTo("PINNED");
        assertThat(award.getInt("claim.decision.programmeVersion")).isEqualTo(1);
        assertThat(award.getString("award.money[0].promised.amount")).isEqualTo("7000.00");
    }

    @Test
    void anAcceptedOfferIsRaisedWhenTheNewVersionSaysSo() {
        String programme = published("7000.00", "8000.00", true);
        JsonPath award = awardedDaysLater(programme);
        assertThat(award.getString("claim.decision.binding")).isEqualTo("RAISED");
        assertThat(award.getInt("claim.decision.programmeVersion")).isEqualTo(2);
        assertThat(award.getInt("claim.decision.acceptedVersion")).isEqualTo(1);
        assertThat(award.getString("award.money[0].promised.amount")).isEqualTo("8000.00");
    }

    @Test
    void anAcceptedOfferIsNotRaisedWhenTheNewVersionDoesNotSaySo() {
        String programme = published("7000.00", "8000.00", false);
        JsonPath award = awardedDaysLater(programme);
        assertThat(award.getString("claim.decision.binding")).isEqualTo("PINNED");
        assertThat(award.getString("award.money[0].promised.amount")).isEqualTo("7000.00");
        JsonPath explained = Api.get("partner", "/v1/claims/" + award.getString("claim.id") + "/explanation");
        assertThat(explained.getString("version.because")).contains("does not take away or raise");
    }

    /** Offered tomorrow under version 1, done, lodged and decided on the day after that, when the lower version 2 is in force. */
    @Test
    void whatAnOfferPromisedBindsTheClaimThatCitesIt() {
        String programme = published("7000.00", "6000.00", false);
        JsonPath without = awardedDaysLater(programme, null, 2);
        assertThat(without.getInt("claim.decision.programmeVersion")).isEqualTo(2);

        JsonPath cited = awardedDaysLater(programme, offer(programme), 2);
        assertThat(cited.getInt("claim.decision.programmeVersion")).isEqualTo(1);
        assertThat(cited.getInt("claim.decision.acceptedVersion")).isEqualTo(1);
        assertThat(cited.getString("claim.decision.binding")).isEqualTo("PINNED");
        assertThat(cited.getString("award.money[0].promised.amount")).isEqualTo("7000.00");
    }

    @Test
    void anOfferOfAnotherProgrammeOrOneThatIsOverIsRefused() {
        String programme = published("7000.00", "6000.00", false);
        String other = published("7000.00", "6000.00", false);
        for (String code : List.of(offer(other), "AAAA-AAAA-AAAA", "no code")) {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> awardedDaysLater(programme, code, 2))
                    .satisfies(problem ->
                            assertThat(problem.violations().getFirst().field()).isEqualTo("offer"));
        }
        String over = offer(programme);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> awardedDaysLater(programme, over, 400))
                .satisfies(problem ->
                        assertThat(problem.violations().getFirst().field()).isEqualTo("offer"));
    }

    /** An offer of tomorrow. */
    private String offer(String programme) {
        String code =
                "T" + UUID.randomUUID().toString().replaceAll("[^0-9]", "").substring(0, 11);
        code = code.substring(0, 4) + "-" + code.substring(4, 8) + "-" + code.substring(8);
        String made = code;
        QuarkusTransaction.requiringNew().run(() -> sql.of("""
                        insert into offer (code, partner, programme, programme_version, payload, signed, made_by, made_at,
                            valid_until)
                        values (:code, 'test', :programme, 1, '{}', '', 'test', :at, :until)
                        """)
                .with("code", made)
                .with("programme", programme)
                .with("at", clock.instant().plus(Duration.ofDays(1)))
                .with("until", LocalDate.now(clock).plusDays(90))
                .run());
        return made;
    }

    /** Version 1 from tomorrow and version 2 from the day after, each published by one person and approved by another. */
    private String published(String first, String second, boolean raise) {
        String programme =
                "test-pin-" + UUID.randomUUID().toString().substring(0, 8).replaceAll("-", "x");
        version(programme, 1, first, false);
        version(programme, 2, second, raise);
        return programme;
    }

    private void version(String programme, int number, String amount, boolean raise) {
        ObjectNode document = Documents.tree("ukraine-lay-down-arms");
        Documents.with(document, "/code", "\"" + programme + "\"");
        Documents.with(document, "/version", String.valueOf(number));
        Documents.with(document, "/inForceFrom", "\"" + LocalDate.now(clock).plusDays(number) + "\"");
        Documents.with(document, "/benefits/0/amount", "\"" + amount + "\"");
        Documents.with(document, "/benefits/0/currency", "\"EUR\"");
        Documents.with(document, "/stacking/group", "\"" + programme + "\"");
        Documents.with(document, "/raisePinnedOffers", String.valueOf(raise));
        Documents.with(document, "/withoutAppropriation", "\"ALLOW\"");
        given().auth()
                .oauth2(Tokens.of("policy"))
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType("application/json")
                .body(document.toString())
                .post("/v1/programmes/" + programme + "/versions")
                .then()
                .statusCode(201);
        given().auth()
                .oauth2(Tokens.of("policy2"))
                .post("/v1/programmes/" + programme + "/versions/" + number + "/approval")
                .then()
                .statusCode(200);
    }

    /** Lodged tomorrow under version 1, decided on the day after that, when version 2 is in force. */
    private JsonPath awardedDaysLater(String programme) {
        return awardedDaysLater(programme, null, 1);
    }

    /** @param lodgedIn days from now; if it is later than tomorrow the act is of that day too */
    private JsonPath awardedDaysLater(String programme, @Nullable String offer, int lodgedIn) {
        UUID claimant = UUID.fromString(Stories.registered("partner", false, 0).getString("id"));
        Clock lodgingDay = Clock.offset(clock, Duration.ofDays(lodgedIn));
        LodgeClaim lodge = new LodgeClaim(
                claims,
                claimants,
                new LodgingTerms(programmes, closures, handOverEquipment, offers, guesses, lodgingDay),
                handOverEquipment,
                newClaims,
                auditLog);
        Map<String, Object> soldier = new HashMap<>(Stories.soldier());
        if (lodgedIn > 1) {
            soldier.put("actOn", LocalDate.now(lodgingDay).toString());
        }
        Facts facts = json.read(json.write(soldier), Facts.class);
        Clock dayAfter = Clock.offset(clock, Duration.ofDays(2));
        DecideClaim decide = new DecideClaim(
                claims,
                new Decisions(sql, rates, caller, ids, json, dayAfter),
                new AssessClaim(
                        programmes,
                        new LodgingTerms(programmes, closures, handOverEquipment, offers, guesses, dayAfter),
                        handOverEquipment,
                        claimants,
                        json,
                        dayAfter),
                openQuestions,
                participants,
                auditLog);
        ClaimId id = QuarkusTransaction.requiringNew().call(() -> {
            LodgeClaimRequest request = new LodgeClaimRequest(
                    claimant, programme, null, null, new CurrencyCode("EUR"), facts, null, offer, null);
            return lodge.lodge(request).claim().id();
        });
        // Whoever lodged it cannot decide it, and this test is but one person.
        try (var connection = owner.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("update claim set lodged_by = 'somebody' where id = '" + id.value() + "'");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        QuarkusTransaction.requiringNew()
                .run(() -> decide.decide(id, new DecideClaimRequest(Outcome.ELIGIBLE, null, null)));
        return Api.post("approver", "/v1/claims/" + id.value() + "/attestation", Map.of("confirmed", true), 201);
    }
}
