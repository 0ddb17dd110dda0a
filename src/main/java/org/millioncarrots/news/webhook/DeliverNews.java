package org.millioncarrots.news.webhook;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.millioncarrots.news.EventView;
import org.millioncarrots.news.NewsSql.Told;
import org.millioncarrots.news.webhook.Webhook.Outcome;
import org.millioncarrots.news.webhook.WebhookSigner.Signed;
import org.millioncarrots.news.webhook.WebhookTurns.Turn;
import org.millioncarrots.platform.Failures;
import org.millioncarrots.platform.sql.ForAllPartners;

/** Sends what waits: to each endpoint one event after another, to all of them at once, so that a slow one keeps up nobody. */
@ApplicationScoped
class DeliverNews {
    private static final Logger LOG = Logger.getLogger(DeliverNews.class);
    private static final int ENDPOINTS_AT_ONCE = 50;

    private final WebhookTurns turns;
    private final WebhookSigner signer;
    private final SendWebhook sendWebhook;

    DeliverNews(WebhookTurns turns, WebhookSigner signer, SendWebhook sendWebhook) {
        this.turns = turns;
        this.signer = signer;
        this.sendWebhook = sendWebhook;
    }

    @Scheduled(
            identity = "deliver-news",
            every = "${carrots.webhooks.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @ForAllPartners
    void tick() {
        turns.take(ENDPOINTS_AT_ONCE)
                .forEach(endpoint -> Thread.ofVirtual().name("webhook").start(() -> deliver(endpoint)));
    }

    /** All that waits for one endpoint which this replica has taken. */
    void deliver(UUID endpoint) {
        try {
            boolean goOn = true;
            while (goOn) {
                goOn = turns.next(endpoint).map(this::deliver).orElse(false);
            }
        } catch (RuntimeException failed) {
            // The lease runs out, and it is tried again.
            LOG.errorf("news could not be brought: %s", Failures.withoutMessages(failed));
        }
    }

    private boolean deliver(Turn turn) {
        for (Told event : turn.events()) {
            Signed signed = signer.sign(event.id(), WebhookMessage.of(EventView.of(event)), turn.keys());
            Outcome outcome = sendWebhook.send(turn.webhook().url(), signed.headers(), signed.body());
            if (!turns.record(turn.webhook(), event, outcome)) {
                return false;
            }
        }
        return true;
    }
}
