package org.millioncarrots.payout.file;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.millioncarrots.money.CurrencyCode;

/** A file of further accounts that payments leave: properties {@code <account>.<what>=…}. */
public final class AccountsFile {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern SPONSOR = Pattern.compile("[A-Z]{2}");
    private static final List<String> NEEDED = List.of("currency", "iban", "bic");
    private static final Set<String> KNOWN = Set.of("currency", "sponsor", "iban", "bic", "name");

    private AccountsFile() {}

    /** By account, in the order of their names, what is said of it. */
    static Map<String, Map<String, String>> read(Path file) {
        Properties properties = new Properties();
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Map<String, Map<String, String>> accounts = new TreeMap<>();
        for (String property : properties.stringPropertyNames()) {
            int dot = property.indexOf('.');
            accounts.computeIfAbsent(dot < 0 ? property : property.substring(0, dot), name -> new TreeMap<>())
                    .put(
                            dot < 0 ? "" : property.substring(dot + 1),
                            properties.getProperty(property).strip());
        }
        return accounts;
    }

    /**
     * The first thing that is wrong, for people; never with an account.
     *
     * @param office gives the value of one of {@link Debtor}'s settings, which hold where the file says nothing
     * @param production whether the accounts must be real ones
     */
    public static Optional<String> fault(Path file, Function<String, Optional<String>> office, boolean production) {
        Map<String, Map<String, String>> accounts;
        try {
            accounts = read(file);
        } catch (UncheckedIOException | IllegalArgumentException unreadable) {
            return Optional.of("the file cannot be read as properties in UTF-8");
        }
        Set<String> served = new HashSet<>();
        return accounts.entrySet().stream()
                .flatMap(account -> fault(account.getKey(), account.getValue(), served, office, production).stream())
                .findFirst();
    }

    private static Optional<String> fault(
            String name,
            Map<String, String> account,
            Set<String> served,
            Function<String, Optional<String>> office,
            boolean production) {
        if (!NAME.matcher(name).matches()) {
            return Optional.of("names of accounts are 1 to 32 small letters, digits and hyphens, such as dollars");
        }
        for (String needed : NEEDED) {
            if (!account.containsKey(needed)) {
                return Optional.of(name + "." + needed + " is missing");
            }
        }
        if (!KNOWN.containsAll(account.keySet())) {
            return Optional.of(name + ": nothing but currency, sponsor, iban, bic and name is expected");
        }
        String sponsor = account.getOrDefault("sponsor", "");
        if (!sponsor.isEmpty() && !SPONSOR.matcher(sponsor).matches()) {
            return Optional.of(name + ".sponsor: two capital letters are expected, as in a programme");
        }
        if (!isCurrency(account.getOrDefault("currency", ""))) {
            return Optional.of(name + ".currency: an ISO 4217 code is expected, such as USD");
        }
        if (!served.add(sponsor + account.get("currency"))) {
            return Optional.of(name + ": one account is expected for a currency and sponsor");
        }
        return OfficeCheck.faults(
                        what -> Optional.ofNullable(account.get(what)).or(() -> office.apply(what)), production)
                .entrySet()
                .stream()
                .map(wrong -> name + "." + wrong.getKey() + ": " + wrong.getValue())
                .findFirst();
    }

    private static boolean isCurrency(String code) {
        try {
            return !new CurrencyCode(code).value().isEmpty();
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }
}
