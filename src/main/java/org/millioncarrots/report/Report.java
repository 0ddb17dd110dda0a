package org.millioncarrots.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One statement and what becomes of its rows, in JSON and in CSV alike. A single statement, so that all figures are of the
 * same moment.
 *
 * @param parameters of the statement, in order
 */
public record Report<T>(String sql, List<@Nullable Object> parameters, Reader<T> reader, List<Column<T>> columns) {

    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** A column of the CSV. */
    public record Column<T>(String name, Function<T, @Nullable Object> value) {}
}
