package org.millioncarrots.claim.replay;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.EventLine;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Caller;

/** Starts, shows and stops replays of all decisions. There is one at a time. */
@ApplicationScoped
public class StartReplay {
    private final DecisionReplaySql sql;
    private final Event<RunReplays.Started> started;
    private final Event<EventLine> events;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;

    StartReplay(
            DecisionReplaySql sql,
            Event<RunReplays.Started> started,
            Event<EventLine> events,
            Caller caller,
            Ids ids,
            Clock clock) {
        this.sql = sql;
        this.started = started;
        this.events = events;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    /** @return the new replay, or the one that is running */
    @Transactional
    public DecisionReplayView start() {
        UUID replay = ids.next();
        if (sql.insert(replay, caller.person(), clock.instant())) {
            started.fire(new RunReplays.Started());
            events.fire(EventLine.of("decision-replay-started").id("replay", replay));
            return get(replay);
        }
        return get(sql.running().orElseThrow(() -> Problem.conflict("a replay has ended this moment; start it again")));
    }

    @Transactional
    DecisionReplayView get(UUID replay) {
        return sql.view(replay, clock.instant()).orElseThrow(() -> Problem.notFound("decision replay"));
    }

    /** @throws Problem if the replay has ended already (409) */
    @Transactional
    DecisionReplayView stop(UUID replay) {
        get(replay);
        if (sql.stop(replay, clock.instant()) == 0) {
            throw Problem.conflict("the replay has ended");
        }
        events.fire(EventLine.of("decision-replay-stopped").id("replay", replay));
        return get(replay);
    }

    @Transactional
    public Page<DecisionReplayView> list(@Nullable UUID before, int limit) {
        return Page.of(sql.page(before, limit + 1, clock.instant()), limit, replay -> replay.id()
                .toString());
    }
}
