package org.millioncarrots.console;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Lets what a page shows out as a file: within the day's limit of the caller, with a watermark in every line, and with an entry in
 * the audit log before the first.
 */
public interface Downloads {
    /** By the ending of its name. */
    enum Form {
        CSV,
        XLSX;

        /** @param ending as the path of a page's file has it: {@code csv} or {@code xlsx} */
        public static Form of(String ending) {
            return valueOf(ending.toUpperCase(Locale.ROOT));
        }
    }

    /** A short list that is already read. */
    default <T> Response of(ReportFile file, Form form, List<Column<T>> columns, List<T> rows) {
        return of(file, form, columns, rows.size(), row -> rows.forEach(row));
    }

    /**
     * A long one, whose rows are read while they are written.
     *
     * @param lines how many rows there are, which the limit is asked for before the first
     * @param rows gives each row to whom it is given, in a transaction of its own
     */
    <T> Response of(ReportFile file, Form form, List<Column<T>> columns, long lines, Consumer<Consumer<T>> rows);

    /**
     * Keeps the sums that a page shows for a day, so that its files have the same figures whenever they are taken: what is asked for
     * again is of another moment. For whoever was shown the page alone.
     *
     * @param asked what was asked for, of codes and days only
     * @return the address of its files, without its ending
     */
    <T> String keep(ReportFile file, String asked, List<Column<T>> columns, List<T> rows);
}
