package org.millioncarrots.claim.replay;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.millioncarrots.claim.replay.CompareBuckets.Compared;
import org.millioncarrots.claim.replay.DecisionReplaySql.Place;
import org.millioncarrots.platform.EventLine;
import org.millioncarrots.platform.Ids;

/** Compares the next few buckets of the running replay in one transaction: what was found and how far it is stand together. */
@ApplicationScoped
class ReplayNextBuckets {
    /** Small enough that stopping is a matter of seconds with ten million decisions. */
    static final int AT_ONCE = 8;

    private final DecisionReplaySql sql;
    private final CompareBuckets compareBuckets;
    private final Event<EventLine> events;
    private final Clock clock;

    ReplayNextBuckets(DecisionReplaySql sql, CompareBuckets compareBuckets, Event<EventLine> events, Clock clock) {
        this.sql = sql;
        this.compareBuckets = compareBuckets;
        this.events = events;
        this.clock = clock;
    }

    /** @return false if no replay is running, or another worker or replica is at it */
    @Transactional
    boolean next() {
        Optional<Place> running = sql.lockRunning();
        running.ifPresent(place -> {
            int next = Math.min(place.nextBucket() + AT_ONCE, Ids.BUCKETS);
            int room = (int) Math.max(0, DecisionReplaySql.KEPT - place.different());
            Compared compared = compareBuckets.compare(place.nextBucket(), next - 1, room);
            sql.advance(place.replay(), next, compared, clock.instant());
            if (next == Ids.BUCKETS) {
                events.fire(EventLine.of("decision-replay-ended")
                        .id("replay", place.replay())
                        .number(
                                "different",
                                place.different() + compared.total().different()));
            }
        });
        return running.isPresent();
    }
}
