package org.millioncarrots;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.SmallRyeConfig;
import java.util.List;
import java.util.Map;

/**
 * Starts the service, only migrates its schema ({@code carrots.migration.only}), or only checks what it would need ({@code
 * --check}). First it looks at the settings: a production build must never come up with an empty database or an issuer of its
 * own, and no build with a setting that it does not know.
 */
@QuarkusMain
public final class Main {
    private static final String CHECK = "--check";
    private static final String CHECK_ONLY = "carrots.check-only";

    /**
     * What serves nobody needs no port, no timer, and no time to be taken out of service. With no port at all the framework
     * waits for ever: health is on any free one, of this host only.
     */
    private static final Map<String, String> WITHOUT_SERVICE = Map.of(
            "quarkus.http.host-enabled", "false",
            "quarkus.management.host", "127.0.0.1",
            "quarkus.management.port", "0",
            "quarkus.scheduler.enabled", "false",
            "quarkus.shutdown.delay", "0S");

    private static final String POLLER_MODE = "jdk.pollerMode";

    /** The framework would answer a target that is no URI by itself, without a problem; the door does (decision 84). */
    private static final String REFUSES_TARGETS_ITSELF = "vertx.disableURIValidation";

    private Main() {}

    public static void main(String... args) {
        wakeThreadsBySystemThreads();
        System.setProperty(REFUSES_TARGETS_ITSELF, "true");
        SmallRyeConfig config = StartSettings.read();
        boolean check = List.of(args).contains(CHECK) || isSwitchedOn(config, CHECK_ONLY);
        boolean migrationOnly = !check && isSwitchedOn(config, MigrateSchema.ONLY);
        List<String> problems =
                RequiredSettings.problems(config, System.getenv().keySet(), isProductionBuild(), migrationOnly);
        if (!problems.isEmpty()) {
            problems.forEach(problem -> System.err.println("Million Carrots cannot start: " + problem));
            System.err.println("docs/configuration.md explains each setting.");
            System.exit(1);
        }
        if (check) {
            WITHOUT_SERVICE.forEach(System::setProperty);
            System.setProperty(CHECK_ONLY, "true");
            System.setProperty("carrots.migration.enabled", "false");
            System.setProperty("quarkus.log.console.level", "ERROR");
            Quarkus.run(Checked.class, args);
        } else if (migrationOnly) {
            WITHOUT_SERVICE.forEach(System::setProperty);
            System.setProperty("carrots.migration.enabled", "true");
            System.setProperty("quarkus.oidc.tenant-enabled", "false");
            RequiredSettings.DEBTOR.forEach(name -> System.setProperty(name, "none"));
            Quarkus.run(Migrated.class, args);
        } else {
            Quarkus.run(args);
        }
    }

    /**
     * In a native executable a virtual thread that reads from a socket was sometimes never woken up, while the answer lay there;
     * with pollers that are threads of the system that was never seen. Read when the first virtual thread waits for a socket.
     */
    private static void wakeThreadsBySystemThreads() {
        if (ImageMode.current() == ImageMode.NATIVE_RUN && System.getProperty(POLLER_MODE) == null) {
            System.setProperty(POLLER_MODE, "1");
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
    @RegisterForReflection
    public static final class Migrated implements QuarkusApplication {
        @Override
        public int run(String... args) {
            return 0;
        }
    }

    /** Says a line for each thing that was looked at. */
    @RegisterForReflection
    public static final class Checked implements QuarkusApplication {
        @Override
        public int run(String... args) {
            List<Finding> findings =
                    Arc.container().instance(Checks.class).get().everything();
            findings.forEach(finding -> print(finding.line()));
            return findings.stream().allMatch(finding -> finding.result() == Finding.Result.OK) ? 0 : 1;
        }
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
