package org.millioncarrots.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.platform.MasterKeys;
import org.millioncarrots.platform.sql.ForAllPartners;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Stories;

/** One person is one person, however the document was typed and through whichever partner: two bounties are one too many. */
@QuarkusTest
@ForAllPartners
class OnePersonApiTest {
    private static final String OFFER = "ukraine-lay-down-arms";

    @Inject
    EntityManager entityManager;

    @Inject
    MasterKeys keys;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mp %s-1",
                "МР%s1",
                "мр%s1",
                "ＭＰ%s１",
                "ΜΡ%s1",
                "MP%s١",
                "MP%s۱",
                "M\u200bP %s\u00ad1",
                "№ MP%s1",
                "𝐌𝐏%s𝟏",
            })
    void theSameDocumentTypedOtherwise(String typed) {
        String digits = digits();
        String first = registered("partner", "MP" + digits + "1");
        Stories.awarded("partner", first, OFFER, "2022-03-05", "USD", Stories.soldier());

        register("partner", typed.formatted(digits)).statusCode(409);
        String second = registered("partner2", typed.formatted(digits));
        String claim =
                lodge("partner2", second, OFFER).statusCode(201).extract().path("id");
        Api.post("caseworker", "/v1/claims/" + claim + "/decision", Map.of("outcome", "ELIGIBLE"), 201);
        Api.writing("approver")
                .body(Map.of("confirmed", true))
                .post("/v1/claims/" + claim + "/attestation")
                .then()
                .statusCode(409);
    }

    @Test
    void anotherDocumentIsAnotherPerson() {
        String digits = digits();
        registered("partner", "MP" + digits + "1");
        registered("partner", "MP" + digits + "2");
        registered("partner", "NP" + digits + "1");
    }

    /** Hashes of earlier releases were made of the number in its own script, and stay as they are. */
    @Test
    void whoWasRegisteredBeforeIsFoundInEitherScript() {
        String digits = digits();
        UUID person = new UUID(0x0190163d86948abcL, 0x8000_0000_0000_0000L | Long.parseLong(digits));
        QuarkusTransaction.requiringNew().run(() -> entityManager
                .createNativeQuery("insert into blind_index (hash, person_id, bucket) values (:hash, :person, :bucket)")
                .setParameter("hash", keys.hmac("blind-index", "PASSPORT/XX/МР" + digits + "7"))
                .setParameter("person", person)
                .setParameter("bucket", (short) 0xabc)
                .executeUpdate());
        for (String partner : List.of("partner", "partner2")) {
            String typed = partner.equals("partner") ? "MP" : "МР";
            String claimant = registered(partner, typed + digits + "7");
            assertThat(QuarkusTransaction.requiringNew().call(() -> entityManager
                            .createNativeQuery("select person_id from claimant where id = :id", UUID.class)
                            .setParameter("id", UUID.fromString(claimant))
                            .getSingleResult()))
                    .isEqualTo(person);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"---", "№ 1", "\u200b\u200b\u200b", "«!»"})
    void aNumberWithoutLettersAndDigitsIsNone(String number) {
        register("partner", number).statusCode(400).body("violations[0].field", equalTo("identity.document.number"));
    }

    @Test
    void aSecondOpenClaimIsRefusedWithTheFirstIfItIsTheCallersOwn() {
        String number = "Q" + digits() + "5";
        String claimant = registered("partner", number);
        String first =
                lodge("partner", claimant, OFFER).statusCode(201).extract().path("id");
        lodge("partner", claimant, OFFER)
                .statusCode(409)
                .body("type", equalTo("/problems/already-exists"))
                .body("detail", containsString(first));

        String elsewhere = registered("partner2", number);
        String second =
                lodge("partner2", elsewhere, OFFER).statusCode(201).extract().path("id");
        lodge("partner2", elsewhere, "coalition-match").statusCode(201);

        String decision = "/v1/claims/" + first + "/decision";
        assertThat(Api.post("caseworker", decision, Map.of("outcome", "ELIGIBLE"), 422)
                        .getString("violations[0].message"))
                .contains(second);
        Api.post("caseworker", "/v1/claims/" + second + "/withdrawal", Map.of("reason", "CLAIMANT_REQUEST"), 201);
        Api.post("caseworker", decision, Map.of("outcome", "ELIGIBLE"), 201);
        lodge("partner", claimant, OFFER).statusCode(409);
    }

    private static String digits() {
        return Long.toString(ThreadLocalRandom.current().nextLong(100_000_000L, 1_000_000_000L));
    }

    private static ValidatableResponse lodge(String partner, String claimant, String programme) {
        return Api.writing(partner)
                .body(Map.of(
                        "claimantId",
                        claimant,
                        "programme",
                        programme,
                        "payoutCurrency",
                        "USD",
                        "facts",
                        Stories.on(programme.equals(OFFER) ? "2022-03-05" : "2022-03-11", Stories.soldier())))
                .post("/v1/claims")
                .then();
    }

    private static String registered(String partner, String number) {
        return register(partner, number).statusCode(201).extract().path("id");
    }

    private static ValidatableResponse register(String partner, String number) {
        return Api.writing(partner)
                .body(Map.of(
                        "identity",
                        Map.of(
                                "name",
                                "Ivan Petrov",
                                "bornOn",
                                "1990-04-12",
                                "document",
                                Map.of("kind", "PASSPORT", "issuedBy", "XX", "number", number)),
                        "payoutDestination",
                        Map.of(
                                "iban", "DE89370400440532013000",
                                "bic", "COBADEFF",
                                "address", Map.of("townName", "Vilnius", "country", "LT"))))
                .post("/v1/claimants")
                .then();
    }
}
