package org.millioncarrots.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.report.PayoutReportView.PayoutGroup;

/** What payouts are grouped by. */
public enum Dimension {
    PROGRAMME("programme", PayoutGroup::programme),
    CURRENCY("currency", PayoutGroup::currency),
    /** The month of the due date, such as {@code 2022-03}. */
    MONTH("due_month", PayoutGroup::month),
    STATE("state", PayoutGroup::state),
    /** Each payout is split by the shares of its programme version. */
    SPONSOR("sponsor", PayoutGroup::sponsor);

    private static final List<Dimension> USUAL = List.of(PROGRAMME, CURRENCY, MONTH, STATE);

    private final String column;
    private final Function<PayoutGroup, @Nullable Object> value;

    Dimension(String column, Function<PayoutGroup, @Nullable Object> value) {
        this.column = column;
        this.value = value;
    }

    /** The column of the views. */
    String column() {
        return column;
    }

    /** What a group has of it. */
    Function<PayoutGroup, @Nullable Object> value() {
        return value;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@code programme,currency,…}, each at most once; currencies never mix, so that currency is added at the end. */
    public static List<Dimension> parse(String parameter, @Nullable String text) {
        return parse(parameter, text, List.of(values()), USUAL);
    }

    /**
     * The same where not every dimension makes sense.
     *
     * @param usual if none is asked for
     */
    public static List<Dimension> parse(
            String parameter, @Nullable String text, List<Dimension> allowed, List<Dimension> usual) {
        if (text == null) {
            return usual;
        }
        List<Dimension> asked = new ArrayList<>();
        for (String name : text.split(",", -1)) {
            Dimension dimension = allowed.stream()
                    .filter(value -> value.wireName().equals(name.strip()))
                    .filter(value -> !asked.contains(value))
                    .findFirst()
                    .orElseThrow(() -> Problem.invalid(
                            parameter,
                            allowed.stream().map(Dimension::wireName).collect(Collectors.joining(", "))
                                    + ", each at most once, by commas"));
            asked.add(dimension);
        }
        if (!asked.contains(CURRENCY)) {
            asked.add(CURRENCY);
        }
        return List.copyOf(asked);
    }
}
