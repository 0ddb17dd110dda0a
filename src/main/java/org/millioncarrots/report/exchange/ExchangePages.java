package org.millioncarrots.report.exchange;

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
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.console.Downloads;
import org.millioncarrots.console.ReportFile;
import org.millioncarrots.console.Times;
import org.millioncarrots.console.Visit;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.people.Roles;
import org.millioncarrots.report.Period;
import org.millioncarrots.report.exchange.CompareFixings.Side;
import org.millioncarrots.report.exchange.ExchangeView.PayoutsBy;

/** What was exchanged, and what is offered beside what others pay, as pages and files. */
@Path("/console")
@RunOnVirtualThread
@RolesAllowed(Roles.FINANCE)
class ExchangePages {
    private static final int DAYS = 30;

    private final CompareFixings compareFixings;
    private final CompareOffers compareOffers;
    private final Downloads downloads;
    private final Visit visit;
    private final Times times;

    ExchangePages(
            CompareFixings compareFixings, CompareOffers compareOffers, Downloads downloads, Visit visit, Times times) {
        this.compareFixings = compareFixings;
        this.compareOffers = compareOffers;
        this.downloads = downloads;
        this.visit = visit;
        this.times = times;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance exchange(ExchangePage page, String files);

        static native TemplateInstance otherwise(ExchangePage page, String files);

        static native TemplateInstance comparison(ComparisonPage page);
    }

    @GET
    @Path("/exchange")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance exchange(@QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        ExchangePage page = exchanges(from, to, Side.BOOKED);
        return Templates.exchange(page, kept(page));
    }

    @GET
    @Path("/exchange/otherwise")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance otherwise(
            @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        ExchangePage page = exchanges(from, to, Side.PAYOUTS);
        return Templates.otherwise(page, kept(page));
    }

    @GET
    @Path("/exchange.{form: csv|xlsx}")
    @Operation(hidden = true)
    public Response exchange(
            String form, @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        return file(exchanges(from, to, Side.BOOKED), form);
    }

    @GET
    @Path("/exchange/otherwise.{form: csv|xlsx}")
    @Operation(hidden = true)
    public Response otherwise(
            String form, @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        return file(exchanges(from, to, Side.PAYOUTS), form);
    }

    private String kept(ExchangePage page) {
        visit.listed("reportExchange", page.view().rows().size());
        return downloads.keep(
                ReportFile.EXCHANGE, page.query(), page.columns(), page.view().rows());
    }

    private Response file(ExchangePage page, String form) {
        return downloads.of(
                ReportFile.EXCHANGE,
                Downloads.Form.of(form),
                page.columns(),
                page.view().rows());
    }

    /** Who has chosen no days sees the last ones. */
    private ExchangePage exchanges(@Nullable String from, @Nullable String to, Side side) {
        Period chosen = Period.of(chosen(from), chosen(to));
        Period period = chosen.from() == null && chosen.to() == null
                ? new Period(times.today().minusDays(DAYS), times.today())
                : chosen;
        return new ExchangePage(
                compareFixings.compare(period, PayoutsBy.PAID, ExchangeResource.USUAL, Set.of(side)), side);
    }

    @GET
    @Path("/comparison")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance comparison(
            @QueryParam("asOf") @Nullable String asOf, @QueryParam("currency") @Nullable String currency) {
        ComparisonView view = comparisons(asOf, currency);
        visit.listed("reportComparison", view.comparisons().size());
        String asked = chosen(currency);
        return Templates.comparison(new ComparisonPage(asked == null ? "" : asked, view));
    }

    @GET
    @Path("/comparison.{form: csv|xlsx}")
    @Operation(hidden = true)
    public Response comparison(
            String form, @QueryParam("asOf") @Nullable String asOf, @QueryParam("currency") @Nullable String currency) {
        return downloads.of(
                ReportFile.COMPARISON,
                Downloads.Form.of(form),
                ComparisonResource.COLUMNS,
                comparisons(asOf, currency).comparisons());
    }

    private ComparisonView comparisons(@Nullable String asOf, @Nullable String currency) {
        LocalDate day = Objects.requireNonNullElse(Params.date("asOf", chosen(asOf)), times.today());
        CurrencyCode wanted = ComparisonResource.currencyCode(chosen(currency));
        return compareOffers.compare(day, wanted, null);
    }

    private static @Nullable String chosen(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
