package org.millioncarrots.news.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.millioncarrots.news.NewsSql;
import org.millioncarrots.news.NewsSql.Told;
import org.millioncarrots.news.webhook.Webhook.Key;
import org.millioncarrots.news.webhook.Webhook.Outcome;
import org.millioncarrots.news.webhook.Webhook.Range;
import org.millioncarrots.news.webhook.Webhook.State;
import org.millioncarrots.platform.sql.ForAllPartners;
import org.millioncarrots.platform.sql.Sql;

/**
 * Whose turn it is to send to an endpoint, and how far it is. A lease keeps other replicas away while one sends; the lease of a replica
 * that is dead runs out, and another goes on with the event that was not confirmed.
 */
@ApplicationScoped
@ForAllPartners
class WebhookTurns {
    /** Longer than an attempt can take. */
    private static final Duration LEASE = Duration.ofSeconds(60);

    private static final int AT_ONCE = 50;

    private static final String MINE = " where id = :id and leased_by = :replica and state = 'ACTIVE'";

    private final UUID replica = UUID.randomUUID();
    private final WebhookSql webhooks;
    private final NewsSql news;
    private final Sql sql;
    private final Clock clock;

    WebhookTurns(WebhookSql webhooks, NewsSql news, Sql sql, Clock clock) {
        this.webhooks = webhooks;
        this.news = news;
        this.sql = sql;
        this.clock = clock;
    }

    /** What is sent next, in this order. */
    record Turn(Webhook webhook, List<Key> keys, List<Told> events) {}

    /** Takes endpoints that something waits for and nobody sends to. */
    @Transactional
    public List<UUID> take(int limit) {
        Instant now = clock.instant();
        return sql.of("""
                update webhook set leased_by = :replica, leased_until = :until
                where id in (select w.id from webhook w
                    where w.state = 'ACTIVE' and w.next_attempt_at <= :now and (w.leased_until is null or w.leased_until < :now)
                        and (w.replay_next is not null
                            or w.delivered < (select h.last_number from news_head h where h.partner = w.partner))
                    order by w.next_attempt_at limit :limit for update skip locked)
                returning id
                """)
                .with("replica", replica)
                .with("until", now.plus(LEASE))
                .with("now", now)
                .with("limit", limit)
                .list(row -> row.id("id"));
    }

    /** Empty if nothing is left to send, or the endpoint is not this replica's any more; then it is let go of. */
    @Transactional
    public Optional<Turn> next(UUID id) {
        Optional<Webhook> mine = sql.of("select 1 from webhook" + MINE + " for update")
                        .with("id", id)
                        .with("replica", replica)
                        .exists()
                ? webhooks.get(id)
                : Optional.empty();
        Optional<Turn> turn = mine.flatMap(this::turn);
        if (mine.isPresent() && turn.isEmpty()) {
            letGo(id);
        }
        return turn;
    }

    private Optional<Turn> turn(Webhook webhook) {
        Range replay = webhook.replay();
        // Read first: what is numbered meanwhile is not passed over.
        long last = news.lastNumber(webhook.partner());
        List<Told> events = news
                .after(
                        webhook.partner(),
                        replay == null ? webhook.delivered() : replay.next() - 1,
                        webhook.types(),
                        AT_ONCE)
                .stream()
                .filter(event -> replay == null || event.number() <= replay.to())
                .toList();
        if (!events.isEmpty()) {
            return Optional.of(new Turn(webhook, webhooks.keys(webhook.id()), events));
        }
        if (replay == null) {
            sql.of("update webhook set delivered = greatest(delivered, :last) where id = :id")
                    .with("last", last)
                    .with("id", webhook.id())
                    .run();
            return Optional.empty();
        }
        sql.of("update webhook set replay_next = null, replay_to = null where id = :id")
                .with("id", webhook.id())
                .run();
        return webhooks.get(webhook.id()).flatMap(this::turn);
    }

    /**
     * Writes down what became of an attempt.
     *
     * @return whether the next event may be sent
     */
    @Transactional
    public boolean record(Webhook webhook, Told event, Outcome outcome) {
        return outcome.isTaken() ? taken(webhook, event, outcome) : failed(webhook, outcome);
    }

    private boolean taken(Webhook webhook, Told event, Outcome outcome) {
        Instant now = clock.instant();
        return sql.of("""
                        update webhook set failures = 0, failing_since = null, last_failure = null, last_attempt_at = :now,
                            last_status = :status, leased_until = :until,
                            delivered = case when :replay then delivered else greatest(delivered, :number) end,
                            replay_next = case when :replay and replay_next is not null then :number + 1 else replay_next end
                        """ + MINE)
                        .with("now", now)
                        .with("status", outcome.status())
                        .with("until", now.plus(LEASE))
                        .with("replay", webhook.replay() != null)
                        .with("number", event.number())
                        .with("id", webhook.id())
                        .with("replica", replica)
                        .run()
                == 1;
    }

    private boolean failed(Webhook webhook, Outcome outcome) {
        Instant now = clock.instant();
        int failures = webhooks.get(webhook.id())
                        .map(current -> current.attempts().failures())
                        .orElse(0)
                + 1;
        Optional<Duration> wait = Retries.next(
                failures, outcome.retryAfter(), ThreadLocalRandom.current().nextInt(Retries.JITTER_PER_CENT + 1));
        int mine = sql.of("""
                update webhook set failures = :failures, failing_since = coalesce(failing_since, :now), last_attempt_at = :now,
                    last_status = cast(:status as integer), last_failure = :failure, next_attempt_at = :next,
                    leased_by = null, leased_until = null
                """ + MINE)
                .with("failures", failures)
                .with("now", now)
                .with("status", outcome.status())
                .with("failure", outcome.failure())
                .with("next", now.plus(wait.orElse(Duration.ZERO)))
                .with("id", webhook.id())
                .with("replica", replica)
                .run();
        if (mine == 1 && (outcome.isGone() || wait.isEmpty())) {
            webhooks.move(webhook.id(), outcome.isGone() ? State.GONE : State.FAILED);
        }
        return false;
    }

    private void letGo(UUID id) {
        sql.of("update webhook set leased_by = null, leased_until = null" + MINE)
                .with("id", id)
                .with("replica", replica)
                .run();
    }
}
