package org.millioncarrots.claimant.destination;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.millioncarrots.claimant.Claimant;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.claimant.Claimants;
import org.millioncarrots.claimant.vault.IdentityVault;
import org.millioncarrots.platform.Failures;
import org.millioncarrots.platform.sql.ForAllPartners;

/** Uses confirmed accounts once their waiting time is over, each in a transaction of its own; late is safe, because payments wait. */
@ApplicationScoped
@ForAllPartners
public class UseDestinations {
    private static final Logger LOG = Logger.getLogger(UseDestinations.class);
    private static final int AT_ONCE = 200;

    private final Claimants claimants;
    private final DestinationChanges changes;
    private final UseDestination useDestination;
    private final IdentityVault vault;
    private final Clock clock;

    UseDestinations(
            Claimants claimants,
            DestinationChanges changes,
            UseDestination useDestination,
            IdentityVault vault,
            Clock clock) {
        this.claimants = claimants;
        this.changes = changes;
        this.useDestination = useDestination;
        this.vault = vault;
        this.clock = clock;
    }

    @Scheduled(
            identity = "use-destinations",
            every = "1m",
            delayed = "15s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void goOn() {
        useAll(clock.instant());
    }

    /** All that are ready at an instant; what fails is tried again the next time and keeps nobody else. */
    public void useAll(Instant now) {
        List<DestinationChange> ready = QuarkusTransaction.requiringNew().call(() -> changes.ready(now, AT_ONCE));
        for (DestinationChange change : ready) {
            try {
                QuarkusTransaction.requiringNew()
                        .run(() -> useIfReady(new ClaimantId(change.claimantId()), change.version(), now));
            } catch (RuntimeException failed) {
                LOG.warnf("a confirmed account is not used yet: %s", Failures.withoutMessages(failed));
            }
        }
    }

    /** Does nothing if it is not confirmed any more or its waiting time runs. */
    @Transactional(Transactional.TxType.MANDATORY)
    void useIfReady(ClaimantId id, int version, Instant now) {
        Claimant claimant = claimants.active(id);
        claimants.lock(claimant);
        DestinationChange change = changes.get(id, version);
        if (change.state() != DestinationState.CONFIRMED
                || change.useFrom() == null
                || change.useFrom().isAfter(now)) {
            return;
        }
        useDestination.use(
                claimant, version, vault.destination(id.value(), version).orElseThrow());
        changes.used(change);
    }
}
