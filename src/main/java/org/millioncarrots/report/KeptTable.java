package org.millioncarrots.report;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.console.Column;
import org.millioncarrots.money.Money;

/**
 * The rows of a report as texts, in the form of its CSV: amounts and numbers plain, with a point.
 *
 * @param heads in the order of the cells
 */
@RegisterForReflection
record KeptTable(List<Head> heads, List<List<@Nullable String>> rows) {
    /** @param figure whether the cells are numbers or amounts */
    @RegisterForReflection
    record Head(String name, boolean figure) {}

    static <T> KeptTable of(List<Column<T>> columns, List<T> rows) {
        List<List<@Nullable String>> texts = new ArrayList<>();
        boolean[] figure = new boolean[columns.size()];
        for (T row : rows) {
            List<@Nullable String> cells = new ArrayList<>();
            for (int i = 0; i < figure.length; i++) {
                Object value = columns.get(i).value().apply(row);
                figure[i] |= value instanceof Money || value instanceof Number;
                cells.add(text(value));
            }
            texts.add(cells);
        }
        return new KeptTable(
                IntStream.range(0, figure.length)
                        .mapToObj(i -> new Head(columns.get(i).name(), figure[i]))
                        .toList(),
                texts);
    }

    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Money money -> money.toDecimal().toPlainString();
            case BigDecimal number -> number.toPlainString();
            default -> value.toString();
        };
    }

    /** For the writers of files: figures as numbers. */
    List<Column<List<@Nullable String>>> columns() {
        return IntStream.range(0, heads.size())
                .mapToObj(i -> new Column<List<@Nullable String>>(
                        heads.get(i).name(),
                        row -> value(row.get(i), heads.get(i).figure())))
                .toList();
    }

    private static @Nullable Object value(@Nullable String text, boolean figure) {
        return text != null && figure ? new BigDecimal(text) : text;
    }
}
