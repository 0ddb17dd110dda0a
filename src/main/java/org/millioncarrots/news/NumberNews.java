package org.millioncarrots.news;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.millioncarrots.platform.sql.ForAllPartners;
import org.millioncarrots.platform.sql.Locks;

/**
 * Numbers what was committed, one replica at a time. Whoever commits late is numbered late: a number, once shown, never gets another
 * one below it that was not there before.
 */
@ApplicationScoped
public class NumberNews {
    private static final int AT_ONCE = 1_000;

    private final NewsSql sql;
    private final Locks locks;

    NumberNews(NewsSql sql, Locks locks) {
        this.sql = sql;
        this.locks = locks;
    }

    @Scheduled(
            identity = "number-news",
            every = "${carrots.news.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @ForAllPartners
    void tick() {
        int numbered;
        do {
            numbered = number();
        } while (numbered == AT_ONCE);
    }

    /** @return how many were numbered; none if another replica is at it */
    @Transactional
    @ForAllPartners
    public int number() {
        if (!locks.tryExclusive(Locks.One.NEWS)) {
            return 0;
        }
        sql.copyToAll();
        return sql.number(AT_ONCE);
    }
}
