package org.millioncarrots.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.Variant;
import java.io.IOException;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.millioncarrots.platform.Sha256;
import org.millioncarrots.report.Report.Column;

/** Gives a report in the form that the caller accepts: JSON or CSV; a long one is written while its rows are read. */
@ApplicationScoped
public class ReportAnswer {
    public static final String CSV = "text/csv";

    private static final MediaType CSV_TYPE = MediaType.valueOf(CSV).withCharset("UTF-8");
    private static final List<Variant> FORMS = Variant.mediaTypes(
                    MediaType.APPLICATION_JSON_TYPE, MediaType.valueOf(CSV))
            .build();

    private final RunReports runReports;
    private final Exports exports;

    ReportAnswer(RunReports runReports, Exports exports) {
        this.runReports = runReports;
        this.exports = exports;
    }

    /** @param json makes the body from the rows; CSV has the rows alone, without totals that a pivot table would count */
    public <T> Response of(Request request, ReportFile file, Report<T> report, Function<List<T>, Object> json) {
        List<T> rows = runReports.rows(report);
        return wantsCsv(request) ? csv(file, report.columns(), rows) : json(json.apply(rows));
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
        return answer(file, runReports.count(report), csv -> runReports.csv(report, csv));
    }

    /** A short list that is already read. */
    public <T> Response csv(ReportFile file, List<Column<T>> columns, List<T> rows) {
        return answer(file, rows.size(), csv -> {
            csv.header(columns);
            for (T row : rows) {
                csv.row(columns, row);
            }
        });
    }

    private interface Lines {
        void write(CsvLines csv) throws IOException;
    }

    private Response answer(ReportFile file, long lines, Lines content) {
        Watermark watermark = exports.begin(file, lines);
        StreamingOutput output = out -> {
            DigestOutputStream digest = new DigestOutputStream(out, Sha256.sha256());
            CsvLines csv = new CsvLines(digest, watermark);
            content.write(csv);
            csv.flush();
            exports.end(
                    watermark,
                    HexFormat.of().formatHex(digest.getMessageDigest().digest()));
        };
        return Response.ok(output, CSV_TYPE)
                .header("Content-Disposition", "attachment; filename=\"" + file.fileName() + "\"")
                .build();
    }
}
