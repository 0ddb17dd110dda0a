package org.millioncarrots.rates.publication;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Fetches a bank's file over HTTP: with timeouts, a size cap, and not again what has not changed. */
final class FeedClient {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration WHOLE_ANSWER = Duration.ofSeconds(60);
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .proxy(ProxySelector.getDefault())
            .build();

    /** What a server says about the version of its file, to be sent back with the next request. */
    record Version(@Nullable String etag, @Nullable String lastModified) {
        static final Version NONE = new Version(null, null);
    }

    /** A server's answer. */
    sealed interface Answer {
        record File(byte[] bytes, Version version) implements Answer {}

        record NotModified() implements Answer {}
    }

    /** The server could not be reached or did not give a file; the message is short and safe to show. */
    static final class Unavailable extends Exception {
        Unavailable(String message) {
            super(message, null, false, false);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    Answer get(URI uri, Version known) throws Unavailable {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(WHOLE_ANSWER)
                .header("Accept", "application/xml, text/xml")
                .header("User-Agent", "million-carrots");
        if (known.etag() != null) {
            request.header("If-None-Match", known.etag());
        }
        if (known.lastModified() != null) {
            request.header("If-Modified-Since", known.lastModified());
        }
        try {
            HttpResponse<byte[]> response = client.send(
                    request.build(),
                    HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), RateXml.MAX_BYTES));
            return switch (response.statusCode()) {
                case OK ->
                    new Answer.File(
                            response.body(), new Version(header(response, "ETag"), header(response, "Last-Modified")));
                case NOT_MODIFIED -> new Answer.NotModified();
                default -> throw new Unavailable("the server answers " + response.statusCode());
            };
        } catch (IOException unreachable) {
            throw new Unavailable(
                    "the server cannot be reached: " + unreachable.getClass().getSimpleName());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unavailable("stopped while waiting for the server");
        }
    }

    private static @Nullable String header(HttpResponse<?> response, String name) {
        return response.headers()
                .firstValue(name)
                .filter(value -> value.matches("[\\x20-\\x7e]{1,100}"))
                .orElse(null);
    }
}
