package org.millioncarrots;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import org.millioncarrots.platform.ServiceSettings;

/**
 * Refuses to serve where identities could not be sealed, or where every partner would see every row. What is only away makes
 * the service unready until it comes back.
 */
@ApplicationScoped
class StartChecks {
    private static final Logger LOG = Logger.getLogger(StartChecks.class);

    /** After the migration, before everything else. */
    private static final int EARLY = MigrateSchema.FIRST + 1;

    private final Checks checks;
    private final boolean serves;

    StartChecks(Checks checks, MigrationSettings migration, ServiceSettings service) {
        this.checks = checks;
        this.serves = !migration.only() && !service.checkOnly();
    }

    void atStart(@Observes @Priority(EARLY) StartupEvent start) {
        if (!serves) {
            return;
        }
        for (Finding finding : checks.atStart()) {
            switch (finding.result()) {
                case OK -> LOG.debugf("%s: %s", finding.what(), finding.text());
                case AWAY -> LOG.warnf("%s: %s", finding.what(), finding.text());
                case REFUSED -> throw new StartRefused("Million Carrots cannot start: " + finding.text());
            }
        }
    }
}
