package org.millioncarrots.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A key service of the transit kind on this host: it keeps its keys, counts what it is asked for, and can be slow or away. */
public final class Transit implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOKEN = "token-of-a-test";

    final AtomicInteger encrypted = new AtomicInteger();
    final AtomicInteger decrypted = new AtomicInteger();
    volatile Duration delay = Duration.ZERO;

    private final Map<Integer, byte[]> keys = new TreeMap<>();
    private final SecureRandom random = new SecureRandom();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Path token;
    private int port;
    private HttpServer server;

    public Transit() throws IOException {
        token = Files.createTempFile("token", "");
        Files.writeString(token, TOKEN + "\n");
        rotate();
        start();
    }

    /** A newer version of the key; what the older ones have wrapped still opens. */
    public void rotate() {
        byte[] key = new byte[32];
        random.nextBytes(key);
        keys.put(keys.size() + 1, key);
    }

    public void stop() {
        server.stop(0);
    }

    public void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        port = server.getAddress().getPort();
        server.setExecutor(threads);
        server.createContext("/v1/transit/", this::answer);
        server.start();
    }

    void otherToken() throws IOException {
        Files.writeString(token, "another");
    }

    /** The service's keys with this as their master key. */
    public MasterKeys keys(Path file, Duration remembered, Clock clock) {
        KeySettings settings = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(KeySettings.class)
                .withDefaultValues(Map.of(
                        "carrots.keys.file", file.toString(),
                        "carrots.keys.service.address", "http://127.0.0.1:" + port + "/v1/transit",
                        "carrots.keys.service.token-file", token.toString(),
                        "carrots.keys.service.remembered", remembered.toString()))
                .build()
                .getConfigMapping(KeySettings.class);
        TlsConfigurationRegistry none = (TlsConfigurationRegistry) Proxy.newProxyInstance(
                Transit.class.getClassLoader(),
                new Class<?>[] {TlsConfigurationRegistry.class},
                (proxy, method, arguments) -> Optional.empty());
        return new MasterKeys(settings, new TransitService(settings, none), clock);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Thread.sleep(delay);
            JsonNode request = JSON.readTree(exchange.getRequestBody());
            if (!TOKEN.equals(exchange.getRequestHeaders().getFirst("X-Vault-Token"))) {
                send(exchange, 403, Map.of());
                return;
            }
            switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
                case "POST /v1/transit/encrypt/carrots" -> {
                    encrypted.incrementAndGet();
                    send(
                            exchange,
                            200,
                            Map.of(
                                    "ciphertext",
                                    encrypt(request.path("plaintext").asText())));
                }
                case "POST /v1/transit/decrypt/carrots" -> {
                    decrypted.incrementAndGet();
                    decrypt(exchange, request.path("ciphertext").asText());
                }
                default -> send(exchange, 404, Map.of());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, Map<String, String> data) throws IOException {
        byte[] body = JSON.writeValueAsString(Map.of("data", data)).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private String encrypt(String plaintext) {
        byte[] nonce = new byte[12];
        random.nextBytes(nonce);
        byte[] text = crypt(
                Cipher.ENCRYPT_MODE, keys.size(), nonce, Base64.getDecoder().decode(plaintext));
        return "vault:v" + keys.size() + ":" + Base64.getEncoder().encodeToString(nonce) + "."
                + Base64.getEncoder().encodeToString(text);
    }

    private void decrypt(HttpExchange exchange, String ciphertext) throws IOException {
        try {
            String[] parts = ciphertext.split("[:.]");
            byte[] plain = crypt(
                    Cipher.DECRYPT_MODE,
                    Integer.parseInt(parts[1].substring(1)),
                    Base64.getDecoder().decode(parts[2]),
                    Base64.getDecoder().decode(parts[3]));
            send(exchange, 200, Map.of("plaintext", Base64.getEncoder().encodeToString(plain)));
        } catch (RuntimeException notOurs) {
            send(exchange, 400, Map.of());
        }
    }

    private byte[] crypt(int mode, int version, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(keys.get(version), "AES"), new GCMParameterSpec(128, nonce));
            return cipher.doFinal(text);
        } catch (java.security.GeneralSecurityException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    @Override
    public void close() throws IOException {
        stop();
        threads.shutdownNow();
        Files.delete(token);
    }
}
