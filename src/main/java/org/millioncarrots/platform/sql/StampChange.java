package org.millioncarrots.platform.sql;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;
import java.time.Clock;

/** Stamps entities with the time when they are written, whoever has changed them. */
@ApplicationScoped
public class StampChange {
    private final Clock clock;

    StampChange(Clock clock) {
        this.clock = clock;
    }

    @PrePersist
    @PreUpdate
    void stamp(Changing entity) {
        entity.changedAt(clock.instant());
    }
}
