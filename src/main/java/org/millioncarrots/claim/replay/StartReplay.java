package org.millioncarrots.claim.replay;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.platform.EventLine;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Caller;

/** Starts, shows and stops replays of all decisions. There is one at a time. */
@ApplicationScoped
public class StartReplay {
    private final DecisionReplaySql sql;
    private final Event<Object> events;
    private final AuditLog auditLog;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;

    StartReplay(DecisionReplaySql sql, Event<Object> events, AuditLog auditLog, Caller caller, Ids ids, Clock clock) {
        this.sql = sql;
        this.events = events;
        this.auditLog = auditLog;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    /** @return the new replay, or the one that is running */
    @Transactional
    public DecisionReplayView start() {
        UUID replay = ids.next();
        if (sql.insert(replay, caller.person(), clock.instant())) {
            events.fire(new RunReplays.Started());
            events.fire(EventLine.of("decision-replay-started").id("replay", replay));
        } else {
            replay = sql.running()
                    .orElseThrow(() -> Problem.conflict(
                            ConflictReason.REPLAY_ENDED, "a replay has ended this moment; start it again"));
        }
        auditLog.record(AuditAction.DECISION_REPLAY_ASKED, replay);
        return get(replay);
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
            throw Problem.conflict(ConflictReason.REPLAY_ENDED, "the replay has ended");
        }
        auditLog.record(AuditAction.DECISION_REPLAY_STOPPED, replay);
        events.fire(EventLine.of("decision-replay-stopped").id("replay", replay));
        return get(replay);
    }

    @Transactional
    public Page<DecisionReplayView> list(@Nullable UUID before, int limit) {
        return Page.of(sql.page(before, limit + 1, clock.instant()), limit, replay -> replay.id()
                .toString());
    }
}
