package org.millioncarrots.payout.file;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.millioncarrots.bank.Bic;
import org.millioncarrots.bank.CreditTransfer;
import org.millioncarrots.bank.Iban;
import org.millioncarrots.bank.LatinName;
import org.millioncarrots.bank.PostalAddress;
import org.millioncarrots.bank.TellingWords;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.programme.terms.ActOfLeaving;
import org.millioncarrots.programme.terms.Category;

/** Whether banks can take payments of an office with these settings, and nothing in them tells what is paid for. */
public final class OfficeCheck {
    /** Of documents, samples and development builds: whoever copies one pays from an account that is not theirs. */
    private static final Set<String> EXAMPLES = Set.of("DE02120300000000202051", "DE89370400440532013000");

    /** Territories whose banks have codes of their own while accounts carry the mother country's. */
    private static final Map<String, Set<String>> TERRITORIES = Map.of(
            "FR", Set.of("BL", "GF", "GP", "MC", "MF", "MQ", "NC", "PF", "PM", "RE", "WF", "YT"),
            "GB", Set.of("GG", "IM", "JE"),
            "FI", Set.of("AX"),
            "MC", Set.of("FR"));

    private final Function<String, Optional<String>> settings;
    private final Map<String, String> faults = new TreeMap<>();

    private OfficeCheck(Function<String, Optional<String>> settings) {
        this.settings = settings;
    }

    /**
     * What is wrong, by setting.
     *
     * @param settings gives the value of one of {@link Debtor}'s settings, such as {@code iban}
     * @param production whether the account must be a real one
     */
    public static Map<String, String> faults(Function<String, Optional<String>> settings, boolean production) {
        OfficeCheck check = new OfficeCheck(settings);
        check.texts();
        check.account(production);
        check.address();
        return check.faults;
    }

    private void texts() {
        TellingWords telling = new TellingWords(words(settings.apply("forbidden-words")));
        for (String name : List.of("name", "town", "remittance")) {
            settings.apply(name)
                    .filter(telling::areIn)
                    .ifPresent(text -> faults.put(name, "a neutral text is expected; this one tells what is paid for"));
        }
        settings.apply("name").ifPresent(text -> read("name", () -> LatinName.of("name", null, text)));
        settings.apply("remittance")
                .filter(text -> !CreditTransfer.isRemittance(text))
                .ifPresent(text -> faults.put(
                        "remittance", "at most 140 characters a-zA-Z0-9 /-?:().,'+ are expected, such as Payment"));
    }

    private void account(boolean production) {
        Optional<Iban> account = settings.apply("iban").flatMap(text -> read("iban", () -> Iban.parse("iban", text)));
        Optional<Bic> bank = settings.apply("bic").flatMap(text -> read("bic", () -> Bic.parse("bic", text)));
        if (production
                && account.filter(iban -> EXAMPLES.contains(iban.reveal())).isPresent()) {
            faults.put("iban", "the office's own account is expected; this is the one of an example");
        }
        if (account.isPresent() && bank.isPresent() && !belong(account.get(), bank.get())) {
            faults.put("bic", "a bank in the country of the IBAN is expected");
        }
    }

    private static boolean belong(Iban account, Bic bank) {
        String country = bank.value().substring(4, 6);
        return country.equals(account.country())
                || TERRITORIES.getOrDefault(account.country(), Set.of()).contains(country);
    }

    private void address() {
        settings.apply("town").ifPresent(town -> read("town", () -> PostalAddress.of(town, "DE")));
        settings.apply("country").ifPresent(country -> read("country", () -> PostalAddress.of("Town", country)));
    }

    /** The fault of the same reading that a payment would have. */
    private <T> Optional<T> read(String name, Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (Problem wrong) {
            faults.putIfAbsent(name, wrong.violations().getFirst().message());
            return Optional.empty();
        }
    }

    /** The programmes' own words are not known before the start; the check of each file has them too. */
    private static Set<String> words(Optional<String> configured) {
        Set<String> words =
                new HashSet<>(List.of(configured.orElse(Debtor.TELLING).split(",")));
        Stream.concat(Arrays.stream(Category.values()), Arrays.stream(ActOfLeaving.values()))
                .map(Enum::name)
                .forEach(words::add);
        return words;
    }
}
