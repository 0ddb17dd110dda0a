package org.millioncarrots;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.smallrye.config.SmallRyeConfig;
import java.util.List;
import java.util.Map;

/**
 * Starts the service, or only migrates its schema ({@code carrots.migration.only}). A production build first looks whether
 * it has what it needs: it must never come up with an empty database or an issuer of its own.
 */
@QuarkusMain
public final class Main {
    /** What a migration does without: it serves nobody, so it needs no port, no issuer and no timer. */
    private static final Map<String, String> MIGRATION_ONLY = Map.of(
            "carrots.migration.enabled", "true",
            "quarkus.oidc.tenant-enabled", "false",
            "quarkus.http.host-enabled", "false",
            "quarkus.management.host", "127.0.0.1",
            "quarkus.management.port", "0",
            "quarkus.scheduler.enabled", "false",
            "quarkus.shutdown.delay", "0S");

    private Main() {}

    public static void main(String... args) {
        SmallRyeConfig config = StartSettings.read();
        boolean migrationOnly = isSwitchedOn(config, MigrateSchema.ONLY);
        List<String> problems =
                RequiredSettings.problems(config, System.getenv().keySet(), isProductionBuild(), migrationOnly);
        if (!problems.isEmpty()) {
            problems.forEach(problem -> System.err.println("Million Carrots cannot start: " + problem));
            System.err.println("docs/configuration.md explains each setting.");
            System.exit(1);
        }
        if (migrationOnly) {
            MIGRATION_ONLY.forEach(System::setProperty);
            RequiredSettings.DEBTOR.forEach(name -> System.setProperty(name, "none"));
            Quarkus.run(Migrated.class, args);
        } else {
            Quarkus.run(args);
        }
    }

    private static boolean isSwitchedOn(SmallRyeConfig config, String property) {
        return "true".equals(config.getConfigValue(property).getValue());
    }

    /** The package {@code development} is part of dev, test and demo builds only. */
    static boolean isProductionBuild() {
        try {
            Class.forName("org.millioncarrots.development.EmbeddedPostgresDriver");
            return false;
        } catch (ClassNotFoundException production) {
            return true;
        }
    }

    /** Has nothing left to do: the migration is part of the start. */
    public static final class Migrated implements QuarkusApplication {
        @Override
        public int run(String... args) {
            return 0;
        }
    }
}
