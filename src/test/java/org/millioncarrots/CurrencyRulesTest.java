package org.millioncarrots;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tests share one database. Whoever counts money there counts all of its currency, so it is of one that no other class pays in. */
class CurrencyRulesTest {
    /** In these nothing is counted, or only what the bank's statements of one test say; {@code testing.SentFiles} sends drams. */
    private static final Set<String> SHARED =
            Set.of("EUR", "USD", "RUB", "UAH", "GBP", "CHF", "SEK", "NOK", "DKK", "JPY", "KWD", "BGN", "TRY", "AMD");

    private static final Set<String> ALL = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .filter(code -> (!code.startsWith("X") || code.equals("XPF")) && !code.equals("ALL"))
            .collect(Collectors.toSet());

    private static final Pattern WORD = Pattern.compile("\\b[A-Z]{3}\\b");

    @Test
    void whatIsCountedIsOfACurrencyOfItsOwn() throws IOException {
        Map<String, Set<String>> users = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            files.filter(CurrencyRulesTest::sharesTheDatabase).forEach(file -> currencies(file)
                    .forEach(currency -> users.computeIfAbsent(currency, key -> new TreeSet<>())
                            .add(file.getFileName().toString())));
        }
        assertThat(users).hasSizeGreaterThan(50);
        users.values().removeIf(classes -> classes.size() == 1);
        assertThat(users).as("take one that no other test names").isEmpty();
    }

    /** Rates are counted by publication; a profile has a database of its own. */
    private static boolean sharesTheDatabase(Path file) {
        return file.toString().matches(".*(Api|Browser)Test\\.java")
                && !file.toString().contains("rates")
                && !text(file).contains("@TestProfile");
    }

    private static Set<String> currencies(Path file) {
        return WORD.matcher(text(file))
                .results()
                .map(MatchResult::group)
                .filter(word -> ALL.contains(word) && !SHARED.contains(word))
                .collect(Collectors.toSet());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
