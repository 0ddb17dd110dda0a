package org.millioncarrots.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.console.Column;
import org.millioncarrots.money.Money;

/** Writes CSV (RFC 4180) in UTF-8 with a decimal point. Nothing in a cell can be run by a spreadsheet. */
final class CsvLines implements FileLines {
    private static final int BUFFER = 1 << 15;
    private static final Pattern TO_QUOTE = Pattern.compile("[\",\\r\\n]|^\\s|\\s$");

    /** What a spreadsheet takes for the beginning of a formula, full-width forms included. */
    private static final Pattern FORMULA = Pattern.compile("^\\s*[=+\\-@|\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20]");

    private final Writer out;
    private final Watermark watermark;

    /** @param watermark of every line */
    CsvLines(OutputStream out, Watermark watermark) {
        this.watermark = watermark;
        this.out = new java.io.BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
    }

    @Override
    public <T> void header(List<Column<T>> columns) throws IOException {
        List<String> names = new ArrayList<>(columns.stream().map(Column::name).toList());
        names.add(watermark.heading());
        line(names);
    }

    @Override
    public <T> void row(List<Column<T>> columns, T row) throws IOException {
        List<@Nullable Object> cells = new ArrayList<>(columns.size() + 1);
        for (Column<T> column : columns) {
            cells.add(column.value().apply(row));
        }
        cells.add(watermark.mark());
        line(cells);
    }

    void line(List<? extends @Nullable Object> cells) throws IOException {
        String separator = "";
        for (Object cell : cells) {
            out.write(separator);
            out.write(text(cell));
            separator = ",";
        }
        out.write("\r\n");
    }

    @Override
    public void finish() throws IOException {
        out.flush();
    }

    /** Numbers are ours and stay numbers, a minus sign included; of money the currency stands in a column of its own. */
    private static String text(@Nullable Object cell) {
        return switch (cell) {
            case null -> "";
            case Money money -> money.toDecimal().toPlainString();
            case BigDecimal number -> number.toPlainString();
            case Number number -> number.toString();
            default -> quoted(harmless(cell.toString()));
        };
    }

    private static String harmless(String text) {
        return FORMULA.matcher(text).find() ? "'" + text : text;
    }

    private static String quoted(String text) {
        return TO_QUOTE.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
