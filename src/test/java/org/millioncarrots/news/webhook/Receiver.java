package org.millioncarrots.news.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A partner's server: verifies what it gets with the JDK alone, as a library of Standard Webhooks would. */
final class Receiver implements AutoCloseable {
    /** The fixed beginning of a public key of Ed25519 in X.509. */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final InetSocketAddress LOOPBACK = new InetSocketAddress("127.0.0.1", 0);

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final ObjectMapper mapper = new ObjectMapper();
    private Path kept;

    /** How a request is answered; 204 where nothing is planned. */
    record Answer(int status, Map<String, String> headers, long delayMillis) {
        static Answer of(int status) {
            return new Answer(status, Map.of(), 0);
        }
    }

    record Received(String id, long timestamp, String signatures, String body, JsonNode json) {
        /** Whether one of the signatures is of the key. */
        boolean isSignedBy(String publicKey) {
            try {
                byte[] raw = Base64.getDecoder().decode(publicKey.substring("whpk_".length()));
                byte[] encoded = new byte[X509.length + raw.length];
                System.arraycopy(X509, 0, encoded, 0, X509.length);
                System.arraycopy(raw, 0, encoded, X509.length, raw.length);
                PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
                for (String signature : signatures.split(" ")) {
                    Signature verifier = Signature.getInstance("Ed25519");
                    verifier.initVerify(key);
                    verifier.update((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
                    if (signature.startsWith("v1a,")
                            && verifier.verify(Base64.getDecoder().decode(signature.substring(4)))) {
                        return true;
                    }
                }
                return false;
            } catch (GeneralSecurityException wrong) {
                throw new IllegalStateException(wrong);
            }
        }
    }

    Receiver() throws IOException {
        this(HttpServer.create(LOOPBACK, 0));
    }

    /** One that speaks TLS. */
    Receiver(SSLContext certificate) throws IOException {
        this(secured(certificate));
    }

    private static HttpServer secured(SSLContext certificate) throws IOException {
        HttpsServer server = HttpsServer.create(LOOPBACK, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate));
        return server;
    }

    private Receiver(HttpServer server) {
        this.server = server;
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/hooks?of=tests";
    }

    int port() {
        return server.getAddress().getPort();
    }

    List<Received> received() {
        return received;
    }

    /** Writes the parts of each message into files, too. */
    void keep(Path directory) {
        kept = directory;
    }

    void next(Answer... planned) {
        synchronized (answers) {
            answers.addAll(List.of(planned));
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String text = new String(body, StandardCharsets.UTF_8);
        received.add(new Received(
                exchange.getRequestHeaders().getFirst("webhook-id"),
                Long.parseLong(exchange.getRequestHeaders().getFirst("webhook-timestamp")),
                exchange.getRequestHeaders().getFirst("webhook-signature"),
                text,
                read(text)));
        keep(received.getLast());
        Answer planned;
        synchronized (answers) {
            planned = answers.isEmpty() ? Answer.of(204) : answers.poll();
        }
        try (exchange) {
            if (planned.delayMillis() > 0) {
                Thread.sleep(planned.delayMillis());
            }
            planned.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(planned.status(), -1);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep(Received one) throws IOException {
        if (kept != null) {
            Files.writeString(kept.resolve("id"), one.id());
            Files.writeString(kept.resolve("timestamp"), Long.toString(one.timestamp()));
            Files.writeString(kept.resolve("signature"), one.signatures());
            Files.writeString(kept.resolve("body"), one.body());
        }
    }

    private JsonNode read(String text) {
        try {
            return mapper.readTree(text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
