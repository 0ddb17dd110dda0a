package org.millioncarrots.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.Problem;

/** What payouts are grouped by. */
enum Dimension {
    PROGRAMME("programme"),
    CURRENCY("currency"),
    /** The month of the due date, such as {@code 2022-03}. */
    MONTH("due_month"),
    STATE("state"),
    /** Each payout is split by the shares of its programme version. */
    SPONSOR("sponsor");

    private static final List<Dimension> USUAL = List.of(PROGRAMME, CURRENCY, MONTH, STATE);

    private final String column;

    Dimension(String column) {
        this.column = column;
    }

    /** The column of the views. */
    String column() {
        return column;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@code programme,currency,…}, each at most once; currencies never mix, so that currency is added at the end. */
    static List<Dimension> parse(String parameter, @Nullable String text) {
        if (text == null) {
            return USUAL;
        }
        List<Dimension> asked = new ArrayList<>();
        for (String name : text.split(",", -1)) {
            Dimension dimension = Arrays.stream(values())
                    .filter(value -> value.wireName().equals(name.strip()))
                    .filter(value -> !asked.contains(value))
                    .findFirst()
                    .orElseThrow(() -> Problem.invalid(
                            parameter, "programme, currency, month, state, sponsor, each at most once, by commas"));
            asked.add(dimension);
        }
        if (!asked.contains(CURRENCY)) {
            asked.add(CURRENCY);
        }
        return List.copyOf(asked);
    }
}
