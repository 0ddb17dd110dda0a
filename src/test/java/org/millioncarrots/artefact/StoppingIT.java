package org.millioncarrots.artefact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replica that is told to end during an import: it answers what it has begun, begins nothing, and another one goes on. */
class StoppingIT {
    private static final String FACTS = "{\"category\":\"SOLDIER\",\"act\":\"LAY_DOWN_ARMS\",\"actOn\":\"2022-03-05\","
            + "\"confirmedBy\":\"UKRAINIAN_FORCES\",\"exclusionGrounds\":\"NONE\",\"sanctionsHold\":false}";

    private static final List<String> ACCOUNTS = List.of("DE02120300000000202051", "DE89370400440532013000");

    @Test
    void anImportEndsAtALineAndGoesOnElsewhere(@TempDir Path folder, @TempDir Path databaseFolder) throws Exception {
        try (Installation installation = new Installation(folder, databaseFolder, PostgresServer::version18)) {
            installation.migrate();
            Map<String, String> settings = installation.settings();
            settings.put("QUARKUS_SHUTDOWN_DELAY", "1S");
            String token = installation.issuer().tokenOf("partner");
            List<String> lines;
            try (Service first = Service.start(folder, settings)) {
                first.waitUntilReady();
                lines = List.of(line(first, token, 0), line(first, token, 1));
                broughtWhileItEnds(first, token, lines);
                assertThat(first.exitCode()).as(first.said()).isZero();
                assertThat(first.said()).doesNotContain("\"level\":\"ERROR\"", "\tat ");
            }
            try (Service second = Service.start(folder, settings)) {
                second.waitUntilReady();
                HttpResponse<String> answer = post(
                        second,
                        token,
                        "/v1/claim-imports",
                        "application/x-ndjson",
                        "one-import",
                        lines.get(0) + lines.get(1));
                assertThat(answer.body().lines())
                        .satisfiesExactly(
                                line -> assertThat(line).contains("\"line\":1,\"status\":201", "\"replayed\":true"),
                                line -> assertThat(line)
                                        .contains("\"line\":2,\"status\":201")
                                        .doesNotContain("replayed"));
            }
        }
    }

    /** The first line before, the second one after it begins nothing any more. */
    private static void broughtWhileItEnds(Service service, String token, List<String> lines) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            socket.setSoTimeout(30_000);
            send(socket, """
                    POST /v1/claim-imports HTTP/1.1\r
                    Host: localhost\r
                    Connection: close\r
                    Authorization: Bearer %s\r
                    Idempotency-Key: one-import\r
                    Content-Type: application/x-ndjson\r
                    Transfer-Encoding: chunked\r
                    \r
                    """.formatted(token));
            send(socket, chunk(lines.get(0)));
            while (!get(service, token, "/v1/claims").body().contains("\"claimantId\"")) {
                Thread.sleep(100);
            }
            service.terminate();
            Thread.sleep(2_500);
            HttpResponse<String> late = get(service, token, "/v1/claims");
            assertThat(late.statusCode()).isEqualTo(503);
            assertThat(late.body()).contains("/problems/unavailable", "being stopped");
            assertThat(late.headers().firstValue("Retry-After")).isPresent();
            assertThat(late.headers().allValues("Connection")).contains("close");
            assertThat(late.headers().firstValue("Request-Id")).isPresent();
            send(socket, chunk(lines.get(1)) + chunk(""));
            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 200 ")
                    .contains("\"line\":1,\"status\":201", "\"line\":2,\"status\":503", "same Idempotency-Key");
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
        socket.getOutputStream().flush();
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.getBytes(UTF_8).length) + "\r\n" + text + "\r\n";
    }

    private static String line(Service service, String token, int number) throws Exception {
        HttpResponse<String> claimant =
                post(service, token, "/v1/claimants", "application/json", "claimant-" + number, """
                {"identity":{"name":"%s Образцов","bornOn":"19%d-03-01",
                "document":{"kind":"PASSPORT","issuedBy":"XX","number":"STOPPING%d"},"dependants":[]},
                "payoutDestination":{"iban":"%s","bic":"COBADEFF","address":{"townName":"Vilnius","country":"LT"}}}""".formatted(
                                number == 0 ? "Пётр" : "Иван", 80 + number, number, ACCOUNTS.get(number)));
        Matcher id = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"").matcher(claimant.body());
        assertThat(id.find()).as(claimant.body()).isTrue();
        return String.format(
                Locale.ROOT,
                "{\"claimantId\":\"%s\",\"programme\":\"ukraine-lay-down-arms\",\"payoutCurrency\":\"USD\",\"facts\":%s}%n",
                id.group(1),
                FACTS);
    }

    private static HttpResponse<String> post(
            Service service, String token, String path, String type, String key, String body) throws Exception {
        return service.send(HttpRequest.newBuilder(URI.create(service.url() + path))
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body, UTF_8))
                .build());
    }

    private static HttpResponse<String> get(Service service, String token, String path) throws Exception {
        return service.get(path, "Authorization", "Bearer " + token);
    }
}
