package org.millioncarrots.news.webhook;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.news.webhook.Webhook.Failure;
import org.millioncarrots.news.webhook.Webhook.Outcome;

/**
 * Posts one event: to the very address that was found public, under the host's name and certificate, within some seconds in all. A
 * redirect is not followed, and nothing of an answer is read but its status and Retry-After.
 */
@ApplicationScoped
class SendWebhook {
    private static final int CONNECT_MILLIS = 5_000;

    private final HttpClient client;
    private final WebhookTarget target;
    private final Clock clock;
    private final long timeoutMillis;

    @Inject
    SendWebhook(Vertx vertx, WebhookTarget target, WebhookSettings settings, Clock clock) {
        this(vertx, new HttpClientOptions(), target, settings, clock);
    }

    /** @param options whose certificates are trusted */
    SendWebhook(Vertx vertx, HttpClientOptions options, WebhookTarget target, WebhookSettings settings, Clock clock) {
        this.client = vertx.createHttpClient(options.setConnectTimeout(CONNECT_MILLIS)
                .setKeepAlive(false)
                .setVerifyHost(true)
                .setMaxHeaderSize(16 * 1024));
        this.target = target;
        this.clock = clock;
        this.timeoutMillis = settings.answerWithin().toMillis();
    }

    @PreDestroy
    void close() {
        client.close();
    }

    Outcome send(URI url, Map<String, String> headers, byte[] body) {
        Optional<InetAddress> address;
        try {
            address = target.address(url);
        } catch (UnknownHostException unknown) {
            return new Outcome(null, Failure.CONNECTION, null);
        }
        return address.map(found -> post(url, found, headers, body)).orElse(new Outcome(null, Failure.ADDRESS, null));
    }

    /** @param address that of the host, as it was looked at; the name is not looked up again */
    Outcome post(URI url, InetAddress address, Map<String, String> headers, byte[] body) {
        Future<HttpClientRequest> connected = client.request(request(url, address, headers));
        try {
            return connected
                    .compose(request -> request.send(Buffer.buffer(body)))
                    .map(this::outcome)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(timeoutMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            // Also a server that goes on saying that it is about to answer is let go of.
            connected.onSuccess(HttpClientRequest::reset);
            return new Outcome(null, Failure.TIMEOUT, null);
        } catch (ExecutionException failed) {
            boolean late = failed.getCause() instanceof TimeoutException;
            return new Outcome(null, late ? Failure.TIMEOUT : Failure.CONNECTION, null);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Outcome(null, Failure.CONNECTION, null);
        }
    }

    private RequestOptions request(URI url, InetAddress address, Map<String, String> headers) {
        boolean secure = "https".equals(url.getScheme());
        int port = url.getPort() == -1 ? (secure ? 443 : 80) : url.getPort();
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setHost(url.getHost())
                .setPort(port)
                .setSsl(secure)
                .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
                .setFollowRedirects(false)
                .setTimeout(timeoutMillis);
        headers.forEach(options::putHeader);
        return options;
    }

    private Outcome outcome(HttpClientResponse answer) {
        int status = answer.statusCode();
        String retryAfter = answer.getHeader("Retry-After");
        // The body may be of any length.
        answer.request().connection().close();
        return status / 100 == 2
                ? new Outcome(status, null, null)
                : new Outcome(status, Failure.STATUS, retryAfter(retryAfter));
    }

    private @Nullable Duration retryAfter(@Nullable String header) {
        if (header == null) {
            return null;
        }
        try {
            return header.matches("[0-9]{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(header))
                    : Duration.between(
                            clock.instant(), ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException wrong) {
            return null;
        }
    }
}
