package org.millioncarrots.restore;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.millioncarrots.claim.replay.DecisionReplayView;
import org.millioncarrots.claim.replay.StartReplay;
import org.millioncarrots.restore.RestoreVerification.Check;
import org.millioncarrots.restore.RestoreVerification.Line;

/** Whether recorded decisions come out as they were recorded: what the newest comparison of all of them says. */
@ApplicationScoped
class CheckDecisions {
    private final StartReplay replays;

    CheckDecisions(StartReplay replays) {
        this.replays = replays;
    }

    /** A comparison from before the restore says nothing: a new one is started, which takes its time. */
    Line check(Optional<Instant> stoppedAt) {
        DecisionReplayView newest = replays.list(null, 1).items().stream()
                .filter(replay -> !replay.state().equals("STOPPED")
                        && !replay.startedAt().isBefore(stoppedAt.orElse(Instant.MIN)))
                .findFirst()
                .orElseGet(replays::start);
        boolean done = newest.state().equals("DONE");
        return new Line(
                Check.DECISIONS,
                done && newest.different() == 0,
                newest.compared() + " decisions compared, " + newest.different() + " would come out differently"
                        + (done
                                ? ""
                                : "; the comparison has " + (newest.buckets() - newest.bucketsDone())
                                        + " buckets to go: verify again when it is done"));
    }
}
