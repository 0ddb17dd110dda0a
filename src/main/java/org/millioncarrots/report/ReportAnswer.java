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
        Variant form = request.selectVariant(FORMS);
        if (form != null && CSV.equals(form.getMediaType().toString())) {
            return csv(report);
        }
        return Response.ok(json.apply(runReports.rows(report)), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    <T> Response csv(Report<T> report) {
        return Response.ok(stream(report), CSV_TYPE)
                .header("Content-Disposition", "attachment; filename=\"" + report.name() + ".csv\"")
                .build();
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
