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
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.console.Column;
import org.millioncarrots.console.Downloads;
import org.millioncarrots.console.ReportFile;
import org.millioncarrots.console.Visit;
import org.millioncarrots.ledger.LedgerView.TransferLine;
import org.millioncarrots.ledger.LedgerView.TrialBalance;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.people.Roles;

/** The trial balance as of an instant, and the transfers behind the figures of the books, as pages. */
@Path("/console")
@RunOnVirtualThread
@RolesAllowed({Roles.FINANCE, Roles.AUDITOR})
class LedgerPages {
    private static final int ROWS = 50;

    private static final List<Column<TransferLine>> TRANSFERS = List.of(
            new Column<>("transferId", TransferLine::id),
            new Column<>("businessOn", TransferLine::businessOn),
            new Column<>("step", TransferLine::step),
            new Column<>("debit", TransferLine::debit),
            new Column<>("credit", TransferLine::credit),
            new Column<>("amount", TransferLine::amount),
            new Column<>("currency", line -> line.amount().currency()),
            new Column<>("programme", TransferLine::programme),
            new Column<>("sponsor", TransferLine::sponsor),
            new Column<>("bookedAt", TransferLine::bookedAt),
            new Column<>("subjectId", TransferLine::subjectId));

    private final ReadLedger ledger;
    private final Downloads downloads;
    private final Visit visit;

    LedgerPages(ReadLedger ledger, Downloads downloads, Visit visit) {
        this.ledger = ledger;
        this.downloads = downloads;
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
        LedgerPage.Trial trial = LedgerPage.trial(asked, balance(asked));
        visit.listed(
                "getTrialBalance",
                trial.blocks().stream().mapToInt(block -> block.lines().size()).sum());
        return Templates.trialBalance(trial);
    }

    @GET
    @Path("/books/trial-balance.{form: csv|xlsx}")
    @Operation(hidden = true)
    public Response trialBalance(String form, @QueryParam("asOf") @Nullable String asOf) {
        return downloads.of(
                ReportFile.TRIAL_BALANCE,
                Downloads.Form.of(form),
                LedgerPage.ACCOUNTS,
                balance(asOf == null ? "" : asOf.strip()).accounts());
    }

    private TrialBalance balance(String asked) {
        return ledger.trialBalance(Params.instant("asOf", asked.isEmpty() ? null : asked));
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

    /** All of them, also those before and behind the page. */
    @GET
    @Path("/books/transfers.{form: csv|xlsx}")
    @Operation(hidden = true)
    public Response transfers(String form, @BeanParam TransferQuery query) {
        LedgerRowsSql.Filter filter = query.filter();
        return downloads.of(
                ReportFile.TRANSFERS,
                Downloads.Form.of(form),
                TRANSFERS,
                ledger.count(filter),
                row -> ledger.each(filter, row));
    }
}
