package org.millioncarrots.claimant.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.millioncarrots.testing.QueueStories.facts;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.bank.Iban;
import org.millioncarrots.platform.ChangedKeys;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.sql.ForAllPartners;
import org.millioncarrots.platform.sql.Sql;
import org.millioncarrots.testing.Accounts;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Approvals;
import org.millioncarrots.testing.Documents;
import org.millioncarrots.testing.Stories;
import org.millioncarrots.testing.TestProgrammes;

/** Somebody collects the money of many: dozens of claimants, one account. */
@QuarkusTest
@ForAllPartners
class SharedAccountApiTest {
    @Inject
    AccountIndex index;

    @Inject
    IndexAccounts indexAccounts;

    @Inject
    SharedAccounts sharedAccounts;

    @Inject
    Sql sql;

    @Inject
    @DataSource("migration")
    AgroalDataSource owner;

    @ConfigProperty(name = "carrots.keys.file")
    Path keyFile;

    private String iban = "";

    @BeforeEach
    void anAccountOfNobody() {
        iban = Accounts.german();
    }

    @Test
    void theFourthClaimantOnAnAccountIsNoticedHoweverItIsTyped() {
        String first = registered("partner", iban);
        registered("partner2", iban.toLowerCase(Locale.ROOT));
        registered("partner", iban.replaceAll("(.{4})", "$1 "));
        assertThat(found()).isNull();
        String fourth =
                registered("partner2", " " + iban.toLowerCase(Locale.ROOT).replaceAll("(.{4})", "$1\u00a0"));

        Map<String, Object> shared = found();
        assertThat(shared).containsEntry("claimants", 4).containsEntry("stopsPayments", true);
        assertThat((List<?>) shared.get("claimantIds")).hasSize(4);
        assertThat(shared.toString()).contains(first, fourth);
        assertThat(shared.toString()).doesNotContain(iban.substring(12), key().toString());
        assertThat(Api.get("auditor", "/v1/audit?subject=" + name()).getList("items.action"))
                .containsExactly("SHARED_ACCOUNT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"partner", "partner2", "finance", "operator"})
    void nobodyElseLearnsOfIt(String user) {
        Api.as(user).get("/v1/shared-accounts").then().statusCode(403);
        clear(user, UUID.randomUUID(), 4).statusCode(403);
    }

    @Test
    void registrationsAtOnceSeeEachOther() throws Exception {
        try (ExecutorService many = Executors.newFixedThreadPool(4)) {
            List<Future<String>> all = IntStream.range(0, 4)
                    .mapToObj(i -> many.submit(() -> registered("partner", iban)))
                    .toList();
            for (Future<String> one : all) {
                one.get();
            }
        }
        assertThat(found()).containsEntry("claimants", 4);
    }

    @Test
    void itIsClearedByAPersonWhoHadNoPartInItForAsManyAsThereAre() {
        registered("caseworker", iban);
        for (int i = 0; i < 2; i++) {
            registered("partner", iban);
        }
        String moved = registered("partner", Accounts.german());
        Accounts.put("partner", moved, Map.of("iban", iban)).statusCode(202);
        Accounts.step("approver", moved, 2, "confirmation").statusCode(201);
        assertThat(found()).as("what is proposed is not used yet").isNull();
        Accounts.letTheWaitingTimePass();
        UUID account = name();

        clear("caseworker", account, 4).statusCode(403).body("type", equalTo("/problems/same-person"));
        clear("approver", account, 4).statusCode(403);
        clear("caseworker2", account, 3).statusCode(409).body("reason", equalTo("CHANGED_MEANWHILE"));
        clear("caseworker2", account, 4).statusCode(201).body("stopsPayments", equalTo(false));
        clear("caseworker2", account, 4).statusCode(409);
        registered("partner", iban);
        assertThat(found()).containsEntry("stopsPayments", true).containsEntry("clearedUpTo", 4);
        clear("caseworker2", account, 5).statusCode(201);
        assertThat(Api.get("auditor", "/v1/audit?subject=" + account).getList("items.action"))
                .contains("SHARED_ACCOUNT_CLEARED");
    }

    @Test
    void anAccountIsNotLentFromClaimantToClaimant() {
        for (int i = 0; i < 3; i++) {
            registered("partner", iban);
        }
        String borrower = registered("partner", iban);
        clear("caseworker2", name(), 4).statusCode(201);
        Accounts.changed("partner", borrower);
        registered("partner", iban);
        assertThat(found()).containsEntry("claimants", 5).containsEntry("stopsPayments", true);
    }

    @Test
    void whoeverIsErasedIsNotCountedAnyMore() {
        for (int i = 0; i < 3; i++) {
            registered("partner", iban);
        }
        String mistake = registered("partner", iban);
        assertThat(found()).isNotNull();
        String erasures = "/v1/claimants/" + mistake + "/erasures";
        String erasure = Api.post("caseworker", erasures, Map.of("reason", "REGISTERED_BY_MISTAKE"), 201)
                .getString("id");
        Api.post("approver", erasures + "/" + erasure + "/approval", Map.of(), 201);
        assertThat(found()).isNull();
        assertThat(rowsOf(mistake)).isZero();
    }

    @Test
    void whoWasRegisteredBeforeTheIndexIsPutIntoIt() throws SQLException {
        List<String> claimants =
                IntStream.range(0, 4).mapToObj(i -> registered("partner", iban)).toList();
        execute("delete from account_index where account = '" + key() + "'");
        execute("delete from shared_account where account = '" + key() + "'");
        for (String claimant : claimants) {
            short bucket = Ids.bucketOf(UUID.fromString(claimant));
            QuarkusTransaction.requiringNew().run(() -> indexAccounts.index(bucket, bucket));
            assertThat(rowsOf(claimant)).isOne();
        }
        assertThat(found()).isNull();
        QuarkusTransaction.requiringNew().run(sharedAccounts::lookAtAll);
        assertThat(found()).containsEntry("claimants", 4);
    }

    @Test
    void anotherMasterKeyFindsTheSameAccounts() throws Exception {
        AccountIndex changed = new AccountIndex(sql, sharedAccounts, ChangedKeys.of(keyFile, "next"));
        assertThat(changed.key(Iban.parse("iban", iban))).isEqualTo(key());
        assertThat(key().version()).isEqualTo(8);
    }

    @Test
    void paymentsWaitWhereverTheyAreUntilItIsCleared() throws InterruptedException {
        String currency = "HTG";
        String programme = TestProgrammes.approved(Documents.with(
                TestProgrammes.bounty("100.00", "QUEUE"), "/benefits/0/currency", "\"" + currency + "\""));
        String claimant = registered("partner", iban);
        Stories.awarded(
                "partner", claimant, programme, TestProgrammes.AS_OF, currency, facts(Stories.soldier(), "SOLDIER"));
        Stories.run("2022-01-31");
        registered("partner2", iban);
        registered("partner2", iban);
        String collected = collect(currency).statusCode(201).extract().path("id");
        registered("partner2", iban);

        Approvals.approve("finance2", "/v1/payout-batches/" + collected).then().statusCode(422);
        Api.as("finance").delete("/v1/payout-batches/" + collected).then().statusCode(200);
        collect(currency).statusCode(409);

        clear("caseworker2", name(), 4).statusCode(201);
        String batch = collect(currency).statusCode(201).extract().path("id");
        Approvals.approve("finance2", "/v1/payout-batches/" + batch).then().statusCode(201);
        registered("partner2", iban);
        Api.as("finance").get("/v1/payout-batches/" + batch + "/file").then().statusCode(409);
        Api.writing("finance")
                .post("/v1/payout-batches/" + batch + "/delivery")
                .then()
                .statusCode(409)
                .body("reason", equalTo("PAYMENT_STOPPED_SINCE"));
        clear("caseworker2", name(), 5).statusCode(201);
        Api.post("finance", "/v1/payout-batches/" + batch + "/delivery", Map.of(), 201);
    }

    @Test
    void aPartnerCannotAskWhoseAccountIsKnown() {
        String claimant = registered("partner", iban);
        Stories.awarded("partner", claimant, "ukraine-lay-down-arms", "2022-03-05", "USD", Stories.soldier());
        for (int i = 0; i < 3; i++) {
            registered("partner2", iban);
        }
        assertThat(found()).containsEntry("stopsPayments", true);
        assertThat(standing(claimant)).isEqualTo("DUE");
        Accounts.proposed("partner", claimant);
        assertThat(standing(claimant)).as("what the partner itself has said").isEqualTo("HELD");
    }

    private static String standing(String claimant) {
        return Api.get("partner", "/v1/claimants/" + claimant + "/schedule").getString("instalments[0].standing");
    }

    private static ValidatableResponse collect(String currency) {
        return Api.writing("finance")
                .body(Map.of("currency", currency, "scheme", "CROSS_BORDER"))
                .post("/v1/payout-batches")
                .then();
    }

    private UUID key() {
        return index.key(Iban.parse("iban", iban));
    }

    /** What it is called, which has nothing to do with its key. */
    private UUID name() {
        return Objects.requireNonNull(nameOrNull());
    }

    private @Nullable UUID nameOrNull() {
        return QuarkusTransaction.requiringNew()
                .call(() -> sharedAccounts.find(key()).map(SharedAccount::id).orElse(null));
    }

    /** Null if nothing is found. */
    private @Nullable Map<String, Object> found() {
        UUID name = nameOrNull();
        List<Map<String, Object>> all =
                Api.get("caseworker", "/v1/shared-accounts?limit=500").getList("items");
        return all.stream()
                .filter(one -> name != null && name.toString().equals(one.get("account")))
                .findFirst()
                .orElse(null);
    }

    private static ValidatableResponse clear(String user, UUID account, int claimants) {
        return Api.writing(user)
                .body(Map.of("claimants", claimants))
                .post("/v1/shared-accounts/" + account + "/clearance")
                .then();
    }

    private static String registered(String user, String iban) {
        return Api.post(
                        user,
                        "/v1/claimants",
                        Map.of(
                                "identity",
                                Map.of(
                                        "name",
                                        "Пётр Образцов",
                                        "bornOn",
                                        "1990-04-12",
                                        "document",
                                        Map.of(
                                                "kind",
                                                "PASSPORT",
                                                "issuedBy",
                                                "XX",
                                                "number",
                                                "H"
                                                        + ThreadLocalRandom.current()
                                                                .nextLong(1_000_000_000_000L))),
                                "payoutDestination",
                                Map.of(
                                        "iban",
                                        iban,
                                        "bic",
                                        "COBADEFF",
                                        "address",
                                        Map.of("townName", "Vilnius", "country", "LT"))),
                        201)
                .getString("id");
    }

    private long rowsOf(String claimant) {
        return QuarkusTransaction.requiringNew().call(() -> sql.of(
                        "select count(*) from account_index where bucket = :bucket and claimant_id = :claimant")
                .with("bucket", Ids.bucketOf(UUID.fromString(claimant)))
                .with("claimant", UUID.fromString(claimant))
                .number());
    }

    private void execute(String text) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }
}
