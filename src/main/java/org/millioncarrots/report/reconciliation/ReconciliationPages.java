package org.millioncarrots.report.reconciliation;

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
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.console.Downloads.Form;
import org.millioncarrots.console.ReportFile;
import org.millioncarrots.console.Visit;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.people.Roles;
import org.millioncarrots.report.ReportAnswer;
import org.millioncarrots.report.reconciliation.ReconciliationPage.Account;
import org.millioncarrots.report.reconciliation.ReconciliationPage.Asked;
import org.millioncarrots.report.reconciliation.ReconciliationReport.ReportedAccount;

/** The books beside the bank as a page: ours, the bank's, and every line of the difference. */
@Path("/console")
@RunOnVirtualThread
@RolesAllowed({Roles.FINANCE, Roles.AUDITOR})
class ReconciliationPages {
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final int LINES = 50;

    private final ReconcileAccount reconcileAccount;
    private final ReportAnswer answer;
    private final Visit visit;
    private final Clock clock;

    ReconciliationPages(ReconcileAccount reconcileAccount, ReportAnswer answer, Visit visit, Clock clock) {
        this.reconcileAccount = reconcileAccount;
        this.answer = answer;
        this.visit = visit;
        this.clock = clock;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance reconciliation(ReconciliationPage page);
    }

    /** @param account the number and the currency in one, as the form sends it, or the number alone */
    @GET
    @Path("/bank/reconciliation")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance reconciliation(
            @QueryParam("account") @Nullable String account,
            @QueryParam("currency") @Nullable String currency,
            @QueryParam("on") @Nullable String on,
            @QueryParam("after") @Nullable String after) {
        Asked asked = asked(account, currency, on);
        UUID behind = Objects.requireNonNullElse(Params.id("after", chosen(after)), BEFORE_ALL);
        List<Account> accounts = reconcileAccount.accounts().stream()
                .map(one -> new Account(one.account() + " " + one.currency(), one.account() + " " + one.currency()))
                .toList();
        if (asked.account().isEmpty()) {
            return Templates.reconciliation(new ReconciliationPage(accounts, asked, null));
        }
        ReportedAccount reported = reported(asked);
        ReconciliationView report = reconcileAccount.of(reported, day(asked), behind, LINES);
        visit.listed("reportReconciliation", report.items().size());
        return Templates.reconciliation(new ReconciliationPage(
                accounts, new Asked(reported.account(), reported.currency(), asked.on()), report));
    }

    @GET
    @Path("/bank/reconciliation.csv")
    @Operation(hidden = true)
    public Response csv(
            @QueryParam("account") @Nullable String account,
            @QueryParam("currency") @Nullable String currency,
            @QueryParam("on") @Nullable String on) {
        return file(Form.CSV, asked(account, currency, on));
    }

    @GET
    @Path("/bank/reconciliation.xlsx")
    @Operation(hidden = true)
    public Response xlsx(
            @QueryParam("account") @Nullable String account,
            @QueryParam("currency") @Nullable String currency,
            @QueryParam("on") @Nullable String on) {
        return file(Form.XLSX, asked(account, currency, on));
    }

    private Response file(Form form, Asked asked) {
        return answer.file(
                ReportFile.RECONCILIATION,
                form,
                ReconciliationReport.lines(reported(asked).id(), day(asked), BEFORE_ALL, Long.MAX_VALUE));
    }

    private ReportedAccount reported(Asked asked) {
        return reconcileAccount.account(asked.account(), chosen(asked.currency()));
    }

    private static LocalDate day(Asked asked) {
        return Objects.requireNonNull(Params.date("on", asked.on()));
    }

    private Asked asked(@Nullable String account, @Nullable String currency, @Nullable String on) {
        String both = Objects.requireNonNullElse(chosen(account), "");
        int space = both.indexOf(' ');
        return new Asked(
                space < 0 ? both : both.substring(0, space),
                space < 0 ? Objects.requireNonNullElse(chosen(currency), "") : both.substring(space + 1),
                Objects.requireNonNullElseGet(
                        chosen(on), () -> LocalDate.now(clock).toString()));
    }

    private static @Nullable String chosen(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
