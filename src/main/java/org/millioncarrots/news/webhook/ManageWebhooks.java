package org.millioncarrots.news.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.news.ReadNews;
import org.millioncarrots.news.webhook.Webhook.Key;
import org.millioncarrots.news.webhook.Webhook.Range;
import org.millioncarrots.news.webhook.Webhook.State;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;

/** What a partner does with its webhooks. */
@ApplicationScoped
class ManageWebhooks {
    private static final int MOST = 10;

    /** Each adds a signature to every message, and servers take headers of some kilobytes only. */
    private static final int MOST_KEYS = 5;

    /** How long the key before signs too. */
    private static final Duration OVERLAP = Duration.ofHours(24);

    private final WebhookSql sql;
    private final ReadNews readNews;
    private final WebhookTarget target;
    private final Ids ids;
    private final AuditLog auditLog;
    private final Clock clock;

    ManageWebhooks(WebhookSql sql, ReadNews readNews, WebhookTarget target, Ids ids, AuditLog auditLog, Clock clock) {
        this.sql = sql;
        this.readNews = readNews;
        this.target = target;
        this.ids = ids;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /** A webhook with the keys that sign, the newest first. */
    record WithKeys(Webhook webhook, List<Key> keys) {}

    /** @throws Problem if nothing is sent there or a type is none (400), or the partner has as many as it may (409) */
    @Transactional
    WithKeys create(String partner, String url, @Nullable List<String> types) {
        for (int i = 0; types != null && i < types.size(); i++) {
            ReadNews.types("types[" + i + "]", List.of(types.get(i)));
        }
        URI allowed = target.required(url);
        readNews.open(partner);
        sql.lock(partner);
        if (sql.of(partner).size() >= MOST) {
            throw Problem.conflict(
                    ConflictReason.LIMIT_REACHED, "a partner has at most " + MOST + " webhooks; delete one");
        }
        UUID id = ids.next();
        sql.add(id, partner, allowed, types);
        sql.addKey(id, partner, ids.next(), clock.instant());
        auditLog.record(AuditAction.WEBHOOK_CREATED, id);
        return get(partner, id);
    }

    @Transactional
    List<WithKeys> list(String partner) {
        return sql.of(partner).stream().map(this::withKeys).toList();
    }

    /** @throws Problem if the partner has no such webhook (404) */
    @Transactional
    WithKeys get(String partner, UUID id) {
        return sql.get(id)
                .filter(webhook -> webhook.partner().equals(partner))
                .map(this::withKeys)
                .orElseThrow(() -> Problem.notFound("webhook"));
    }

    /**
     * A new key signs from now on, and the one before for a day more.
     *
     * @throws Problem if as many keys sign as may at once (409)
     */
    @Transactional
    WithKeys rotate(String partner, UUID id) {
        sql.lock(partner);
        if (get(partner, id).keys().size() >= MOST_KEYS) {
            throw Problem.conflict(
                    ConflictReason.LIMIT_REACHED,
                    "at most " + MOST_KEYS
                            + " keys sign at a time; rotate again when the oldest has ended (signsUntil)");
        }
        sql.addKey(id, partner, ids.next(), clock.instant().plus(OVERLAP));
        auditLog.record(AuditAction.WEBHOOK_KEY_ROTATED, id);
        return get(partner, id);
    }

    @Transactional
    WithKeys pause(String partner, UUID id) {
        get(partner, id);
        sql.move(id, State.PAUSED);
        sql.begin(id);
        auditLog.record(AuditAction.WEBHOOK_PAUSED, id);
        return get(partner, id);
    }

    /** Goes on with the event that was not taken, also after 410 or when all attempts had failed. */
    @Transactional
    WithKeys resume(String partner, UUID id) {
        target.required(get(partner, id).webhook().url().toString());
        sql.move(id, State.ACTIVE);
        sql.begin(id);
        auditLog.record(AuditAction.WEBHOOK_RESUMED, id);
        return get(partner, id);
    }

    /**
     * Sends a range of events again, before what waits. What waits is sent in its order, so the range has none of it.
     *
     * @param to up to the newest that was sent, if absent
     * @throws Problem if one of the events is not kept any more (410), was not sent yet, or they stand in the wrong order (400)
     */
    @Transactional
    WithKeys replay(String partner, UUID id, UUID from, @Nullable UUID to) {
        Webhook webhook = get(partner, id).webhook();
        long first = sent("from", webhook, readNews.number(partner, from));
        long last = to == null ? webhook.delivered() : sent("to", webhook, readNews.number(partner, to));
        if (last < first) {
            throw Problem.invalid("to", "from, or an event that came after it");
        }
        sql.replay(id, new Range(first, last));
        auditLog.record(
                AuditAction.WEBHOOK_REPLAYED, id, AuditDetail.number("from", first), AuditDetail.number("to", last));
        return get(partner, id);
    }

    private static long sent(String field, Webhook webhook, long number) {
        if (number > webhook.delivered()) {
            throw Problem.invalid(
                    field, "an event that was sent to the webhook before, or passed over because of its type");
        }
        return number;
    }

    @Transactional
    void delete(String partner, UUID id) {
        get(partner, id);
        sql.delete(id);
        auditLog.record(AuditAction.WEBHOOK_DELETED, id);
    }

    @Transactional
    void tested(UUID id) {
        auditLog.record(AuditAction.WEBHOOK_TESTED, id);
    }

    private WithKeys withKeys(Webhook webhook) {
        return new WithKeys(webhook, sql.keys(webhook.id()));
    }
}
