package org.millioncarrots.news.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.news.webhook.Webhook.Attempts;
import org.millioncarrots.news.webhook.Webhook.Failure;
import org.millioncarrots.news.webhook.Webhook.Key;
import org.millioncarrots.news.webhook.Webhook.Range;
import org.millioncarrots.news.webhook.Webhook.State;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.platform.sql.Sql;

/** The webhooks of partners and the keys that sign for them; callers hold the transaction. */
@ApplicationScoped
class WebhookSql {
    private static final String SELECT = """
            select id, partner, url, types, state, delivered, replay_next, replay_to, failures, failing_since, next_attempt_at,
                last_attempt_at, last_status, last_failure, created_at
            from webhook
            """;

    private final Sql sql;
    private final Caller caller;
    private final Clock clock;

    WebhookSql(Sql sql, Caller caller, Clock clock) {
        this.sql = sql;
        this.caller = caller;
        this.clock = clock;
    }

    /** A new one is sent what happens from now on. */
    void add(UUID id, String partner, URI url, @Nullable List<String> types) {
        Instant now = clock.instant();
        sql.of("""
                insert into webhook (id, partner, url, types, state, delivered, failures, next_attempt_at, created_by, created_at)
                values (:id, :partner, :url, cast(:types as varchar), 'ACTIVE',
                    coalesce((select last_number from news_head where partner = :partner), 0), 0, :now, :person, :now)
                """)
                .with("id", id)
                .with("partner", partner)
                .with("url", url.toString())
                .with("types", types == null ? null : String.join(",", types))
                .with("now", now)
                .with("person", caller.person())
                .run();
    }

    /** A key that signs from now on; what signed so far signs until the instant. */
    void addKey(UUID webhook, String partner, UUID key, Instant othersUntil) {
        sql.of("update webhook_key set signs_until = :until where webhook_id = :webhook and signs_until is null")
                .with("until", othersUntil)
                .with("webhook", webhook)
                .run();
        sql.of("""
                insert into webhook_key (id, webhook_id, partner, created_at) values (:key, :webhook, :partner, :now)
                """)
                .with("key", key)
                .with("webhook", webhook)
                .with("partner", partner)
                .with("now", clock.instant())
                .run();
    }

    /** Until the transaction ends nobody else adds a webhook or a key of the partner's, so that what is counted stays so. */
    void lock(String partner) {
        sql.of("select 1 from news_head where partner = :partner for update")
                .with("partner", partner)
                .exists();
    }

    List<Webhook> of(String partner) {
        return sql.of(SELECT + " where partner = :partner order by id")
                .with("partner", partner)
                .list(WebhookSql::webhook);
    }

    Optional<Webhook> get(UUID id) {
        return sql.of(SELECT + " where id = :id").with("id", id).first(WebhookSql::webhook);
    }

    /** Those that sign still, the newest first. */
    List<Key> keys(UUID webhook) {
        return sql.of("""
                select id, signs_until from webhook_key
                where webhook_id = :webhook and (signs_until is null or signs_until > :now)
                order by created_at desc, id
                """)
                .with("webhook", webhook)
                .with("now", clock.instant())
                .list(row -> new Key(row.id("id"), row.instantOrNull("signs_until")));
    }

    /** One that is in the state, or may not come to it from where it is, stays as it is. */
    void move(UUID id, State next) {
        sql.of("update webhook set state = :next where id = :id and state = any (:previous)")
                .with("next", next)
                .with("id", id)
                .with("previous", next.previous())
                .run();
    }

    /** What failed before is forgotten, and whoever is sending there stops after the event that is under way. */
    void begin(UUID id) {
        sql.of("""
                update webhook set failures = 0, failing_since = null, next_attempt_at = :now, leased_by = null,
                    leased_until = null
                where id = :id
                """).with("now", clock.instant()).with("id", id).run();
    }

    /**
     * Whoever is sending there stops after the event that is under way. Of a range that is being sent nothing is lost: both are sent, and
     * what lies between them.
     */
    void replay(UUID id, Range range) {
        sql.of("""
                update webhook set replay_next = least(replay_next, :next), replay_to = greatest(replay_to, :to),
                    next_attempt_at = :now, leased_by = null, leased_until = null
                where id = :id
                """)
                .with("next", range.next())
                .with("to", range.to())
                .with("now", clock.instant())
                .with("id", id)
                .run();
    }

    void delete(UUID id) {
        sql.of("delete from webhook_key where webhook_id = :id").with("id", id).run();
        sql.of("delete from webhook where id = :id").with("id", id).run();
    }

    private static Webhook webhook(Row row) {
        String types = row.textOrNull("types");
        return new Webhook(
                row.id("id"),
                row.text("partner"),
                URI.create(row.text("url")),
                types == null ? null : List.of(types.split(",")),
                row.code(State.class, "state"),
                row.number("delivered"),
                row.textOrNull("replay_next") == null
                        ? null
                        : new Range(row.number("replay_next"), row.number("replay_to")),
                new Attempts(
                        row.integer("failures"),
                        row.instantOrNull("failing_since"),
                        row.instant("next_attempt_at"),
                        row.instantOrNull("last_attempt_at"),
                        row.integerOrNull("last_status"),
                        row.codeOrNull(Failure.class, "last_failure")),
                row.instant("created_at"));
    }
}
