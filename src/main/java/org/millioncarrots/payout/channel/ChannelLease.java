package org.millioncarrots.payout.channel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.millioncarrots.payout.channel.ChannelReport.Direction;
import org.millioncarrots.platform.sql.Sql;

/**
 * Lets one replica look at the channel. It saves work and keeps the order; that a file goes once is held by rows and by the copies
 * themselves.
 */
@ApplicationScoped
class ChannelLease {
    private static final Duration LASTS = Duration.ofMinutes(1);

    private final UUID replica = UUID.randomUUID();
    private final Sql sql;
    private final Clock clock;

    ChannelLease(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** @return false if another replica looks that way */
    @Transactional
    boolean hold(Direction direction) {
        Instant now = clock.instant();
        return sql.of("""
                        update channel_lease set holder = :replica, held_until = :until
                        where direction = :direction and (holder = :replica or held_until < :now)
                        """)
                        .with("replica", replica)
                        .with("until", now.plus(LASTS))
                        .with("direction", direction)
                        .with("now", now)
                        .run()
                == 1;
    }
}
