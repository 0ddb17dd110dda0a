package org.millioncarrots.platform;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import org.jboss.logging.Logger;

/** Takes a changed file of keys without a restart: a mounted Secret changes in place, so keys are changed while everything runs. */
@ApplicationScoped
class ReloadKeys {
    private static final Logger LOG = Logger.getLogger(ReloadKeys.class);

    private final MasterKeys keys;

    ReloadKeys(MasterKeys keys) {
        this.keys = keys;
    }

    @Scheduled(
            identity = "reload-keys",
            every = "30s",
            delayed = "30s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void reload() {
        try {
            if (keys.reload()) {
                LOG.info("keys: the file has changed and was read again");
            }
        } catch (IllegalStateException | UncheckedIOException unusable) {
            LOG.errorf(
                    "keys: the file has changed and cannot be used, the keys stay as they were: %s",
                    unusable.getMessage());
        }
    }
}
