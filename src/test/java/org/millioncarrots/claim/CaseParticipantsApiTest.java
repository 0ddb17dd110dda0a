package org.millioncarrots.claim;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.millioncarrots.claim.CaseParticipants.CaseAct;
import org.millioncarrots.claim.CaseParticipants.Part;
import org.millioncarrots.platform.sql.ForAllPartners;
import org.millioncarrots.platform.sql.Sql;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Stories;
import org.millioncarrots.testing.Tokens;

/** Two people per case, not only per step: the matrix of what somebody has done in a case and what that closes to them. */
@QuarkusTest
@ForAllPartners
class CaseParticipantsApiTest {
    private final Sql sql;
    private final AgroalDataSource owner;

    CaseParticipantsApiTest(Sql sql, @DataSource("migration") AgroalDataSource owner) {
        this.sql = sql;
        this.owner = owner;
    }

    @ParameterizedTest
    @CsvSource({
        "REGISTERED, caseworker, decision",
        "LODGED,     caseworker, decision",
        "CLEARED,    caseworker, decision",
        "REFUSED,    caseworker, decision",
        "REFUSED,    approver,   attestation",
        "REFUSED,    approver,   sending-back",
        "REGISTERED, approver,   attestation",
        "LODGED,     approver,   attestation",
        "APPEALED,   approver,   attestation",
        "DECIDED,    approver,   attestation",
        "DECIDED,    approver,   sending-back",
        "LODGED,     approver,   sending-back",
    })
    void whoeverHadAPartCannot(Part part, String person, String act) {
        String claim = claim(act.equals("decision"));
        tookPart(claim, part, person);
        act(person, claim, act).statusCode(403).body("type", equalTo("/problems/same-person"));
        // Whatever case the provider writes the subject in.
        tookPart(claim, part, person.toUpperCase(Locale.ROOT));
        act(person, claim, act).statusCode(403);
        act(person + "2", claim, act).statusCode(201);
    }

    @Test
    void whoeverRefusedDoesNotDecideTheAppeal() {
        String claim = lodged();
        decide("caseworker", claim, "NOT_ELIGIBLE", Map.of("exclusionGrounds", "CONFIRMED"))
                .statusCode(201);
        attest("approver", claim, true).statusCode(201);
        Api.post("partner", "/v1/claims/" + claim + "/appeal", Map.of("ground", "NEW_EVIDENCE"), 201);
        decide("caseworker", claim, "ELIGIBLE", Map.of()).statusCode(403);
        decide("caseworker2", claim, "ELIGIBLE", Map.of()).statusCode(201);
        attest("approver", claim, false).statusCode(201);
        // Sent back to whoever has decided the appeal, who may decide it anew.
        decide("caseworker", claim, "ELIGIBLE", Map.of()).statusCode(403);
        decide("caseworker2", claim, "ELIGIBLE", Map.of()).statusCode(201);
    }

    @Test
    void whoeverAppealsForSomebodyDoesNotDecideTheAppeal() {
        String claim = lodged();
        decide("caseworker", claim, "NOT_ELIGIBLE", Map.of("exclusionGrounds", "CONFIRMED"))
                .statusCode(201);
        attest("approver", claim, true).statusCode(201);
        Api.post("caseworker2", "/v1/claims/" + claim + "/appeal", Map.of("ground", "NEW_EVIDENCE"), 201);
        decide("caseworker2", claim, "ELIGIBLE", Map.of()).statusCode(403);
    }

    @Test
    void whoeverPlacedAHoldDoesNotLiftIt() {
        String claim = lodged();
        String hold = Api.post("approver", "/v1/claims/" + claim + "/holds", Map.of("reason", "SANCTIONS_MATCH"), 201)
                .getString("holds[0].id");
        lift("approver", claim, hold).statusCode(403).body("type", equalTo("/problems/same-person"));
        lift("caseworker", claim, hold).statusCode(200);
    }

    /** Each part that a rule names can be read back from what the acts have kept. */
    @Test
    void thePartsOfACaseAreReadFromItsActs() {
        String claim = lodged();
        decide("caseworker", claim, "NOT_ELIGIBLE", Map.of("exclusionGrounds", "CONFIRMED"))
                .statusCode(201);
        attest("approver", claim, true).statusCode(201);
        Api.post("partner", "/v1/claims/" + claim + "/appeal", Map.of("ground", "NEW_EVIDENCE"), 201);
        Set<String> parts = QuarkusTransaction.requiringNew()
                .call(() -> new TreeSet<>(sql.of("select part from case_participant where claim_id = :claim")
                        .with("claim", UUID.fromString(claim))
                        .list(row -> row.text("part"))));
        assertThat(parts).containsExactly("APPEALED", "ATTESTED", "DECIDED", "LODGED", "REGISTERED");
    }

    @ParameterizedTest
    @EnumSource(CaseAct.class)
    void everyActIsClosedToThoseWhoBroughtTheCase(CaseAct act) {
        assertThat(act.closedTo()).contains(Part.REGISTERED, Part.LODGED);
    }

    @Test
    void thePartsAreThoseOfTheView() {
        Set<String> view = QuarkusTransaction.requiringNew()
                .call(() -> new TreeSet<>(sql.of("""
                        select (regexp_matches(pg_get_viewdef('case_participant'::regclass), '''([A-Z_]+)''::text', 'g'))[1] as part
                        """).list(row -> row.text("part"))));
        assertThat(view)
                .isEqualTo(Arrays.stream(Part.values()).map(Enum::name).collect(Collectors.toCollection(TreeSet::new)));
    }

    private static String lodged() {
        return Api.post(
                        "partner",
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

    /** A claim that waits to be decided, or to be attested. */
    private static String claim(boolean undecided) {
        String claim = lodged();
        if (!undecided) {
            decide("caseworker", claim, "ELIGIBLE", Map.of()).statusCode(201);
        }
        return claim;
    }

    /** Staff register and lodge for people who come to them: then the record names one of staff. */
    private void tookPart(String claim, Part part, String person) {
        UUID id = UUID.fromString(claim);
        String change =
                switch (part) {
                    case REGISTERED ->
                        "update claimant set registered_by = :person where id = (select claimant_id from claim where id = :id)";
                    case LODGED -> "update claim set lodged_by = :person where id = :id";
                    case CLEARED -> """
                        insert into same_person_clearance (bucket, claim_id, partner, others, cleared_by, cleared_at,
                            confirmed_by, confirmed_at)
                        select bucket, id, partner, (select count(*) from same_person_clearance where claim_id = :id) + 1,
                            'somebody', now(), :person, now()
                        from claim where id = :id
                        """;
                    case REFUSED -> """
                        insert into claim_ending (id, bucket, partner, claim_id, reason, ended_by, ended_at)
                        select derived_id(id, :person), bucket, partner, id, 'PERSON_SERVED', :person, now()
                        from claim where id = :id
                        """;
                    case APPEALED -> """
                        insert into appeal (id, bucket, partner, claim_id, decision_id, ground, lodged_by, lodged_at)
                        select derived_id(d.id, :person), d.bucket, d.partner, :id, d.id, 'NEW_EVIDENCE', :person, now()
                        from decision d where d.claim_id = :id
                            and not exists (select from appeal a where a.decision_id = d.id and a.bucket = d.bucket)
                        """;
                    case DECIDED -> """
                        insert into decision (id, bucket, partner, claim_id, number, outcome, programme_version, facts,
                            assessment, evidence, decided_by, decided_at, known_at, accepted_version, binding)
                        select derived_id(id, :person), bucket, partner, claim_id,
                            -(select count(*) from decision where claim_id = :id), outcome, programme_version, facts,
                            assessment, evidence, :person, decided_at, known_at, accepted_version, binding
                        from decision where claim_id = :id and number = 1
                        """;
                    default -> throw new IllegalArgumentException(part.name());
                };
        try (var connection = owner.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(change.replace(":person", "'" + person + "'").replace(":id", "'" + id + "'"));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static ValidatableResponse act(String person, String claim, String act) {
        return switch (act) {
            case "decision" -> decide(person, claim, "ELIGIBLE", Map.of());
            case "attestation" -> attest(person, claim, true);
            default -> attest(person, claim, false);
        };
    }

    private static ValidatableResponse decide(
            String person, String claim, String outcome, Map<String, Object> findings) {
        return post(
                person,
                "/v1/claims/" + claim + "/decision",
                Map.of("outcome", outcome, "findings", findings, "evidence", List.of("file/7")));
    }

    private static ValidatableResponse attest(String person, String claim, boolean confirmed) {
        return post(person, "/v1/claims/" + claim + "/attestation", Map.of("confirmed", confirmed));
    }

    private static ValidatableResponse lift(String person, String claim, String hold) {
        return given().auth()
                .oauth2(Tokens.of(person))
                .delete("/v1/claims/" + claim + "/holds/" + hold)
                .then();
    }

    private static ValidatableResponse post(String person, String path, Map<String, Object> body) {
        return given().auth()
                .oauth2(Tokens.of(person))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(body)
                .post(path)
                .then();
    }
}
