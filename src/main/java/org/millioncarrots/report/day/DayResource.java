package org.millioncarrots.report.day;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Roles;

/** The morning, the month's end, and what is ahead. */
@Path("/v1/reports")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
@Tag(name = "Reports")
class DayResource {
    private final ReadToday readToday;
    private final CheckMonth checkMonth;
    private final ReadForecast readForecast;

    DayResource(ReadToday readToday, CheckMonth checkMonth, ReadForecast readForecast) {
        this.readToday = readToday;
        this.checkMonth = checkMonth;
        this.readForecast = readForecast;
    }

    @GET
    @Path("/today")
    @Operation(
            operationId = "reportToday",
            summary =
                    "What the bank has said, what waits for the caller, what is stuck, what money does and what falls due")
    public TodayView today() {
        return readToday.today();
    }

    @GET
    @Path("/month-checks/{month}")
    @Operation(operationId = "checkMonth", summary = "What is open before a month is closed: eight questions")
    public MonthCheck check(@PathParam("month") String month) {
        try {
            return checkMonth.check(YearMonth.parse(month));
        } catch (DateTimeParseException wrong) {
            throw Problem.notFound("month");
        }
    }

    @GET
    @Path("/forecast")
    @Operation(
            operationId = "reportForecast",
            summary = "What will have to be paid by month, and how long what is voted lasts")
    public ForecastView forecast() {
        return readForecast.ahead();
    }
}
