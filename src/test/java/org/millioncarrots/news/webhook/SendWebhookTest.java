package org.millioncarrots.news.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.news.webhook.HostCertificates.Host;
import org.millioncarrots.news.webhook.Webhook.Failure;
import org.millioncarrots.news.webhook.Webhook.Outcome;

/** Whom an event is given to: over real connections to this machine, which the host's name does not lead to. */
class SendWebhookTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2022-03-05T12:00:00Z"), ZoneOffset.UTC);
    private static final String HOST = "hooks.ministry.example";
    private static final Map<String, String> HEADERS =
            Map.of("webhook-id", "one", "webhook-timestamp", "1646481600", "webhook-signature", "v1a,none");

    /** A host that does not answer in time is a part of the tests: the time is short. */
    private static final WebhookSettings SETTINGS = new Settings(Optional.of(HOST), false, Duration.ofMillis(700));

    private static final WebhookSettings PATIENT = new Settings(Optional.of(HOST), false, Duration.ofSeconds(15));

    private static Vertx vertx;
    private static HostCertificates certificates;

    record Settings(Optional<String> allowedHosts, boolean loopback, Duration answerWithin) implements WebhookSettings {
        @Override
        public Duration every() {
            return Duration.ofSeconds(1);
        }
    }

    @BeforeAll
    static void trusted() throws Exception {
        vertx = Vertx.vertx();
        certificates = new HostCertificates("CN=Authority for a day");
    }

    @AfterAll
    static void closed() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Test
    void theHostIsKnownByItsCertificateAndReachedAtTheAddressThatWasLookedAt() throws Exception {
        assertThat(posted(certificates.of(Host.named(HOST)))).isEqualTo(new Outcome(204, null, null));
    }

    static List<SSLContext> strangers() throws Exception {
        Instant now = Instant.now();
        return List.of(
                certificates.of(Host.named("hooks.elsewhere.example")),
                certificates.of(Host.named("*.elsewhere.example")),
                certificates.of(new Host(HOST, now.minus(Duration.ofDays(9)), now.minus(Duration.ofDays(2)))),
                certificates.of(new Host(HOST, now.plus(Duration.ofDays(2)), now.plus(Duration.ofDays(9)))),
                new HostCertificates("CN=Authority of somebody else").of(Host.named(HOST)));
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void nobodyElseIsTold(SSLContext certificate) throws Exception {
        assertThat(posted(certificate)).isEqualTo(new Outcome(null, Failure.CONNECTION, null));
    }

    /** What the machine trusts by itself, as in production: not an authority of this test. */
    @Test
    void onlyAuthoritiesThatTheMachineTrustsCount() throws Exception {
        try (Receiver receiver = new Receiver(certificates.of(Host.named(HOST)))) {
            SendWebhook production = new SendWebhook(vertx, new WebhookTarget(PATIENT), PATIENT, CLOCK);
            assertThat(post(production, receiver.port())).isEqualTo(new Outcome(null, Failure.CONNECTION, null));
            assertThat(receiver.received()).isEmpty();
            production.close();
        }
    }

    @Test
    void nothingIsSentInTheClear() throws Exception {
        try (Receiver receiver = new Receiver()) {
            SendWebhook sendWebhook = sending(SETTINGS);
            assertThat(post(sendWebhook, receiver.port()).isTaken()).isFalse();
            assertThat(receiver.received()).isEmpty();
            sendWebhook.close();
        }
    }

    /** A name that was public when it was allowed leads to a network of ours later, or to both. */
    @Test
    void aNameThatLeadsElsewhereLaterIsNotFollowed() throws Exception {
        InetAddress shown = InetAddress.getByName("1.1.1.1");
        Deque<InetAddress[]> answers = new ArrayDeque<>(List.of(
                new InetAddress[] {shown},
                new InetAddress[] {InetAddress.getByName("127.0.0.1")},
                new InetAddress[] {shown, InetAddress.getByName("10.0.0.7")},
                new InetAddress[] {InetAddress.getByName("169.254.169.254")},
                new InetAddress[] {InetAddress.getByName("::ffff:192.168.0.1")},
                new InetAddress[] {InetAddress.getByName("fd00::1")}));
        List<String> asked = new ArrayList<>();
        WebhookTarget target = new WebhookTarget(SETTINGS, host -> {
            asked.add(host);
            return answers.remove();
        });
        SendWebhook sendWebhook = new SendWebhook(vertx, new HttpClientOptions(), target, SETTINGS, CLOCK);
        URI url = URI.create("https://" + HOST + "/hooks");
        assertThat(target.address(url)).contains(shown);
        while (!answers.isEmpty()) {
            assertThat(sendWebhook.send(url, HEADERS, new byte[0])).isEqualTo(new Outcome(null, Failure.ADDRESS, null));
        }
        assertThat(asked).hasSize(6).containsOnly(HOST);
        sendWebhook.close();
    }

    @Test
    void aHostThatIsNotAllowedAnyMoreIsNotEvenLookedUp() throws Exception {
        WebhookTarget target = new WebhookTarget(SETTINGS, host -> {
            throw new AssertionError(host);
        });
        for (String url : List.of(
                "https://other.example/hooks",
                "http://" + HOST + "/hooks",
                "https://" + HOST + ":8443/hooks",
                "https://127.0.0.1/hooks",
                "http://localhost/hooks")) {
            assertThat(target.address(URI.create(url))).as(url).isEmpty();
        }
    }

    @Test
    void aNameThatDoesNotExistIsTriedAgainLater() {
        WebhookTarget target = new WebhookTarget(SETTINGS, host -> {
            throw new UnknownHostException();
        });
        SendWebhook sendWebhook = new SendWebhook(vertx, new HttpClientOptions(), target, SETTINGS, CLOCK);
        assertThat(sendWebhook.send(URI.create("https://" + HOST + "/"), HEADERS, new byte[0]))
                .isEqualTo(new Outcome(null, Failure.CONNECTION, null));
        sendWebhook.close();
    }

    /** Neither a server that never answers nor one that is always about to holds a connection for longer than the time in all. */
    @ParameterizedTest
    @ValueSource(strings = {"", "H", "HTTP/1.1 103 Early Hints\r\n\r\n"})
    void aServerThatDoesNotComeToAnEndIsLetGoOf(String said) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Boolean> letGo = CompletableFuture.supplyAsync(() -> isLetGo(server, said));
            SendWebhook sendWebhook = sending(SETTINGS);
            URI url = URI.create("http://" + HOST + ":" + server.getLocalPort() + "/hooks");
            assertThat(sendWebhook.post(url, InetAddress.getLoopbackAddress(), HEADERS, new byte[2]))
                    .isEqualTo(new Outcome(null, Failure.TIMEOUT, null));
            assertThat(letGo.get(10, TimeUnit.SECONDS)).isTrue();
            sendWebhook.close();
        }
    }

    /** Says the same again and again until the other side is gone. */
    private static boolean isLetGo(ServerSocket server, String said) {
        try (Socket socket = server.accept()) {
            OutputStream out = socket.getOutputStream();
            long end = System.nanoTime() + Duration.ofSeconds(8).toNanos();
            while (!said.isEmpty() && System.nanoTime() < end) {
                out.write(said.getBytes(UTF_8));
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
            socket.setSoTimeout(8_000);
            while (socket.getInputStream().read() >= 0) {
                continue;
            }
            return said.isEmpty();
        } catch (SocketTimeoutException kept) {
            return false;
        } catch (IOException gone) {
            return true;
        }
    }

    private static Outcome posted(SSLContext certificate) throws Exception {
        try (Receiver receiver = new Receiver(certificate)) {
            SendWebhook sendWebhook = sending(PATIENT);
            Outcome outcome = post(sendWebhook, receiver.port());
            assertThat(receiver.received()).hasSize(outcome.isTaken() ? 1 : 0);
            sendWebhook.close();
            return outcome;
        }
    }

    private static SendWebhook sending(WebhookSettings settings) throws IOException {
        HttpClientOptions options = new HttpClientOptions()
                .setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(certificates.authority())));
        return new SendWebhook(vertx, options, new WebhookTarget(settings), settings, CLOCK);
    }

    private static Outcome post(SendWebhook sendWebhook, int port) {
        return sendWebhook.post(
                URI.create("https://" + HOST + ":" + port + "/hooks"),
                InetAddress.getLoopbackAddress(),
                HEADERS,
                "{}".getBytes(UTF_8));
    }
}
