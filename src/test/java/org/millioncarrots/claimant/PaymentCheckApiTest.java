package org.millioncarrots.claimant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millioncarrots.claimant.vault.IdentityVault;
import org.millioncarrots.platform.sql.ForAllPartners;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Approvals;
import org.millioncarrots.testing.Stories;

/** Whoever is registered can be paid: what no bank file could carry is refused when it arrives, with the field. */
@QuarkusTest
@ForAllPartners
class PaymentCheckApiTest {
    private static final Map<String, String> VILNIUS = Map.of("townName", "Vilnius", "country", "LT");

    @Inject
    IdentityVault vault;

    @Inject
    EntityManager entityManager;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Anna Soldier       |              | identity.name
            Bounty             |              | identity.name
            Анна Bounty        |              | identity.name
            Ivan Petrov        | IVAN BOUNTY  | identity.latinName
            Lay Down Arms      | Lay Down Arms| identity.latinName
            Million Carrots    | Million Carrots | identity.latinName
            Қасым-Жомарт       |              | identity.name
            """)
    void aNameThatNoFileCouldCarry(String name, @Nullable String latin, String field) {
        refused(register(name, latin, "DE89370400440532013000", "COBADEFF", VILNIUS), field)
                .body("detail", not(containsString(name)));
    }

    @ParameterizedTest
    @CsvSource({"Anna Bounty, ANNA BOUNTY", "Иван Soldier, IVAN SOLDIER", "Asylum Petrov, Asylum Petrov"})
    void whoIsReallyCalledSoSaysItInBothSpellings(String name, String latin) {
        register(name, latin, "DE89370400440532013000", "COBADEFF", VILNIUS).statusCode(201);
    }

    @ParameterizedTest
    @CsvSource({
        "streetName, Asylum Road",
        "streetName, Stipendium Allee 3 (bounty)",
        "buildingNumber, bounty",
        "postCode, asylum",
        "townName, Open Door",
        "townName, Surrenderville",
        "townName, 東京",
        "streetName, 東京",
    })
    void anAddressThatNoFileCouldCarry(String field, String text) {
        Map<String, String> address = new HashMap<>(VILNIUS);
        address.put(field, text);
        refused(
                register("Ivan Petrov", null, "DE89370400440532013000", "COBADEFF", address),
                "payoutDestination.address." + field);
    }

    @ParameterizedTest
    @CsvSource({
        "RU0304452522540817810538091310419, , payoutDestination.iban, RU",
        "BY13NBRB3600900000002Z00AB00, , payoutDestination.iban, BY",
        "DE89370400440532013000, SABRRUMM, payoutDestination.bic, RU",
        "DE89370400440532013000, akbbby2x, payoutDestination.bic, BY",
        "DE99370400440532013014, , payoutDestination.iban, check digits",
        "DE00370400440532013050, , payoutDestination.iban, check digits",
        "DE01370400440532013032, , payoutDestination.iban, check digits",
    })
    void anAccountThatIsNotPaidTo(String iban, @Nullable String bic, String field, String why) {
        refused(register("Ivan Petrov", null, iban, bic, VILNIUS), field)
                .body("violations[0].message", containsString(why));
    }

    @Test
    void theSameHoldsForAChangeOfAccount() {
        JsonPath claimant = Stories.registered("partner", false, 0);
        Api.as("partner")
                .header("If-Match", "\"0\"")
                .body(destination("RU0304452522540817810538091310419", null, VILNIUS))
                .put("/v1/claimants/" + claimant.getString("id") + "/payout-destination")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("payoutDestination.iban"));
    }

    @Test
    void whatWasRegisteredBeforeIsLeftOutAndStopsNobodyElse() throws InterruptedException {
        String honest = awarded();
        String telling = awarded();
        UUID claimant = UUID.fromString(telling);
        QuarkusTransaction.requiringNew().run(() -> {
            vault.sealDestination(
                    claimant,
                    2,
                    new PayoutDestination(
                            "DE89370400440532013000",
                            "COBADEFF",
                            new PayoutDestination.Address("Asylum Road", null, null, "London", "GB")));
            entityManager
                    .createNativeQuery("update claimant set destination_version = 2 where id = :id")
                    .setParameter("id", claimant)
                    .executeUpdate();
        });
        Stories.run("2024-12-31");
        String batch = Api.post(
                        "finance",
                        "/v1/payout-batches",
                        Map.of("currency", "USD", "scheme", "CROSS_BORDER", "maxPayouts", 50_000),
                        201)
                .getString("id");
        JsonPath approved = Approvals.approve("finance2", "/v1/payout-batches/" + batch)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();

        String payout = payoutOf(telling);
        assertThat(approved.getList("leftOut.payoutId")).containsExactly(payout);
        assertThat(approved.getList("leftOut.field")).containsExactly("payoutDestination.address.streetName");
        assertThat(approved.prettyPrint()).doesNotContain("Asylum");
        assertThat(state(payout)).isEqualTo("DUE");
        assertThat(state(payoutOf(honest))).isEqualTo("BATCHED");
        assertThat(Api.get("auditor", "/v1/audit?subject=" + payout).getList("items.action"))
                .contains("PAYOUT_LEFT_OUT");

        String alone = Api.post(
                        "finance", "/v1/payout-batches", Map.of("currency", "USD", "scheme", "CROSS_BORDER"), 201)
                .getString("id");
        Approvals.approve("finance2", "/v1/payout-batches/" + alone)
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo("payouts." + payout));
        Api.as("finance").delete("/v1/payout-batches/" + alone).then().statusCode(200);
        QuarkusTransaction.requiringNew().run(() -> entityManager
                .createNativeQuery("update claimant set destination_version = 1 where id = :id")
                .setParameter("id", claimant)
                .executeUpdate());
    }

    private static String awarded() {
        String claimant = Stories.registered("partner", false, 0).getString("id");
        Stories.awarded("partner", claimant, "ukraine-lay-down-arms", "2022-03-05", "USD", Stories.soldier());
        return claimant;
    }

    private String payoutOf(String claimant) {
        return QuarkusTransaction.requiringNew().call(() -> entityManager
                .createNativeQuery("select cast(id as text) from payout where claimant_id = :id", String.class)
                .setParameter("id", UUID.fromString(claimant))
                .getSingleResult()
                .toString());
    }

    private String state(String payout) {
        return QuarkusTransaction.requiringNew().call(() -> entityManager
                .createNativeQuery("select state from payout where id = :id", String.class)
                .setParameter("id", UUID.fromString(payout))
                .getSingleResult()
                .toString());
    }

    /** Typed by mistake, nobody would be found by it again. */
    @Test
    void nobodyWasBornInAnotherAge() {
        for (String day : List.of("0990-04-12", "1899-12-31")) {
            Map<String, Object> document = Map.of(
                    "kind",
                    "PASSPORT",
                    "issuedBy",
                    "XX",
                    "number",
                    "R" + ThreadLocalRandom.current().nextLong(1_000_000_000_000L));
            Map<String, Object> identity = Map.of("name", "Anna Smith", "bornOn", day, "document", document);
            refused(
                    Api.writing("partner")
                            .body(Map.of("identity", identity))
                            .post("/v1/claimants")
                            .then(),
                    "identity.bornOn");
            Map<String, Object> parent = Map.of(
                    "name",
                    "Anna Smith",
                    "bornOn",
                    "1990-04-12",
                    "document",
                    document,
                    "dependants",
                    List.of(Map.of("relation", "CHILD", "bornOn", day)));
            refused(
                    Api.writing("partner")
                            .body(Map.of("identity", parent))
                            .post("/v1/claimants")
                            .then(),
                    "identity.dependants[0].bornOn");
        }
    }

    private static ValidatableResponse refused(ValidatableResponse answer, String field) {
        return answer.statusCode(400).body("violations[0].field", equalTo(field));
    }

    private static ValidatableResponse register(
            String name, @Nullable String latin, String iban, @Nullable String bic, Map<String, String> address) {
        Map<String, Object> identity = new HashMap<>(Map.of(
                "name",
                name,
                "bornOn",
                "1990-04-12",
                "document",
                Map.of(
                        "kind",
                        "PASSPORT",
                        "issuedBy",
                        "XX",
                        "number",
                        "Q" + ThreadLocalRandom.current().nextLong(1_000_000_000_000L)),
                "dependants",
                List.of()));
        if (latin != null) {
            identity.put("latinName", latin);
        }
        return Api.writing("partner")
                .body(Map.of("identity", identity, "payoutDestination", destination(iban, bic, address)))
                .post("/v1/claimants")
                .then();
    }

    private static Map<String, Object> destination(String iban, @Nullable String bic, Map<String, String> address) {
        Map<String, Object> destination = new HashMap<>(Map.of("iban", iban, "address", address));
        if (bic != null) {
            destination.put("bic", bic);
        }
        return destination;
    }
}
