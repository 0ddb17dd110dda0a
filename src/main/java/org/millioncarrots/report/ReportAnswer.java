package org.millioncarrots.report;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.Variant;
import java.io.IOException;
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
    private final CurrentVertxRequest current;

    ReportAnswer(RunReports runReports, CurrentVertxRequest current) {
        this.runReports = runReports;
        this.current = current;
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

    /** The rows of the statement, as long as it is. */
    <T> Response csv(Report<T> report) {
        return file(report.name(), stream(report));
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

    /** A file that breaks off must not look whole: once bytes are out, a failure resets the connection. */
    private <T> StreamingOutput stream(Report<T> report) {
        HttpServerResponse response = current.getCurrent().response();
        return out -> {
            try {
                runReports.csv(report, out);
            } catch (IOException | RuntimeException failed) {
                if (response.headWritten()) {
                    response.reset();
                }
                throw failed;
            }
        };
    }
}
