package org.millioncarrots.report;

import java.io.IOException;
import java.util.List;
import org.millioncarrots.console.Column;

/** Writes the lines of a file, in constant memory. */
interface FileLines {
    <T> void header(List<Column<T>> columns) throws IOException;

    <T> void row(List<Column<T>> columns, T row) throws IOException;

    /** After the last row. */
    void finish() throws IOException;
}
