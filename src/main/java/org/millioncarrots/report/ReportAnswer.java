package org.millioncarrots.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.Variant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.millioncarrots.console.Column;
import org.millioncarrots.console.Downloads;
import org.millioncarrots.console.ReportFile;
import org.millioncarrots.platform.Sha256;
import org.millioncarrots.platform.http.Problem;

/** Gives a report in the form that the caller accepts: JSON, CSV or a workbook; a long one is written while its rows are read. */
@ApplicationScoped
public class ReportAnswer implements Downloads {
    public static final String CSV = "text/csv";
    static final String KEPT = "Report-Id";
    static final String KEEP =
            "true: keep it with these figures; the header Report-Id has the id for GET /v1/reports/kept/{id}";

    private static final MediaType CSV_TYPE = MediaType.valueOf(CSV).withCharset("UTF-8");
    private static final MediaType XLSX_TYPE =
            MediaType.valueOf("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final List<Variant> FORMS = Variant.mediaTypes(
                    MediaType.APPLICATION_JSON_TYPE, MediaType.valueOf(CSV))
            .build();

    private final RunReports runReports;
    private final Exports exports;
    private final KeepReport keepReport;
    private final Clock clock;

    ReportAnswer(RunReports runReports, Exports exports, KeepReport keepReport, Clock clock) {
        this.runReports = runReports;
        this.exports = exports;
        this.keepReport = keepReport;
        this.clock = clock;
    }

    /** What a report was asked by; {@code by} has codes and days only. */
    record Asked(ReportFile file, String by, boolean keep) {}

    /** @param json makes the body from the rows; CSV has the rows alone, without totals that a pivot table would count */
    public <T> Response of(Request request, ReportFile file, Report<T> report, Function<List<T>, Object> json) {
        List<T> rows = runReports.rows(report);
        return wantsCsv(request) ? csv(file, report.columns(), rows) : json(json.apply(rows));
    }

    /** The same, kept under the id in the header {@value #KEPT} if that is asked for. */
    <T> Response of(Request request, Asked asked, Report<T> report, Function<List<T>, Object> json) {
        List<T> rows = runReports.rows(report);
        Response answer = wantsCsv(request) ? csv(asked.file(), report.columns(), rows) : json(json.apply(rows));
        if (!asked.keep()) {
            return answer;
        }
        KeptReport kept = keepReport.keep(asked.file(), asked.by(), report.columns(), rows);
        return Response.fromResponse(answer).header(KEPT, kept.id()).build();
    }

    public static boolean wantsCsv(Request request) {
        Variant form = request.selectVariant(FORMS);
        return form != null && CSV.equals(form.getMediaType().toString());
    }

    public static Response json(Object body) {
        return Response.ok(body, MediaType.APPLICATION_JSON_TYPE).build();
    }

    /** The rows of the statement, as long as it is. If it fails after bytes are out, the connection breaks off. */
    public <T> Response csv(ReportFile file, Report<T> report) {
        return file(file, Form.CSV, report);
    }

    public <T> Response file(ReportFile file, Form form, Report<T> report) {
        return of(file, form, report.columns(), runReports.count(report), row -> runReports.each(report, row));
    }

    /** A short list that is already read. */
    public <T> Response csv(ReportFile file, List<Column<T>> columns, List<T> rows) {
        return of(file, Form.CSV, columns, rows);
    }

    @Override
    public <T> Response of(
            ReportFile file, Form form, List<Column<T>> columns, long lines, Consumer<Consumer<T>> rows) {
        if (form == Form.XLSX && lines > XlsxLines.MOST_ROWS) {
            throw Problem.invalid("form", "CSV: a sheet has at most " + XlsxLines.MOST_ROWS + " rows");
        }
        Watermark watermark = exports.begin(file, lines);
        StreamingOutput output = out -> {
            DigestOutputStream digest = new DigestOutputStream(out, Sha256.sha256());
            FileLines written = form == Form.CSV
                    ? new CsvLines(digest, watermark)
                    : new XlsxLines(digest, watermark, clock.getZone());
            written.header(columns);
            write(written, columns, rows);
            written.finish();
            exports.end(
                    watermark,
                    HexFormat.of().formatHex(digest.getMessageDigest().digest()));
        };
        return Response.ok(output, form == Form.CSV ? CSV_TYPE : XLSX_TYPE)
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"" + file.fileName() + (form == Form.CSV ? ".csv" : ".xlsx") + "\"")
                .build();
    }

    @Override
    public <T> String keep(ReportFile file, String asked, List<Column<T>> columns, List<T> rows) {
        return KeptFilePages.path(keepReport.keepForADay(file, asked, columns, rows));
    }

    private static <T> void write(FileLines written, List<Column<T>> columns, Consumer<Consumer<T>> rows)
            throws IOException {
        try {
            rows.accept(row -> {
                try {
                    written.row(columns, row);
                } catch (IOException gone) {
                    throw new UncheckedIOException(gone);
                }
            });
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }
}
