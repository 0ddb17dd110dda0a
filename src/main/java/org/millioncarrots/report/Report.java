package org.millioncarrots.report;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.console.Column;
import org.millioncarrots.platform.sql.Row;

/**
 * One statement and what becomes of its rows, in JSON and in CSV alike. A single statement, so that all figures are of the
 * same moment.
 *
 * @param parameters of the statement, by name
 */
public record Report<T>(
        String sql, Map<String, @Nullable Object> parameters, Function<Row, T> reader, List<Column<T>> columns) {

    /** One that is never written as CSV. */
    public Report(String sql, Map<String, @Nullable Object> parameters, Function<Row, T> reader) {
        this(sql, parameters, reader, List.of());
    }
}
