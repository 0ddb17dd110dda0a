package org.millioncarrots.news.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.millioncarrots.platform.MasterKeys;
import org.millioncarrots.platform.SigningKey;

/** Makes of an event what is posted, with the headers of Standard Webhooks: each attempt with a time of its own, signed anew. */
@ApplicationScoped
class WebhookSigner {
    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    private final MasterKeys keys;
    private final ObjectMapper mapper;
    private final Clock clock;

    WebhookSigner(MasterKeys keys, ObjectMapper mapper, Clock clock) {
        this.keys = keys;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** A message with its headers. */
    record Signed(Map<String, String> headers, byte[] body) {}

    /** @param signing the keys that sign, the newest first */
    Signed sign(UUID id, WebhookMessage message, List<Webhook.Key> signing) {
        try {
            byte[] body = mapper.writeValueAsBytes(message);
            Instant now = clock.instant();
            String seconds = Long.toString(now.getEpochSecond());
            byte[] signed = (id + "." + seconds + "." + new String(body, StandardCharsets.UTF_8))
                    .getBytes(StandardCharsets.UTF_8);
            String signatures = signing.stream()
                    .filter(key -> key.signsUntil() == null || now.isBefore(key.signsUntil()))
                    .map(key -> "v1a," + BASE64.encodeToString(key(key.id()).sign(signed)))
                    .collect(Collectors.joining(" "));
            return new Signed(
                    Map.of(
                            "Content-Type",
                            "application/json",
                            "User-Agent",
                            "million-carrots",
                            "webhook-id",
                            id.toString(),
                            "webhook-timestamp",
                            seconds,
                            "webhook-signature",
                            signatures),
                    body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As libraries of Standard Webhooks take it. */
    String publicKey(UUID key) {
        return "whpk_" + BASE64.encodeToString(key(key).publicKey());
    }

    private SigningKey key(UUID id) {
        return SigningKey.derived(keys, "webhook-signature", id.toString());
    }
}
