package org.millioncarrots.claimant.vault;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Identities that the release before has sealed for a registration which then did not happen do not stay. */
@ApplicationScoped
public class SweepVault {
    private static final Logger LOG = Logger.getLogger(SweepVault.class);

    /** Far longer than a registration can take. */
    private static final Duration AGE = Duration.ofHours(1);

    private final IdentityVault vault;
    private final Clock clock;

    SweepVault(IdentityVault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    @Scheduled(
            identity = "sweep-vault",
            every = "6h",
            delayed = "10m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void sweep() {
        int orphans = vault.sweep(clock.instant().minus(AGE));
        if (orphans > 0) {
            LOG.infof("vault: %d identities without a claimant destroyed", orphans);
        }
    }
}
