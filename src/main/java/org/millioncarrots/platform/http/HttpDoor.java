package org.millioncarrots.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.language.Language;

/** What every request passes before anything is parsed: no tricks in the path, no oversized body; safe headers out. */
@ApplicationScoped
public class HttpDoor {
    /** Path parameters and encoded separators have been used to get around path matching; the API needs none of them. */
    private static final Pattern TRICKS =
            Pattern.compile(";|\\\\|%3b|%2f|%5c|%2e|%25|%[01][0-9a-f]|%7f|//|/\\.\\.?(/|$)");

    /** Bytes. Up to four times as much the server reads, so that the refusal is a problem; beyond, it closes without one. */
    private static final int MAX_URI = 8 * 1024;

    private static final int MAX_HEADERS = 16 * 1024;

    /** What a proxy or a library that repeats a header must not decide. */
    private static final List<String> ONCE = List.of(Idempotency.HEADER, IfMatch.HEADER, "Host", "Content-Type");

    static final Problem UNDECODED = Problem.of(
            ProblemType.INVALID_REQUEST,
            "the target is no URI (RFC 3986): what is no letter, digit or one of -._~ is sent as a percent sign and two hexadecimal digits");

    private static final int FIRST = 1000;

    /** Of the filters that the framework's own limit of bodies comes before. */
    private static final int AFTER_LIMIT = 1;

    /** Bytes that the framework may read beyond a body's limit, so that the refusal is ours ({@link LimitBodies}). */
    private static final long BEYOND = 1024 * 1024;

    private final ObjectMapper mapper;
    private final RefusalPages pages;
    private final BodyLimit limit;
    private final Stopping stopping;

    HttpDoor(ObjectMapper mapper, RefusalPages pages, BodyLimit limit, Stopping stopping) {
        this.mapper = mapper;
        this.pages = pages;
        this.limit = limit;
        this.stopping = stopping;
    }

    void guard(@Observes Filters filters) {
        filters.register(this::check, FIRST);
        filters.register(this::readBeyond, AFTER_LIMIT);
    }

    private void readBeyond(RoutingContext context) {
        context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, limit.any() + BEYOND);
        context.next();
    }

    static boolean hasPassed(RoutingContext context) {
        return context.response().headers().contains(RequestId.HEADER);
    }

    /** Answers what no route was tried for. */
    void refuseUnrouted(RoutingContext context, Problem problem) {
        begin(context);
        refuseUnread(context, problem);
    }

    private void begin(RoutingContext context) {
        HttpServerRequest request = context.request();
        UUID requestId = RequestId.of(request);
        TraceParent trace = TraceParent.of(request.getHeader(TraceParent.HEADER), requestId);
        RequestId.remember(requestId, trace);
        context.response()
                .putHeader(RequestId.HEADER, requestId.toString())
                .putHeader(TraceParent.HEADER, trace.header())
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("X-Frame-Options", "DENY");
        context.addHeadersEndHandler(told -> keepUnstored(context.response().headers()));
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        begin(context);
        if (stopping.beginsNothing()) {
            refuseUnread(context, Stopping.problem());
        } else if (request.version() == null) {
            refuseUnread(context, Problem.of(ProblemType.INVALID_REQUEST, "the protocol is HTTP/1.1"));
        } else if (isFramedOtherwise(request)) {
            refuseUnread(context, Problem.invalid("Transfer-Encoding", "chunked, and nothing else"));
        } else if (TRICKS.matcher(rawPath(request).toLowerCase(Locale.ROOT)).find()) {
            refuse(context, Problem.of(ProblemType.NOT_FOUND, "no path of this service contains such characters"));
        } else if (!isUri(request.uri())) {
            refuse(context, UNDECODED);
        } else if (request.uri().length() > MAX_URI) {
            refuse(context, Problem.of(ProblemType.URI_TOO_LONG, "at most " + MAX_URI + " characters"));
        } else if (headerLength(request.headers()) > MAX_HEADERS) {
            refuseUnread(
                    context,
                    Problem.of(ProblemType.HEADERS_TOO_LARGE, "at most " + MAX_HEADERS + " characters in all"));
        } else if (repeated(request.headers()).isPresent()) {
            refuse(
                    context,
                    Problem.invalid(repeated(request.headers()).get(), "sent once: of two, either could be meant"));
        } else if (request.headers().getAll("Authorization").size() > 1) {
            context.response().putHeader("WWW-Authenticate", "Bearer");
            refuse(context, Problem.of(ProblemType.UNAUTHENTICATED, "send one Authorization header"));
        } else if (isEncoded(request)) {
            refuseUnread(
                    context,
                    Problem.of(
                            ProblemType.UNSUPPORTED_MEDIA_TYPE,
                            "Content-Encoding: bodies are read as they are; send it unpacked"));
        } else if (declaredLength(request.getHeader("Content-Length")) > atMost(request)) {
            refuseUnread(context, BodyLimit.exceeded(atMost(request)));
        } else {
            keepReadable(request);
            context.next();
        }
    }

    /** Nobody keeps an answer that does not say otherwise. Told last: of two such headers the stricter one counts. */
    private static void keepUnstored(MultiMap headers) {
        if (!headers.contains("Cache-Control")) {
            headers.set("Cache-Control", "no-store");
        }
    }

    /** What the framework fails at is written as it reads it: media ranges, and a type with a space before its parameters. */
    private static void keepReadable(HttpServerRequest request) {
        String type = request.getHeader("Content-Type");
        if (type != null && type.contains(" ;")) {
            String[] parts = type.split(";", 2);
            request.headers().set("Content-Type", parts[0].strip() + ";" + parts[1]);
        }
        List<String> accepted = request.headers().getAll("Accept");
        if (!accepted.isEmpty()) {
            MediaRanges.readable(accepted)
                    .ifPresentOrElse(readable -> request.headers().set("Accept", readable), () -> request.headers()
                            .remove("Accept"));
        }
    }

    private static Optional<String> repeated(MultiMap headers) {
        return ONCE.stream().filter(name -> headers.getAll(name).size() > 1).findFirst();
    }

    /** Whether a body has to be unpacked before it can be read. */
    private static boolean isEncoded(HttpServerRequest request) {
        String encoding = request.getHeader("Content-Encoding");
        return encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity");
    }

    /** Where a body ends would be a matter of opinion, and what follows it another request. */
    private static boolean isFramedOtherwise(HttpServerRequest request) {
        List<String> encodings = request.headers().getAll("Transfer-Encoding");
        return !encodings.isEmpty()
                && !(encodings.size() == 1 && encodings.getFirst().strip().equalsIgnoreCase("chunked"));
    }

    private static boolean isUri(String target) {
        try {
            return new URI(target).getRawPath() != null;
        } catch (URISyntaxException broken) {
            return false;
        }
    }

    private static String rawPath(HttpServerRequest request) {
        String uri = request.uri();
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }

    private long atMost(HttpServerRequest request) {
        return limit.of(request.getHeader("Content-Type"));
    }

    private static int headerLength(MultiMap headers) {
        int length = 0;
        for (var header : headers) {
            length += header.getKey().length() + header.getValue().length();
        }
        return length;
    }

    private static long declaredLength(@Nullable String header) {
        try {
            return header == null ? 0 : Long.parseLong(header);
        } catch (NumberFormatException wrong) {
            return Long.MAX_VALUE;
        }
    }

    /** The rest of the request is not waited for. */
    private void refuseUnread(RoutingContext context, Problem problem) {
        endWithAnswer(context);
        refuse(context, problem);
    }

    /** Closes the connection after the answer; one of HTTP/2 serves other requests too. */
    static void endWithAnswer(RoutingContext context) {
        if (context.request().version() != HttpVersion.HTTP_2) {
            context.response().putHeader("Connection", "close");
            context.addEndHandler(done -> context.request().connection().close());
        }
    }

    private void refuse(RoutingContext context, Problem problem) {
        String accepted = context.request().getHeader("Accept-Language");
        ProblemBody body = ProblemBody.of(problem);
        Optional<String> page = pages.page(rawPath(context.request()), body, accepted);
        context.response().setStatusCode(problem.type().status()).putHeader("Vary", "Accept-Language");
        if (problem.type().status() == ProblemType.UNAVAILABLE.status()) {
            context.response().putHeader("Retry-After", ProblemBody.RETRY_SECONDS);
        }
        if (page.isPresent()) {
            context.response()
                    .putHeader("Content-Type", "text/html;charset=UTF-8")
                    .end(page.get());
        } else {
            Language language = Language.preferred(accepted);
            context.response()
                    .putHeader("Content-Type", ProblemBody.MEDIA_TYPE.toString())
                    .putHeader("Content-Language", language.tag())
                    .end(json(ProblemTexts.told(body, language)));
        }
    }

    private String json(ProblemBody body) {
        try {
            return mapper.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
