package org.millioncarrots.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;

/**
 * A key service that speaks as the transit engine of HashiCorp Vault and OpenBao does: what is encrypted and decrypted there are
 * data keys, 32 bytes each. Whoever needs it while it is away is told so; nothing of its answers is logged.
 */
@ApplicationScoped
class TransitService {
    /** What each ciphertext begins with, before its version. */
    static final String PREFIX = "vault:v";

    private static final Logger LOG = Logger.getLogger(TransitService.class);
    private static final String TLS = "key-service";
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Optional<URI> address;
    private final String key;
    private final Optional<Path> token;
    private final TlsConfigurationRegistry tls;

    TransitService(KeySettings settings, TlsConfigurationRegistry tls) {
        this.address = settings.service().address();
        this.key = settings.service().key();
        this.token = settings.service().tokenFile();
        this.tls = tls;
    }

    /** @return such as {@code vault:v3:…} */
    String encrypt(String base64) {
        String ciphertext = ask("encrypt", "plaintext", base64, "ciphertext");
        if (!ciphertext.startsWith(PREFIX) || ciphertext.lastIndexOf(':') < PREFIX.length()) {
            throw unavailable("an answer that it does not make");
        }
        return ciphertext;
    }

    /** @throws IllegalStateException if the service says that it has not wrapped this */
    String decrypt(String ciphertext) {
        return ask("decrypt", "ciphertext", ciphertext, "plaintext");
    }

    private String ask(String operation, String field, String value, String wanted) {
        try (HttpClient client = client()) {
            HttpRequest request = HttpRequest.newBuilder(uri(operation))
                    .timeout(ANSWER)
                    .header(
                            "X-Vault-Token",
                            Files.readString(token.orElseThrow()).strip())
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(Map.of(field, value))))
                    .build();
            HttpResponse<String> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() == 400 && operation.equals("decrypt")) {
                throw new IllegalStateException("the key service does not open a data key: another key, or changed");
            }
            if (answer.statusCode() != 200) {
                throw unavailable("status " + answer.statusCode());
            }
            return text(answer.body(), wanted);
        } catch (IOException away) {
            throw unavailable(away.getClass().getSimpleName());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw unavailable("an interruption");
        }
    }

    private static String text(String body, String wanted) throws JsonProcessingException {
        JsonNode found = JSON.readTree(body).path("data").path(wanted);
        if (!found.isTextual()) {
            throw unavailable("an answer that it does not make");
        }
        return found.asText();
    }

    private URI uri(String operation) {
        String base = address.orElseThrow().toString();
        return URI.create((base.endsWith("/") ? base : base + "/") + operation + "/" + key);
    }

    private HttpClient client() throws IOException {
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(CONNECT);
        Optional<TlsConfiguration> configured = tls.get(TLS);
        if (configured.isPresent()) {
            try {
                builder.sslContext(configured.get().createSSLContext());
            } catch (Exception unusable) {
                throw new IOException(unusable);
            }
        }
        return builder.build();
    }

    private static Problem unavailable(String what) {
        LOG.warnf("the key service cannot serve: %s", what);
        return Problem.of(
                ProblemType.UNAVAILABLE,
                "names and accounts can be neither sealed nor read at this moment; nothing was changed, retry with the same"
                        + " Idempotency-Key");
    }
}
