package org.millioncarrots.testing;

import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Visits the console as a browser without JavaScript does: with cookies, redirects and forms. */
public final class Visitor {
    private static final Pattern FIELD = Pattern.compile("name=\"(\\w+)\" value=\"([^\"]*)\"");

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    private Visitor() {}

    /** Nobody yet. */
    public static Visitor anonymous() {
        return new Visitor();
    }

    /** Signed in as one of the development users, at the page that was asked for first. */
    public static Visitor as(String user) {
        Visitor visitor = new Visitor();
        visitor.signIn(user, "/console/signed-in");
        return visitor;
    }

    /** Asks for a page, chooses who to be, and comes back to the page. */
    public HttpResponse<String> signIn(String user, String path) {
        HttpResponse<String> choice = get(path);
        Matcher link = Pattern.compile("<a href=\"([^\"]+)\">" + user + "</a>").matcher(choice.body());
        if (!link.find()) {
            throw new AssertionError("no choice of " + user + ": " + choice.statusCode() + " " + choice.body());
        }
        return send(HttpRequest.newBuilder(URI.create(link.group(1).replace("&amp;", "&")))
                .GET()
                .build());
    }

    public HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path)).GET();
        return send(
                headers.length == 0 ? request.build() : request.headers(headers).build());
    }

    /** A file. */
    public byte[] bytes(String path) {
        HttpRequest request = HttpRequest.newBuilder(at(path)).GET().build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Sends a form of our own page. */
    public HttpResponse<String> post(String path, Map<String, String> fields) {
        return post(path, fields, "Sec-Fetch-Site", "same-origin");
    }

    public HttpResponse<String> post(String path, Map<String, String> fields, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))));
        return send(
                headers.length == 0 ? request.build() : request.headers(headers).build());
    }

    /** Sends a form of our own page with a file in it. */
    public HttpResponse<String> upload(String path, Map<String, String> fields, byte[] file) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> body.writeBytes(
                ("--part\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(("--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"of somebody.xml\"\r\n"
                        + "Content-Type: application/xml\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--part--\r\n".getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(at(path))
                .header("Content-Type", "multipart/form-data; boundary=part")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
    }

    /** The hidden fields of a page's form. */
    public static Map<String, String> fields(String html) {
        return FIELD.matcher(html)
                .results()
                .collect(Collectors.toMap(field -> field.group(1), field -> field.group(2), (first, second) -> first));
    }

    /** All cookies as a header, to be shown where they do not belong. */
    public String cookieHeader() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    public void forget() {
        cookies.getCookieStore().removeAll();
    }

    private static URI at(String path) {
        return URI.create("http://localhost:" + RestAssured.port + path);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
