package org.millioncarrots;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.millioncarrots.payout.channel.BankCertificate;
import org.millioncarrots.payout.file.AccountsFile;
import org.millioncarrots.payout.file.OfficeCheck;
import org.millioncarrots.platform.MasterKeys;
import org.millioncarrots.report.exchange.ReferenceFigures;

/** Values that would be taken without a word and that nobody can have meant. */
final class PlausibleSettings {
    private static final String POOL = "quarkus.datasource.jdbc.max-size";
    private static final String KEY_SERVICE = "carrots.keys.service.address";
    private static final String KEY_SERVICE_TOKEN = "carrots.keys.service.token-file";
    private static final int LEAST_CONNECTIONS = 4;
    private static final int MOST_CONNECTIONS = 1_000;
    private static final int LEAST_SECRET = 32;

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final Pattern POSTGRESQL =
            Pattern.compile("jdbc:postgresql:(?://(?<hosts>[^/?]*)/)?[^?]*(?<query>\\?.*)?");
    private static final Pattern SSL_MODE = Pattern.compile("[?&]sslmode=([a-z-]+)");

    private final RequiredSettings settings;
    private final boolean production;

    private PlausibleSettings(RequiredSettings settings, boolean production) {
        this.settings = settings;
        this.production = production;
    }

    static void check(RequiredSettings settings, boolean production, boolean migrationOnly) {
        PlausibleSettings plausible = new PlausibleSettings(settings, production);
        plausible.profile();
        plausible.database(migrationOnly ? RequiredSettings.MIGRATION_DATABASE : RequiredSettings.DATABASE);
        if (!migrationOnly) {
            plausible.database("quarkus.datasource.vault.jdbc.url");
            plausible.connections();
            plausible.addresses();
            plausible.keys();
            plausible.referenceFigures();
            plausible.office();
            plausible.channel();
            plausible.console();
        }
    }

    private void profile() {
        if (production) {
            settings.value(StartSettings.PROFILE)
                    .filter(profiles -> !List.of(profiles.split(",")).contains("prod"))
                    .ifPresent(profile -> settings.problem(
                            StartSettings.PROFILE, "a production build runs with the profile prod; leave it unset"));
        }
    }

    /** Whoever wants no encryption must say so: the driver's own default falls back to none without a word. */
    private void database(String property) {
        Optional<String> url = settings.value(property);
        if (!production || url.isEmpty()) {
            return;
        }
        var parts = POSTGRESQL.matcher(url.get());
        if (!parts.matches()) {
            settings.problem(
                    property,
                    "an address such as jdbc:postgresql://db.example:5432/carrots?sslmode=verify-full&sslrootcert=/etc/carrots/ca.crt is expected");
            return;
        }
        String hosts = parts.group("hosts");
        if (hosts == null || hosts.isEmpty() || LOOPBACK.contains(hosts.replaceAll(":\\d*$", ""))) {
            return;
        }
        String query = parts.group("query") == null ? "" : parts.group("query");
        var mode = SSL_MODE.matcher(query);
        if (!mode.find()
                || !Set.of("verify-full", "verify-ca", "require", "disable").contains(mode.group(1))) {
            settings.problem(
                    property,
                    "add sslmode=verify-full (and sslrootcert); without it the driver may send everything in the clear");
        }
    }

    private void connections() {
        settings.value(POOL)
                .filter(not(PlausibleSettings::isPoolSize))
                .ifPresent(value -> settings.problem(
                        POOL,
                        "a whole number from " + LEAST_CONNECTIONS + " to " + MOST_CONNECTIONS
                                + " is expected, such as 32"));
    }

    private static boolean isPoolSize(String value) {
        try {
            int size = Integer.parseInt(value);
            return size >= LEAST_CONNECTIONS && size <= MOST_CONNECTIONS;
        } catch (NumberFormatException wrong) {
            return false;
        }
    }

    /** Tokens and rates decide about money: nobody on the way may write them. */
    private void addresses() {
        KnownSettings.byProperty().values().stream()
                .filter(setting -> setting.type() == URI.class)
                .map(Setting::property)
                .sorted()
                .forEach(this::address);
        address(RequiredSettings.ISSUER);
    }

    private void address(String property) {
        settings.value(property)
                .filter(not(this::isSafe))
                .ifPresent(value -> settings.problem(
                        property,
                        "an https address is expected" + (production ? "; http only to this host itself" : "")));
    }

    private boolean isSafe(String address) {
        try {
            URI uri = new URI(address);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            return uri.getHost() != null
                    && (scheme.equals("https")
                            || (scheme.equals("http") && (!production || LOOPBACK.contains(uri.getHost()))));
        } catch (URISyntaxException wrong) {
            return false;
        }
    }

    private void keys() {
        if (production
                && settings.value("carrots.keys.generate")
                        .filter("true"::equals)
                        .isPresent()) {
            settings.problem("carrots.keys.generate", "a production build never makes keys by itself; leave it unset");
        }
        settings.value(RequiredSettings.KEYS)
                .map(Path::of)
                .filter(file -> production || Files.exists(file))
                .flatMap(file ->
                        MasterKeys.fault(file, settings.value(KEY_SERVICE).isPresent()))
                .ifPresent(fault -> settings.problem(RequiredSettings.KEYS, fault));
        if (settings.value(KEY_SERVICE).isPresent()
                && settings.value(KEY_SERVICE_TOKEN)
                        .map(Path::of)
                        .filter(Files::isReadable)
                        .isEmpty()) {
            settings.problem(
                    KEY_SERVICE_TOKEN, "a file that can be read is expected, with the token for the key service");
        }
    }

    private void referenceFigures() {
        String property = "carrots.reports.reference-figures";
        settings.value(property)
                .map(Path::of)
                .flatMap(ReferenceFigures::fault)
                .ifPresent(fault -> settings.problem(property, fault));
    }

    private void office() {
        OfficeCheck.faults(name -> settings.value("carrots.debtor." + name), production)
                .forEach((name, fault) -> settings.problem("carrots.debtor." + name, fault));
        String accounts = "carrots.debtor.accounts";
        settings.value(accounts)
                .map(Path::of)
                .flatMap(file -> AccountsFile.fault(file, name -> settings.value("carrots.debtor." + name), production))
                .ifPresent(fault -> settings.problem(accounts, fault));
    }

    private void channel() {
        String property = "carrots.channel.certificate";
        Optional<String> certificate = settings.value(property);
        certificate.map(Path::of).flatMap(BankCertificate::fault).ifPresent(fault -> settings.problem(property, fault));
        if (certificate.isEmpty()
                && settings.value("carrots.channel.directory-out").isPresent()
                && settings.value("carrots.channel.encrypted")
                        .filter("false"::equals)
                        .isEmpty()
                && production) {
            settings.problem(
                    property,
                    "the bank's certificate is expected, for whose key files are encrypted; CARROTS_CHANNEL_ENCRYPTED=false lets"
                            + " them lie in the directory in the clear");
        }
    }

    /** With the API's audience as its client, the console's ID tokens would be for the API too. */
    private void console() {
        if (!production || !settings.hasConsole()) {
            return;
        }
        settings.value(RequiredSettings.CONSOLE_CLIENT)
                .filter(client -> settings.value("quarkus.oidc.token.audience")
                        .filter(client::equals)
                        .isPresent())
                .ifPresent(client ->
                        settings.problem(RequiredSettings.CONSOLE_CLIENT, "a client of the console's own is expected"));
        settings.value(RequiredSettings.SESSION_SECRET)
                .filter(secret -> secret.length() < LEAST_SECRET)
                .ifPresent(secret -> settings.problem(
                        RequiredSettings.SESSION_SECRET, "at least " + LEAST_SECRET + " characters are expected"));
    }

    private static Predicate<String> not(Predicate<String> predicate) {
        return predicate.negate();
    }
}
