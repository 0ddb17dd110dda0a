package org.millioncarrots.report.totals;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.people.Roles;
import org.millioncarrots.report.Dimension;

/** What was paid, for those who need totals only. */
@Path("/v1/reports/totals")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Reports")
class TotalsResource {
    private static final List<Dimension> ALLOWED = List.of(Dimension.PROGRAMME, Dimension.MONTH, Dimension.CURRENCY);

    private final SumTotals sumTotals;

    TotalsResource(SumTotals sumTotals) {
        this.sumTotals = sumTotals;
    }

    @GET
    @RolesAllowed({Roles.POLICY, Roles.AUDITOR, Roles.FINANCE})
    @Operation(
            operationId = "reportTotals",
            summary =
                    "Payouts of months that are over, by programme, month and currency, with nobody to be told from them",
            description =
                    "Figures of fewer than ten people are withheld, and one more with them, and stand together in the rest of"
                            + " their currency. Whatever is grouped by, the rows are sums of the same figures.")
    public TotalsView totals(
            @QueryParam("groupBy")
                    @Parameter(
                            description = "Any of programme, month, currency; without it all of them",
                            example = "programme",
                            schema =
                                    @Schema(
                                            pattern = "(programme|month|currency)(,(programme|month|currency))*",
                                            description = "programme, month, currency, each at most once, by commas"))
                    @Nullable
                    String groupBy) {
        return sumTotals.sum(Dimension.parse("groupBy", groupBy, ALLOWED, ALLOWED));
    }
}
