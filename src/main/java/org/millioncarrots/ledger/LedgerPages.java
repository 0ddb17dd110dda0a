package org.millioncarrots.ledger;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.console.Visit;
import org.millioncarrots.ledger.LedgerView.TransferLine;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.people.Roles;

/** The trial balance as of an instant, and the transfers behind the figures of the books, as pages. */
@Path("/console")
@RunOnVirtualThread
@RolesAllowed({Roles.FINANCE, Roles.AUDITOR})
class LedgerPages {
    private static final int ROWS = 50;

    private final ReadLedger ledger;
    private final Visit visit;

    LedgerPages(ReadLedger ledger, Visit visit) {
        this.ledger = ledger;
        this.visit = visit;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance trialBalance(LedgerPage.Trial page);

        static native TemplateInstance transfers(LedgerPage.Transfers page);
    }

    @GET
    @Path("/books/trial-balance")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance trialBalance(@QueryParam("asOf") @Nullable String asOf) {
        String asked = asOf == null ? "" : asOf.strip();
        LedgerPage.Trial trial =
                LedgerPage.trial(asked, ledger.trialBalance(Params.instant("asOf", asked.isEmpty() ? null : asked)));
        visit.listed(
                "getTrialBalance",
                trial.blocks().stream().mapToInt(block -> block.lines().size()).sum());
        return Templates.trialBalance(trial);
    }

    @GET
    @Path("/books/transfers")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance transfers(@BeanParam TransferQuery query) {
        Page<TransferLine> rows = ledger.transfers(query.filter(), query.cursor(), ROWS);
        visit.listed("listTransfers", rows.items().size());
        return Templates.transfers(LedgerPage.transfers(query.address(), rows));
    }
}
