package org.millioncarrots;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;

/** Migrations of the schema. */
@ConfigMapping(prefix = "carrots.migration")
@RegisterForReflection
interface MigrationSettings {
    /** Migrates the schema at start, as the role of {@code QUARKUS_DATASOURCE_MIGRATION_USERNAME}. */
    boolean enabled();

    /** Exits after migrating, as the migration Job does. */
    boolean only();

    /**
     * Takes from the service's role, after migrating, what only the release before needs: to be set once no pod of it is left, and from
     * the start where there was none.
     */
    boolean contract();
}
