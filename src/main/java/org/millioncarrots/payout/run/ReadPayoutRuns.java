package org.millioncarrots.payout.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.payout.run.PayoutRunView.RunState;
import org.millioncarrots.payout.run.PayoutRunView.Skipped;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Problem;

/** Shows payout runs, and what they have left. */
@ApplicationScoped
class ReadPayoutRuns {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final PayoutRunSql sql;
    private final Clock clock;

    ReadPayoutRuns(PayoutRunSql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Transactional
    PayoutRunView get(UUID run) {
        return sql.view(run, clock.instant()).orElseThrow(() -> Problem.notFound("payout run"));
    }

    @Transactional
    Page<PayoutRunView> list(@Nullable RunState state, @Nullable UUID cursor, int limit) {
        return Page.of(sql.views(state, cursor, limit + 1, clock.instant()), limit, run -> run.id()
                .toString());
    }

    /** The newest first. */
    @Transactional
    List<PayoutRunView> all() {
        return sql.views(null, null, Integer.MAX_VALUE, clock.instant());
    }

    @Transactional
    Page<Skipped> skipped(UUID run, @Nullable UUID cursor, int limit) {
        get(run);
        return Page.of(
                sql.skipped(run, cursor == null ? BEFORE_ALL : cursor, limit + 1), limit, skip -> skip.instalmentId()
                        .toString());
    }
}
