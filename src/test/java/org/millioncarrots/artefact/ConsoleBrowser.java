package org.millioncarrots.artefact;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/**
 * Follows redirects between the console and the provider with the cookies of each. Browsers take localhost for safe and send it
 * cookies that are for TLS only; the JDK's own cookie store does not.
 */
final class ConsoleBrowser {
    private static final int HOPS = 10;

    private final HttpClient client;
    private final Map<String, String> cookies = new TreeMap<>();

    ConsoleBrowser(SSLContext trust) {
        client = HttpClient.newBuilder().sslContext(trust).build();
    }

    HttpResponse<String> get(String address) throws IOException, InterruptedException {
        URI next = URI.create(address);
        for (int hop = 0; hop < HOPS; hop++) {
            HttpRequest.Builder request = HttpRequest.newBuilder(next);
            if (next.getScheme().equals("http") && !cookies.isEmpty()) {
                request.header("Cookie", cookies());
            }
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").stream()
                    .flatMap(header -> HttpCookie.parse(header).stream())
                    .forEach(this::keep);
            if (response.statusCode() / 100 != 3) {
                return response;
            }
            next = next.resolve(response.headers().firstValue("Location").orElseThrow());
        }
        throw new IOException("round and round: " + next);
    }

    /** Those of the console, as a header. */
    String cookies() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private void keep(HttpCookie cookie) {
        if (cookie.getMaxAge() == 0) {
            cookies.remove(cookie.getName());
        } else {
            cookies.put(cookie.getName(), cookie.getValue());
        }
    }
}
