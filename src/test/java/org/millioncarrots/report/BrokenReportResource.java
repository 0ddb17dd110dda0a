package org.millioncarrots.report;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.millioncarrots.console.Column;
import org.millioncarrots.console.ReportFile;

/** A report whose statement fails after so many rows; in tests only. */
@Path("/test/broken-report")
@RunOnVirtualThread
public class BrokenReportResource {
    private final ReportAnswer answer;

    BrokenReportResource(ReportAnswer answer) {
        this.answer = answer;
    }

    @GET
    @PermitAll
    @Operation(hidden = true)
    public Response broken(@QueryParam("after") int after) {
        return answer.csv(
                ReportFile.PAYOUTS,
                new Report<>(
                        "select 1 / (n - :after) as number from generate_series(0, 10000000) as n",
                        Map.of("after", after),
                        row -> row.number("number"),
                        List.of(new Column<>("number", number -> number))));
    }
}
