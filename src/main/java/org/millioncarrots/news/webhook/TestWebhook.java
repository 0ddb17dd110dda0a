package org.millioncarrots.news.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.millioncarrots.news.EventView;
import org.millioncarrots.news.webhook.ManageWebhooks.WithKeys;
import org.millioncarrots.news.webhook.Webhook.Outcome;
import org.millioncarrots.news.webhook.WebhookSigner.Signed;

/** Sends an event that is none, so that a partner sees whether its server takes and verifies it. */
@ApplicationScoped
class TestWebhook {
    private final WebhookSigner signer;
    private final SendWebhook sendWebhook;
    private final Clock clock;

    TestWebhook(WebhookSigner signer, SendWebhook sendWebhook, Clock clock) {
        this.signer = signer;
        this.sendWebhook = sendWebhook;
        this.clock = clock;
    }

    /** Outside of a transaction: the server may take its time. */
    Outcome send(WithKeys to) {
        UUID id = UUID.randomUUID();
        EventView event = new EventView(
                id, 0, "webhook.test", "/v1/webhooks/" + to.webhook().id(), 0, null, clock.instant());
        Signed signed = signer.sign(id, WebhookMessage.of(event), to.keys());
        return sendWebhook.send(to.webhook().url(), signed.headers(), signed.body());
    }
}
