package org.millioncarrots;

import io.smallrye.config.SmallRyeConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** All that is wrong with the settings, found before anything starts: missing, unknown, or what nobody can have meant. */
final class RequiredSettings {
    static final String DATABASE = "quarkus.datasource.jdbc.url";
    static final String ISSUER = "quarkus.oidc.auth-server-url";
    static final String VAULT_USER = "quarkus.datasource.vault.username";
    static final String KEYS = "carrots.keys.file";
    static final String MIGRATION_DATABASE = "quarkus.datasource.migration.jdbc.url";

    /** Of the console, if it is on. */
    private static final String CONSOLE = "carrots.console.enabled";

    static final String CONSOLE_CLIENT = "carrots.console.client-id";
    static final String SESSION_SECRET = "carrots.console.session-secret";
    private static final List<String> CONSOLE_NEEDS =
            List.of(CONSOLE_CLIENT, "carrots.console.client-secret", SESSION_SECRET);

    /** The paying office: no default could be right. */
    static final List<String> DEBTOR = List.of(
            "carrots.debtor.name",
            "carrots.debtor.iban",
            "carrots.debtor.bic",
            "carrots.debtor.town",
            "carrots.debtor.country");

    private final SmallRyeConfig config;
    private final Set<String> environment;
    /** By variable: what is found first says most. */
    private final Map<String, String> problems = new LinkedHashMap<>();

    private RequiredSettings(SmallRyeConfig config, Set<String> environment) {
        this.config = config;
        this.environment = environment;
    }

    /**
     * A line for each thing that is wrong; it names the variable and what would be right, and never repeats a value.
     *
     * @param environment the names of the environment variables
     * @param production whether real people are paid: then nothing has a default that only suits trying out
     * @param migrationOnly whether only the schema is migrated, which needs little
     */
    static List<String> problems(
            SmallRyeConfig config, Set<String> environment, boolean production, boolean migrationOnly) {
        RequiredSettings settings = new RequiredSettings(config, environment);
        settings.unknown();
        settings.unsuitable();
        if (production) {
            settings.missing(migrationOnly);
        }
        PlausibleSettings.check(settings, production, migrationOnly);
        return settings.problems.entrySet().stream()
                .map(problem -> problem.getKey() + ": " + problem.getValue())
                .toList();
    }

    /** Everything that production needs. */
    static Set<String> required() {
        Set<String> required = new TreeSet<>(DEBTOR);
        required.addAll(List.of(DATABASE, VAULT_USER, ISSUER, KEYS));
        return required;
    }

    /** The value, empty where there is none or a blank one. */
    Optional<String> value(String property) {
        try {
            return Optional.ofNullable(config.getConfigValue(property).getValue())
                    .filter(value -> !value.isBlank());
        } catch (NoSuchElementException unresolved) {
            return Optional.empty();
        }
    }

    void problem(String property, String expected) {
        problems.putIfAbsent(Setting.variable(property), expected);
    }

    private void unknown() {
        List<String> configured = new ArrayList<>();
        config.getPropertyNames().forEach(configured::add);
        new SettingNames(KnownSettings.byProperty().values())
                .unknown(environment, configured)
                .forEach(problems::putIfAbsent);
    }

    private void unsuitable() {
        for (Setting setting : new TreeMap<>(KnownSettings.byProperty()).values()) {
            value(setting.property()).filter(value -> !setting.takes(value)).ifPresent(value -> {
                String example = setting.byDefault() == null ? "" : ", such as " + setting.byDefault();
                problem(setting.property(), setting.expected() + " is expected" + example);
            });
        }
    }

    private void missing(boolean migrationOnly) {
        for (String property : migrationOnly ? Set.of(MIGRATION_DATABASE) : required()) {
            if (value(property).isEmpty()) {
                problem(property, "is not set");
            }
        }
        if (!migrationOnly && hasConsole()) {
            CONSOLE_NEEDS.stream()
                    .filter(property -> value(property).isEmpty())
                    .forEach(property -> problem(property, "is not set, and the console is on"));
        }
    }

    boolean hasConsole() {
        return value(CONSOLE).filter("true"::equals).isPresent();
    }
}
