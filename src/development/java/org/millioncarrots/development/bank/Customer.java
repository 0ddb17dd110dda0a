package org.millioncarrots.development.bank;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;

/** The bank's customer: this very service, which is spoken to as by anybody else, through its doors and with a token. */
@ApplicationScoped
@IfBuildProfile(anyOf = {"dev", "test", "demo"})
class Customer {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper json;

    Customer(ObjectMapper json) {
        this.json = json;
    }

    /** How the customer took a message. */
    record Answer(int status, int matched, int unmatched) {}

    /** The files that were delivered, by their message ids. */
    List<byte[]> files(int port, Predicate<String> isWanted) throws IOException, InterruptedException {
        List<byte[]> files = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = json.readTree(get(port, "/v1/payout-batches?state=DELIVERED&limit=500" + cursor));
            for (JsonNode batch : page.path("items")) {
                if (isWanted.test(batch.path("messageId").textValue())) {
                    files.add(
                            file(port, "/v1/payout-batches/" + batch.path("id").textValue()));
                }
            }
            cursor = page.hasNonNull("next") ? "&cursor=" + page.path("next").textValue() : "";
        } while (!cursor.isEmpty());
        return files;
    }

    Answer tell(int port, Letter letter, String key) throws IOException, InterruptedException {
        HttpRequest request = request(port, "/v1/bank-messages", "bank")
                .header("Content-Type", "application/xml")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofByteArray(letter.bytes()))
                .build();
        HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() >= 500) {
            throw Problem.of(ProblemType.UNAVAILABLE, "the service answers the bank with " + response.statusCode());
        }
        JsonNode told = json.readTree(response.body());
        return new Answer(
                response.statusCode(),
                told.path("matched").asInt(),
                told.path("unmatched").asInt());
    }

    /** Delivered ones are read by two people; a bank that is outside has them from the channel. */
    private byte[] file(int port, String batch) throws IOException, InterruptedException {
        String readings = batch + "/file-readings";
        JsonNode reading = json.readTree(
                post(port, "finance", readings, "{\"purpose\":\"BANK_INQUIRY\",\"reference\":\"BANK-2026-1\"}"));
        String path = readings + "/" + reading.path("id").textValue();
        post(port, "finance2", path + "/approval", "{}");
        return get(port, path + "/file");
    }

    private byte[] post(int port, String user, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = request(port, path, user)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build();
        return body(client.send(request, BodyHandlers.ofByteArray()), 201);
    }

    private byte[] get(int port, String path) throws IOException, InterruptedException {
        return body(client.send(request(port, path, "finance").GET().build(), BodyHandlers.ofByteArray()), 200);
    }

    private static byte[] body(HttpResponse<byte[]> response, int expected) {
        if (response.statusCode() != expected) {
            throw Problem.of(ProblemType.UNAVAILABLE, "the bank gets no file: " + response.statusCode());
        }
        return response.body();
    }

    private HttpRequest.Builder request(int port, String path, String user) throws IOException, InterruptedException {
        HttpRequest token = HttpRequest.newBuilder(address(port, "/dev/token"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("user=" + user, StandardCharsets.US_ASCII))
                .build();
        JsonNode answer =
                json.readTree(client.send(token, BodyHandlers.ofByteArray()).body());
        return HttpRequest.newBuilder(address(port, path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + answer.path("access_token").textValue());
    }

    private static URI address(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
