package org.millioncarrots.news.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.LogCapture;

/** A server that answers with what it was sent, or with whatever is in its tables, writes nothing into the operators' log. */
@QuarkusTest
class WebhookLogApiTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "OBRAZTSOV",
                "HTTP/OBRAZTSOV 200 OK",
                "HTTP/1.1 OBRAZTSOV OK",
                "HTTP/1.1 200 OK\r\nContent-Length: OBRAZTSOV",
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: OBRAZTSOV",
                "HTTP/1.1 503 OBRAZTSOV\r\nRetry-After: OBRAZTSOV\r\nOBRAZTSOV: OBRAZTSOV"
            })
    void whatAPartnersServerSaysIsNotQuoted(String answer) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                LogCapture log = LogCapture.everythingThatIsWritten()) {
            Thread.ofVirtual().start(() -> answerOnce(server, answer));
            String id = Api.post(
                            "partner2",
                            "/v1/webhooks",
                            Map.of(
                                    "url",
                                    "http://127.0.0.1:" + server.getLocalPort() + "/",
                                    "types",
                                    List.of("payout.held")),
                            201)
                    .getString("id");
            JsonPath test =
                    Api.as("partner2").post("/v1/webhooks/" + id + "/test").jsonPath();
            Api.as("partner2").delete("/v1/webhooks/" + id).then().statusCode(204);
            assertThat(test.getBoolean("taken")).isFalse();
            assertThat(test.getString("failure")).isIn("CONNECTION", "STATUS");
            assertThat(log.text()).contains("WEBHOOK_TESTED").doesNotContain("OBRAZTSOV");
        }
    }

    private static void answerOnce(ServerSocket server, String answer) {
        try (Socket socket = server.accept()) {
            socket.getInputStream().read();
            socket.getOutputStream().write((answer + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            // Until the other side has had enough of it.
            while (socket.getInputStream().read() >= 0) {}
        } catch (IOException closed) {
            // By the other side.
        }
    }
}
