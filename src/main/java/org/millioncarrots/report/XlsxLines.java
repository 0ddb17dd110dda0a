package org.millioncarrots.report;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.console.Column;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;

/**
 * Writes a workbook whose figures are figures, dates are dates, and texts are texts: nothing in a cell is a formula. A second sheet
 * says when and by whom it was made, how many rows it has and what they sum to.
 */
final class XlsxLines implements FileLines {
    /** What a sheet can have, its head not counted. */
    static final long MOST_ROWS = 1_048_575;

    private static final int ROWS_IN_MEMORY = 1_000;

    private final Workbook workbook;
    private final Worksheet sheet;
    private final Watermark watermark;
    private final ZoneId zone;
    private final Map<String, Map<CurrencyCode, Money>> sums = new TreeMap<>();
    private int rows;

    /**
     * @param watermark of every line
     * @param zone of the times in it, because a workbook has none
     */
    XlsxLines(OutputStream out, Watermark watermark, ZoneId zone) {
        this.watermark = watermark;
        this.zone = zone;
        workbook = new Workbook(out, "million-carrots", "1.0");
        sheet = workbook.newWorksheet("Rows");
        sheet.freezePane(0, 1);
    }

    @Override
    public <T> void header(List<Column<T>> columns) {
        for (int i = 0; i < columns.size(); i++) {
            sheet.value(0, i, columns.get(i).name());
            sheet.style(0, i).bold().set();
        }
        sheet.value(0, columns.size(), watermark.heading());
    }

    @Override
    public <T> void row(List<Column<T>> columns, T row) throws IOException {
        rows++;
        for (int i = 0; i < columns.size(); i++) {
            Object value = columns.get(i).value().apply(row);
            cell(i, value);
            if (value instanceof Money money) {
                sums.computeIfAbsent(columns.get(i).name(), any -> new TreeMap<>())
                        .merge(money.currency(), money, Money::plus);
            }
        }
        sheet.inlineString(rows, columns.size(), watermark.mark());
        if (rows % ROWS_IN_MEMORY == 0) {
            sheet.flush();
        }
    }

    private void cell(int column, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Money money -> {
                sheet.value(rows, column, money.toDecimal());
                sheet.style(rows, column).format(format(money.toDecimal())).set();
            }
            case Number number -> sheet.value(rows, column, number);
            case LocalDate date -> {
                sheet.value(rows, column, date);
                sheet.style(rows, column).format("yyyy-mm-dd").set();
            }
            case Instant instant -> {
                sheet.value(rows, column, instant.atZone(zone).toLocalDateTime());
                sheet.style(rows, column).format("yyyy-mm-dd hh:mm:ss").set();
            }
            default -> sheet.inlineString(rows, column, value.toString());
        }
    }

    private static String format(BigDecimal amount) {
        return amount.scale() == 0 ? "#,##0" : "#,##0." + "0".repeat(amount.scale());
    }

    @Override
    public void finish() throws IOException {
        sheet.finish();
        Worksheet check = workbook.newWorksheet("Check");
        check.value(0, 0, watermark.heading());
        check.value(1, 0, "times are in");
        check.value(1, 1, zone.getId());
        check.value(2, 0, "rows");
        check.value(2, 1, rows);
        int line = 3;
        for (var column : sums.entrySet()) {
            for (Money sum : column.getValue().values()) {
                check.value(line, 0, column.getKey());
                check.value(line, 1, sum.toDecimal());
                check.style(line, 1).format(format(sum.toDecimal())).set();
                check.value(line, 2, sum.currency().value());
                line++;
            }
        }
        check.finish();
        workbook.finish();
    }
}
