package org.millioncarrots;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** What production cannot do without, checked before anything starts. */
final class RequiredSettings {
    static final String DATABASE = "quarkus.datasource.jdbc.url";
    static final String ISSUER = "quarkus.oidc.auth-server-url";
    static final String KEYS = "carrots.keys.file";
    static final String MIGRATION_DATABASE = "quarkus.datasource.migration.jdbc.url";

    /** The paying office: no default could be right. */
    static final List<String> DEBTOR = List.of(
            "carrots.debtor.name",
            "carrots.debtor.iban",
            "carrots.debtor.bic",
            "carrots.debtor.town",
            "carrots.debtor.country");

    private RequiredSettings() {}

    /** One line that names everything that is missing; empty when nothing is. */
    static Optional<String> problem(Config config, boolean migrationOnly) {
        List<String> problems = new ArrayList<>();
        if (migrationOnly) {
            require(config, MIGRATION_DATABASE, problems);
        } else {
            require(config, DATABASE, problems);
            require(config, ISSUER, problems);
            require(config, KEYS, problems);
            DEBTOR.forEach(name -> require(config, name, problems));
            value(config, KEYS)
                    .filter(file -> !isReadable(file))
                    .ifPresent(file -> problems.add(named(KEYS) + " names a file that cannot be read"));
        }
        return problems.isEmpty()
                ? Optional.empty()
                : Optional.of("Million Carrots cannot start: " + String.join("; ", problems)
                        + ". See docs/operations.md, Settings.");
    }

    private static void require(Config config, String name, List<String> problems) {
        if (value(config, name).isEmpty()) {
            problems.add(named(name) + " is not set");
        }
    }

    private static Optional<String> value(Config config, String name) {
        return config.getOptionalValue(name, String.class).filter(value -> !value.isBlank());
    }

    private static boolean isReadable(String file) {
        try {
            return Files.isRegularFile(Path.of(file)) && Files.isReadable(Path.of(file));
        } catch (InvalidPathException notAPath) {
            return false;
        }
    }

    /** The name under which operators set it. */
    private static String named(String property) {
        return property.toUpperCase(java.util.Locale.ROOT).replaceAll("[.-]", "_");
    }
}
