package org.millioncarrots.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import java.util.function.Function;
import org.millioncarrots.report.Report.Column;

/** Gives a report in the form that the caller accepts: JSON, or CSV written while the rows are read. */
@ApplicationScoped
class ReportAnswer {
    static final String CSV = "text/csv";

    private static final MediaType CSV_TYPE = MediaType.valueOf(CSV).withCharset("UTF-8");
    private static final List<Variant> FORMS = Variant.mediaTypes(
                    MediaType.APPLICATION_JSON_TYPE, MediaType.valueOf(CSV))
            .build();

    private final RunReports runReports;

    ReportAnswer(RunReports runReports) {
        this.runReports = runReports;
    }

    /** @param json makes the body from the rows; CSV has the rows alone, without totals that a pivot table would count */
    <T> Response of(Request request, Report<T> report, Function<List<T>, Object> json) {
        return wantsCsv(request) ? csv(report) : json(json.apply(runReports.rows(report)));
    }

    static boolean wantsCsv(Request request) {
        Variant form = request.selectVariant(FORMS);
        return form != null && CSV.equals(form.getMediaType().toString());
    }

    static Response json(Object body) {
        return Response.ok(body, MediaType.APPLICATION_JSON_TYPE).build();
    }

    /** The rows of the statement, as long as it is. If it fails after bytes are out, the connection breaks off. */
    <T> Response csv(Report<T> report) {
        return file(report.name(), out -> runReports.csv(report, out));
    }

    private static Response file(String name, StreamingOutput content) {
        return Response.ok(content, CSV_TYPE)
                .header("Content-Disposition", "attachment; filename=\"" + name + ".csv\"")
                .build();
    }

    /** A short list that is already read. */
    <T> Response csv(String name, List<Column<T>> columns, List<T> rows) {
        return file(name, out -> {
            CsvLines csv = new CsvLines(out);
            csv.header(columns);
            for (T row : rows) {
                csv.row(columns, row);
            }
            csv.flush();
        });
    }
}
