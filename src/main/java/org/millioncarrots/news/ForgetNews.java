package org.millioncarrots.news;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import org.millioncarrots.platform.sql.ForAllPartners;

/** Lets go of news that every partner has had the time to read; resources and lists by change tell what they are by now. */
@ApplicationScoped
class ForgetNews {
    private static final Duration KEPT = Duration.ofDays(90);

    private final NewsSql sql;
    private final Clock clock;

    ForgetNews(NewsSql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Scheduled(
            identity = "forget-news",
            every = "1h",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @Transactional
    @ForAllPartners
    public void forget() {
        sql.forget(clock.instant().minus(KEPT));
    }
}
