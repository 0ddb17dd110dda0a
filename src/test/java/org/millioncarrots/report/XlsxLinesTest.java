package org.millioncarrots.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millioncarrots.console.Column;

class XlsxLinesTest {
    private static final Watermark WATERMARK =
            new Watermark(new UUID(0, 1), "0000-1111-2222-3333", "somebody", Instant.parse("2022-03-05T12:00:00Z"));

    @TempDir
    Path directory;

    /** The table of texts that rows share is kept until the end: with a million ids in it the service ran out of memory. */
    @Test
    void textsOfRowsAreWrittenWhereTheyStand() throws IOException {
        List<Column<UUID>> columns = List.of(new Column<>("payoutId", id -> id));
        Path file = directory.resolve("rows.xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            XlsxLines lines = new XlsxLines(out, WATERMARK, ZoneId.of("Europe/Brussels"));
            lines.header(columns);
            for (int i = 0; i < 1_500; i++) {
                lines.row(columns, new UUID(7, i));
            }
            lines.finish();
        }

        String last = new UUID(7, 1_499).toString();
        try (ZipFile workbook = new ZipFile(file.toFile())) {
            assertThat(part(workbook, "xl/worksheets/sheet1.xml")).contains(last, WATERMARK.mark());
            assertThat(part(workbook, "xl/sharedStrings.xml"))
                    .contains("payoutId")
                    .doesNotContain(last)
                    .doesNotContain(WATERMARK.mark());
        }
    }

    private static String part(ZipFile workbook, String name) throws IOException {
        return new String(workbook.getInputStream(workbook.getEntry(name)).readAllBytes(), UTF_8);
    }
}
