package org.millioncarrots.console;

import io.quarkus.qute.TemplateExtension;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;
import org.millioncarrots.money.Money;

/**
 * Figures as every page shows them, in every language: grouped by commas, with a point and all decimals, and the code before. Files
 * have the same point.
 */
@TemplateExtension
public final class Figures {
    private static final char NO_BREAK = '\u00a0';
    private static final char MINUS = '\u2212';
    private static final int SHOWN_DIGITS = 8;

    private Figures() {}

    /** {@code EUR 88,210.00}, for sentences. */
    public static String text(Money money) {
        return "" + money.currency() + NO_BREAK + figure(money);
    }

    /** {@code 88,210.00}, for tables whose head or column names the currency. */
    public static String figure(Money money) {
        return grouped(money.toDecimal());
    }

    /** {@code 1,102}. */
    public static String grouped(long number) {
        return grouped(BigDecimal.valueOf(number));
    }

    public static String grouped(int number) {
        return grouped(BigDecimal.valueOf(number));
    }

    private static String grouped(BigDecimal number) {
        String plain = number.abs().toPlainString();
        int point = plain.indexOf('.');
        StringBuilder grouped = new StringBuilder(plain);
        for (int i = (point < 0 ? plain.length() : point) - 3; i > 0; i -= 3) {
            grouped.insert(i, ',');
        }
        return (number.signum() < 0 ? MINUS + "" : "") + grouped;
    }

    /** How an id is called on pages, such as {@code P-91D2-5E60}: its last digits, which are random. */
    public static String called(UUID id, String letter) {
        String digits = id.toString().replace("-", "").toUpperCase(Locale.ROOT);
        String shown = digits.substring(digits.length() - SHOWN_DIGITS);
        return letter + "-" + shown.substring(0, SHOWN_DIGITS / 2) + "-" + shown.substring(SHOWN_DIGITS / 2);
    }

    /** How a report that was kept is called, such as {@code K-91D2-5E60}, of the address of its files. */
    public static String keptName(String files) {
        return called(UUID.fromString(files.substring(files.lastIndexOf('/') + 1)), "K");
    }

    /** In groups of four, for eyes that compare. */
    public static String inFours(String text) {
        return text.toUpperCase(Locale.ROOT).replaceAll("(.{4})(?=.)", "$1 ");
    }

    /** The shape and colour of a state: some share those of another one. */
    public static String look(String state) {
        return switch (state) {
            case "COLLECTED", "PREPARED", "PROPOSED" -> "batched";
            case "APPROVED", "OPEN", "CLAIMED", "RUNNING" -> "due";
            case "DELIVERED", "ACCEPTED", "ANSWERED" -> "sent";
            case "DONE", "FINISHED" -> "settled";
            case "FAILED" -> "rejected";
            case "CLOSED" -> "cancelled";
            default -> state.toLowerCase(Locale.ROOT);
        };
    }

    /** The key of the word for a state. */
    public static String stateWord(String state) {
        return "state_" + state;
    }

    /** The name of a currency in the language of the page. */
    public static String currencyName(String code, Locale locale) {
        return Currency.getInstance(code).getDisplayName(locale);
    }
}
