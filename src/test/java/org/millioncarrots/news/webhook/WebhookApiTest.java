package org.millioncarrots.news.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.news.EventView;
import org.millioncarrots.news.NewsSql.Told;
import org.millioncarrots.news.NumberNews;
import org.millioncarrots.news.webhook.Receiver.Answer;
import org.millioncarrots.news.webhook.Receiver.Received;
import org.millioncarrots.news.webhook.Webhook.Outcome;
import org.millioncarrots.news.webhook.WebhookSigner.Signed;
import org.millioncarrots.news.webhook.WebhookTurns.Turn;
import org.millioncarrots.platform.sql.ForAllPartners;
import org.millioncarrots.platform.sql.Sql;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Stories;

/** Whatever a partner's server does: each event comes at least once, in its order, none is lost, and its signature fits. */
@QuarkusTest
@ForAllPartners
class WebhookApiTest {
    @Inject
    NumberNews numberNews;

    @Inject
    WebhookTurns turns;

    @Inject
    DeliverNews deliverNews;

    @Inject
    WebhookSigner signer;

    @Inject
    SendWebhook sendWebhook;

    @Inject
    Sql sql;

    private Receiver receiver;
    private String id;
    private String key;
    private String claim;

    @BeforeEach
    void subscribed() throws IOException {
        receiver = new Receiver();
        String claimant = Stories.registered("partner", false, 0).getString("id");
        claim = Api.post(
                        "partner",
                        "/v1/claims",
                        Map.of(
                                "claimantId",
                                claimant,
                                "programme",
                                "ukraine-lay-down-arms",
                                "payoutCurrency",
                                "EUR",
                                "facts",
                                Stories.soldier()),
                        201)
                .getString("id");
        numberNews.number();
        // The schedule of the running application keeps its hands off: the lease is the test's.
        JsonPath webhook = Api.post(
                "partner",
                "/v1/webhooks",
                Map.of("url", receiver.url(), "types", List.of("claim.held", "claim.decided")),
                201);
        id = webhook.getString("id");
        key = webhook.getString("keys[0].publicKey");
    }

    @AfterEach
    void gone() {
        Api.as("partner").delete("/v1/webhooks/" + id).then().statusCode(204);
        receiver.close();
    }

    @Test
    void eventsComeInTheirOrderAndAreSigned() {
        held(3);
        delivered();
        assertThat(numbers()).hasSize(3).isSorted();
        for (Received one : receiver.received()) {
            assertThat(one.isSignedBy(key)).isTrue();
            assertThat(one.json().path("type").asText()).isEqualTo("claim.held");
            assertThat(one.json().path("data").path("id").asText()).isEqualTo(one.id());
            assertThat(one.json().path("data").path("resource").asText()).isEqualTo("/v1/claims/" + claim);
            assertThat(Math.abs(one.timestamp() - Instant.now().getEpochSecond()))
                    .isLessThan(60);
        }
        assertThat(webhook().getString("lastStatus")).isEqualTo("204");
        assertThat(Api.get("partner", "/v1/webhooks").getList("id", String.class))
                .contains(id);
        assertThat(Api.get("partner2", "/v1/webhooks").getList("id", String.class))
                .doesNotContain(id);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 302, 404, 429})
    void whatIsNotTakenComesAgainBeforeWhatFollows(int status) {
        receiver.next(Answer.of(204), new Answer(status, Map.of("Location", receiver.url(), "Retry-After", "7200"), 0));
        held(3);
        delivered();
        assertThat(receiver.received()).hasSize(2);
        JsonPath failing = webhook();
        assertThat(failing.getInt("failures")).isEqualTo(1);
        assertThat(failing.getString("lastFailure")).isEqualTo("STATUS");
        assertThat(Instant.parse(failing.getString("nextAttemptAt")))
                .isAfter(Instant.now().plusSeconds(7_000));

        due();
        delivered();
        List<Received> received = receiver.received();
        assertThat(received).hasSize(4);
        assertThat(received.get(2).id()).isEqualTo(received.get(1).id());
        assertThat(new ArrayList<>(numbers()).stream().distinct().toList())
                .isSorted()
                .hasSize(3);
        assertThat(webhook().getInt("failures")).isZero();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void whateverAServerAnswersEachEventComesAndInItsOrder(long seed) {
        Random random = new Random(seed);
        int[] faults = {500, 503, 302, 404, 429, 410};
        for (int i = 0; i < 12; i++) {
            receiver.next(Answer.of(random.nextBoolean() ? 204 : faults[random.nextInt(faults.length)]));
        }
        held(5);
        for (int round = 0; round < 30 && webhook().getLong("delivered") < last(); round++) {
            if (!webhook().getString("state").equals("ACTIVE")) {
                Api.as("partner").post("/v1/webhooks/" + id + "/resume").then().statusCode(200);
            }
            due();
            delivered();
        }
        assertThat(webhook().getLong("delivered")).isEqualTo(last());
        assertThat(numbers())
                .as("what is not taken comes again before what follows")
                .isSorted();
        assertThat(receiver.received().stream().map(Received::id).distinct()).hasSize(5);
        assertThat(receiver.received().stream()
                        .map(one -> one.json().path("data").path("version").asLong()))
                .isSorted();
        assertThat(receiver.received()).hasSizeGreaterThan(5).allMatch(one -> one.isSignedBy(key));
    }

    @Test
    void aServerThatIsDownMissesNothing() throws IOException {
        receiver.close();
        held(2);
        delivered();
        assertThat(webhook().getString("lastFailure")).isEqualTo("CONNECTION");
        assertThat(webhook().getLong("delivered")).isLessThan(last());
        Receiver again = receiver;
        assertThat(again.received()).isEmpty();
        exhaust();
        assertThat(webhook().getString("state")).isEqualTo("FAILED");

        receiver = new Receiver();
        move(receiver.url());
        Api.as("partner").post("/v1/webhooks/" + id + "/resume").then().statusCode(200);
        delivered();
        assertThat(receiver.received()).hasSize(2);
        assertThat(webhook().getLong("delivered")).isEqualTo(last());
    }

    @Test
    void aSlowServerIsAskedAgain() {
        receiver.next(new Answer(204, Map.of(), 6_000));
        held(2);
        delivered();
        assertThat(webhook().getString("lastFailure")).isEqualTo("TIMEOUT");
        due();
        delivered();
        assertThat(receiver.received()).hasSize(3);
        assertThat(receiver.received().get(1).id())
                .isEqualTo(receiver.received().get(0).id());
    }

    @Test
    void aServerThatWantsNoMoreIsLeftAloneUntilItsPartnerResumes() {
        receiver.next(Answer.of(410));
        held(2);
        delivered();
        assertThat(webhook().getString("state")).isEqualTo("GONE");
        due();
        delivered();
        assertThat(receiver.received()).hasSize(1);
        Api.as("partner").post("/v1/webhooks/" + id + "/resume").then().statusCode(200);
        delivered();
        assertThat(receiver.received()).hasSize(3);
    }

    @Test
    void nothingIsSentDuringAPause() {
        Api.as("partner").post("/v1/webhooks/" + id + "/pause").then().statusCode(200);
        held(1);
        delivered();
        assertThat(receiver.received()).isEmpty();
        Api.as("partner").post("/v1/webhooks/" + id + "/resume").then().statusCode(200);
        delivered();
        assertThat(receiver.received()).hasSize(1);
    }

    /** Of two replicas one sends; if it dies the other goes on with what was not confirmed. */
    @Test
    void aDeadReplicaIsReplaced() {
        held(1);
        lease(UUID.randomUUID(), Instant.now().plusSeconds(600));
        delivered();
        assertThat(receiver.received()).isEmpty();
        lease(UUID.randomUUID(), Instant.now().minusSeconds(1));
        delivered();
        assertThat(receiver.received()).hasSize(1);
    }

    /** It had sent the event and could not write that down, or another with a clock that runs ahead has taken its turn. */
    @Test
    void whatAReplicaHasSentThatLostItsTurnComesAgainUnderItsId() {
        lease(UUID.randomUUID(), Instant.now().plusSeconds(600));
        held(3);
        Turn lost = turn();
        Told first = lost.events().getFirst();
        Signed sent = signer.sign(first.id(), WebhookMessage.of(EventView.of(first)), lost.keys());
        Outcome taken = sendWebhook.send(lost.webhook().url(), sent.headers(), sent.body());
        assertThat(taken.isTaken()).isTrue();
        lease(UUID.randomUUID(), Instant.now().plusSeconds(600));
        assertThat(turns.record(lost.webhook(), first, taken))
                .as("the turn is another's")
                .isFalse();
        lease(UUID.randomUUID(), Instant.now().minusSeconds(1));

        delivered();
        assertThat(receiver.received()).hasSize(4).allMatch(one -> one.isSignedBy(key));
        assertThat(receiver.received().get(1).id())
                .isEqualTo(receiver.received().get(0).id());
        assertThat(numbers().stream().distinct().toList()).isSorted().hasSize(3);
        assertThat(webhook().getLong("delivered")).isEqualTo(last());
        assertThat(webhook().getInt("failures")).isZero();
    }

    /** Taken in one transaction with its being free, so that the schedule of the application does not come first. */
    private Turn turn() {
        QuarkusTransaction.requiringNew().run(() -> {
            sql.of("update webhook set leased_until = :past where id = :id")
                    .with("past", Instant.now().minusSeconds(1))
                    .with("id", UUID.fromString(id))
                    .run();
            assertThat(turns.take(50)).contains(UUID.fromString(id));
        });
        return turns.next(UUID.fromString(id)).orElseThrow();
    }

    @Test
    void bothKeysSignForADayAfterARotation() {
        JsonPath rotated = Api.post("partner", "/v1/webhooks/" + id + "/keys", Map.of(), 201);
        String newest = rotated.getString("keys[0].publicKey");
        assertThat(rotated.getList("keys")).hasSize(2);
        assertThat(newest).isNotEqualTo(key);
        held(1);
        delivered();
        assertThat(receiver.received().getFirst().isSignedBy(key)).isTrue();
        assertThat(receiver.received().getFirst().isSignedBy(newest)).isTrue();
        QuarkusTransaction.requiringNew().run(() -> sql.of(
                        "update webhook_key set signs_until = :now where webhook_id = :id and signs_until is not null")
                .with("now", Instant.now().minusSeconds(1))
                .with("id", UUID.fromString(id))
                .run());
        held(1);
        delivered();
        assertThat(receiver.received().getLast().isSignedBy(key)).isFalse();
        assertThat(receiver.received().getLast().isSignedBy(newest)).isTrue();
    }

    @Test
    void aRangeIsSentAgain() {
        held(4);
        delivered();
        List<Received> first = new ArrayList<>(receiver.received());
        Api.post(
                "partner",
                "/v1/webhooks/" + id + "/replays",
                Map.of("from", first.get(1).id(), "to", first.get(2).id()),
                202);
        held(1);
        delivered();
        assertThat(receiver.received().stream().skip(4).map(Received::id).toList())
                .startsWith(first.get(1).id(), first.get(2).id())
                .hasSize(3);
        assertThat(webhook().getString("replay")).isNull();
        Api.writing("partner")
                .body(Map.of("from", UUID.randomUUID()))
                .post("/v1/webhooks/" + id + "/replays")
                .then()
                .statusCode(410);
    }

    @Test
    void whatWaitsIsNotSentBeforeItsTurn() {
        held(2);
        delivered();
        receiver.next(Answer.of(500));
        held(3);
        delivered();
        List<String> waiting =
                Api.get("partner", "/v1/events?types=claim.held&limit=500").getList("items", Map.class).stream()
                        .filter(event -> ((Number) event.get("number")).longValue()
                                > webhook().getLong("delivered"))
                        .map(event -> String.valueOf(event.get("id")))
                        .toList();
        assertThat(waiting).hasSize(3);
        String sent = receiver.received().getFirst().id();
        refused(Map.of("from", waiting.get(1), "to", waiting.get(2)), "from");
        refused(Map.of("from", waiting.get(1)), "from");
        refused(Map.of("from", sent, "to", waiting.getFirst()), "to");
        refused(Map.of("from", receiver.received().get(1).id(), "to", sent), "to");
        due();
        delivered();
        assertThat(numbers()).isSorted();
    }

    private void refused(Map<String, String> range, String field) {
        Api.writing("partner")
                .body(range)
                .post("/v1/webhooks/" + id + "/replays")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo(field));
    }

    @Test
    void aRangeThatIsAskedForMeanwhileTakesNothingAwayFromTheOneBefore() {
        held(5);
        delivered();
        List<String> first = receiver.received().stream().map(Received::id).toList();
        Api.post("partner", "/v1/webhooks/" + id + "/pause", Map.of(), 200);
        for (int one : List.of(0, 3)) {
            Api.post(
                    "partner",
                    "/v1/webhooks/" + id + "/replays",
                    Map.of("from", first.get(one), "to", first.get(one + 1)),
                    202);
        }
        Api.post("partner", "/v1/webhooks/" + id + "/resume", Map.of(), 200);
        delivered();
        assertThat(receiver.received().stream().skip(5).map(Received::id)).containsExactlyElementsOf(first);
    }

    /** Each key is a signature more in a header, of which a server reads some kilobytes. */
    @Test
    void aFewKeysSignAtATime() {
        for (int i = 0; i < 4; i++) {
            Api.post("partner", "/v1/webhooks/" + id + "/keys", Map.of(), 201);
        }
        Api.post("partner", "/v1/webhooks/" + id + "/keys", Map.of(), 409);
        assertThat(webhook().getList("keys")).hasSize(5);
        QuarkusTransaction.requiringNew().run(() -> sql.of(
                        "update webhook_key set signs_until = :now where webhook_id = :id and signs_until is not null")
                .with("now", Instant.now().minusSeconds(1))
                .with("id", UUID.fromString(id))
                .run());
        Api.post("partner", "/v1/webhooks/" + id + "/keys", Map.of(), 201);
        assertThat(webhook().getList("keys")).hasSize(2);
    }

    @Test
    void noMoreThanTenAreMadeAtOnce() throws Exception {
        int before = Api.get("partner2", "/v1/webhooks").getList("id").size();
        List<Integer> statuses = new ArrayList<>();
        Callable<Integer> make = () -> Api.writing("partner2")
                .body(Map.of("url", receiver.url(), "types", List.of("payout.held")))
                .post("/v1/webhooks")
                .statusCode();
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (Future<Integer> made : threads.invokeAll(Collections.nCopies(16, make))) {
                statuses.add(made.get());
            }
        }
        List<String> all = Api.get("partner2", "/v1/webhooks").getList("id", String.class);
        all.stream()
                .skip(before)
                .forEach(one ->
                        Api.as("partner2").delete("/v1/webhooks/" + one).then().statusCode(204));
        assertThat(all).hasSize(10);
        assertThat(statuses).containsOnly(201, 409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP://LOCALHOST:9/Hooks?A=B", "Http://LocalHost:9/Hooks?A=B"})
    void caseMeansNothingInSchemeAndHost(String url) {
        JsonPath made = Api.post("partner", "/v1/webhooks", Map.of("url", url, "types", List.of("payout.held")), 201);
        Api.as("partner").delete("/v1/webhooks/" + made.getString("id")).then().statusCode(204);
        assertThat(made.getString("url")).isEqualTo("http://localhost:9/Hooks?A=B");
    }

    /** The time of an attempt is its own, so that a server whose clock is right never refuses it as stale. */
    @Test
    void eachAttemptIsSignedAnewWithItsOwnTime() {
        receiver.next(Answer.of(400));
        held(1);
        delivered();
        due();
        delivered();
        assertThat(receiver.received()).hasSize(2).allMatch(one -> one.isSignedBy(key));
        assertThat(receiver.received().get(0).id())
                .isEqualTo(receiver.received().get(1).id());
        assertThat(receiver.received().get(1).timestamp())
                .isGreaterThanOrEqualTo(receiver.received().get(0).timestamp());
    }

    @Test
    void aTestTellsWhatTheServerAnswers() {
        assertThat(Api.as("partner")
                        .post("/v1/webhooks/" + id + "/test")
                        .jsonPath()
                        .getBoolean("taken"))
                .isTrue();
        receiver.next(Answer.of(503));
        JsonPath refused =
                Api.as("partner").post("/v1/webhooks/" + id + "/test").jsonPath();
        assertThat(refused.getBoolean("taken")).isFalse();
        assertThat(refused.getInt("status")).isEqualTo(503);
        assertThat(receiver.received()).allMatch(one -> one.isSignedBy(key));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example/x",
                "https://hooks.example/x",
                "https://169.254.169.254/latest",
                "ftp://127.0.0.1/x",
                "https://user@127.0.0.1/x",
                "//127.0.0.1/x",
                "https://127.0.0.1.example/x",
                "https://10.0.0.1/",
                "no url"
            })
    void nothingIsSentElsewhere(String url) {
        Api.writing("partner")
                .body(Map.of("url", url))
                .post("/v1/webhooks")
                .then()
                .statusCode(400);
    }

    @Test
    void othersDoNotSeeIt() {
        Api.as("partner2").get("/v1/webhooks/" + id).then().statusCode(404);
        Api.as("partner2").post("/v1/webhooks/" + id + "/pause").then().statusCode(404);
        Api.as("partner2").delete("/v1/webhooks/" + id).then().statusCode(404);
        Api.as("finance").get("/v1/webhooks").then().statusCode(403);
    }

    private void held(int times) {
        for (int i = 0; i < times; i++) {
            Api.post("caseworker", "/v1/claims/" + claim + "/holds", Map.of("reason", "IDENTITY_DOUBT"), 201);
        }
        numberNews.number();
    }

    /** One round, whoever of the test and the schedule of the application takes the turn; waits until nobody sends. */
    private void delivered() {
        turns.take(50).forEach(deliverNews::deliver);
        for (int i = 0; i < 400 && isLeased(); i++) {
            try {
                Thread.sleep(25);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean isLeased() {
        return QuarkusTransaction.requiringNew().call(() -> sql.of(
                        "select 1 from webhook where id = :id and leased_until > :soon and leased_until < :now")
                .with("id", UUID.fromString(id))
                .with("soon", Instant.now())
                .with("now", Instant.now().plusSeconds(70))
                .exists());
    }

    private void due() {
        update("next_attempt_at = now() - interval '1 second'");
    }

    private void exhaust() {
        update("failures = 8");
        due();
        delivered();
    }

    private void lease(UUID replica, Instant until) {
        QuarkusTransaction.requiringNew()
                .run(() -> sql.of("update webhook set leased_by = :replica, leased_until = :until where id = :id")
                        .with("replica", replica)
                        .with("until", until)
                        .with("id", UUID.fromString(id))
                        .run());
    }

    private void update(String what) {
        QuarkusTransaction.requiringNew().run(() -> sql.of("update webhook set " + what + " where id = :id")
                .with("id", UUID.fromString(id))
                .run());
    }

    private void move(String url) {
        owner("update webhook set url = '" + url + "' where id = '" + id + "'");
    }

    private long last() {
        return QuarkusTransaction.requiringNew().call(() -> sql.of(
                        "select last_number from news_head h join webhook w on w.partner = h.partner where w.id = :id")
                .with("id", UUID.fromString(id))
                .number());
    }

    private JsonPath webhook() {
        return Api.get("partner", "/v1/webhooks/" + id);
    }

    private List<Long> numbers() {
        return receiver.received().stream()
                .map(one -> one.json().path("data").path("number").asLong())
                .toList();
    }

    @Inject
    @io.quarkus.agroal.DataSource("migration")
    io.agroal.api.AgroalDataSource owner;

    private void owner(String statement) {
        try (var connection = owner.getConnection();
                var running = connection.createStatement()) {
            running.execute(statement);
        } catch (java.sql.SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
