package org.millioncarrots.payout.statement;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.console.Column;
import org.millioncarrots.console.Downloads;
import org.millioncarrots.console.Downloads.Form;
import org.millioncarrots.console.ReportFile;
import org.millioncarrots.console.Visit;
import org.millioncarrots.payout.statement.BankPage.Day;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Roles;

/** The bank as a page: whether each day's statement is in, what it has said, and what people have entered for it. */
@Path("/console")
@RunOnVirtualThread
@RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
class BankPages {
    private static final List<Column<Day>> DAYS = List.of(
            new Column<>("on", Day::on),
            new Column<>("standing", day -> day.standing().name()),
            new Column<>("statementId", Day::statementId));

    private final ShowBank showBank;
    private final GatherBank gatherBank;
    private final Downloads downloads;
    private final Visit visit;
    private final Clock clock;

    BankPages(ShowBank showBank, GatherBank gatherBank, Downloads downloads, Visit visit, Clock clock) {
        this.showBank = showBank;
        this.gatherBank = gatherBank;
        this.downloads = downloads;
        this.visit = visit;
        this.clock = clock;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance bank(BankPage page);

        static native TemplateInstance message(MessagePage page);
    }

    @GET
    @Path("/bank")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance bank(
            @QueryParam("account") @Nullable String account,
            @QueryParam("month") @Nullable String month,
            @QueryParam("unmatched") @Nullable String unmatched,
            @QueryParam("after") @Nullable String after) {
        BankPage page = gatherBank.page(
                Params.id("account", account), month(month), unmatched != null, Params.id("after", after));
        visit.listed("listBankMessages", page.messages().size());
        return Templates.bank(page);
    }

    @GET
    @Path("/bank.csv")
    @Operation(hidden = true)
    public Response csv(@QueryParam("account") @Nullable String account, @QueryParam("month") @Nullable String month) {
        return file(Form.CSV, account, month);
    }

    @GET
    @Path("/bank.xlsx")
    @Operation(hidden = true)
    public Response xlsx(@QueryParam("account") @Nullable String account, @QueryParam("month") @Nullable String month) {
        return file(Form.XLSX, account, month);
    }

    private Response file(Form form, @Nullable String account, @Nullable String month) {
        UUID asked = Params.id("account", account);
        if (asked == null) {
            throw Problem.invalid("account", "the account of which days are asked for");
        }
        YearMonth of = month(month);
        ShowBank.chosen(showBank.accounts(of), asked);
        return downloads.of(ReportFile.BANK_DAYS, form, DAYS, showBank.days(asked, of));
    }

    private YearMonth month(@Nullable String text) {
        try {
            YearMonth month = text == null || text.isBlank() ? YearMonth.now(clock) : YearMonth.parse(text.strip());
            Params.plausible("month", month.atDay(1));
            return month;
        } catch (DateTimeException wrong) {
            throw Problem.invalid("month", "a month such as 2022-03");
        }
    }

    @GET
    @Path("/bank/messages/{id}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance message(UUID id) {
        return Templates.message(gatherBank.message(id));
    }
}
