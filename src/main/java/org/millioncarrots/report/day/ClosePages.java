package org.millioncarrots.report.day;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.console.Forms;
import org.millioncarrots.console.Times;
import org.millioncarrots.console.Visit;
import org.millioncarrots.ledger.ClosedMonth;
import org.millioncarrots.ledger.ClosingView;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Roles;
import org.millioncarrots.platform.staff.StaffNames;

/** A month's end as a page: eight questions, and two people who close it. */
@Path("/console")
@RunOnVirtualThread
@RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
class ClosePages {
    static final String PROPOSE = "closeMonth";
    static final String APPROVE = "approveMonthClosing";
    private static final int SHOWN = 24;

    private final CheckMonth checkMonth;
    private final ShowClosings closings;
    private final StaffNames names;
    private final Forms forms;
    private final Visit visit;
    private final Times times;

    ClosePages(CheckMonth checkMonth, ShowClosings closings, StaffNames names, Forms forms, Visit visit, Times times) {
        this.checkMonth = checkMonth;
        this.closings = closings;
        this.names = names;
        this.forms = forms;
        this.visit = visit;
        this.times = times;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance month(ClosePage page);
    }

    /** The month before this one. */
    @GET
    @Path("/close")
    @Operation(hidden = true)
    public Response last() {
        YearMonth last = YearMonth.from(times.today()).minusMonths(1);
        return Response.seeOther(URI.create("/console/close/" + last)).build();
    }

    @GET
    @Path("/close/{month}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance month(@PathParam("month") String text) {
        YearMonth month = named(text);
        ClosedMonth closed = closings.closed(month).orElse(null);
        MonthCheck check = closed == null ? checkMonth.check(month) : null;
        Optional<ClosingView> proposed = closed == null ? closings.proposed(month) : Optional.empty();
        List<ClosingView.Listed> months = closings.latest(SHOWN);
        List<String> people = new ArrayList<>();
        months.forEach(one -> {
            Optional.ofNullable(one.proposedBy()).ifPresent(people::add);
            Optional.ofNullable(one.closedBy()).ifPresent(people::add);
        });
        proposed.ifPresent(one -> people.add(one.proposedBy()));
        if (closed != null) {
            Optional.ofNullable(closed.proposedBy()).ifPresent(people::add);
            people.add(closed.closedBy());
        }
        ClosePage.Proposal proposal = proposed.map(one -> new ClosePage.Proposal(
                        one.proposedBy(), one.proposedAt(), visit.isSelf(one.proposedBy()), one.isAsProposed()))
                .orElse(null);
        String digest = closed == null ? proposed.map(ClosingView::digest).orElse("") : closed.digest();
        return Templates.month(new ClosePage(
                month,
                month.atEndOfMonth().isBefore(times.today()),
                check,
                closed,
                months.stream()
                        .filter(one -> one.closedAt() != null)
                        .map(ClosingView.Listed::closedThrough)
                        .findFirst()
                        .orElse(null),
                proposal,
                closings.changed(proposed.orElse(null)),
                months,
                names.of(people),
                closed == null ? form(month, proposal, digest) : "",
                digest));
    }

    private String form(YearMonth month, ClosePage.@Nullable Proposal proposal, String digest) {
        if (!month.atEndOfMonth().isBefore(times.today()) || !visit.has(Roles.FINANCE)) {
            return "";
        }
        if (proposal == null || !proposal.asProposed()) {
            return forms.token(PROPOSE, month.toString(), "");
        }
        return proposal.own() ? "" : forms.token(APPROVE, month.toString(), digest);
    }

    static YearMonth named(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeParseException wrong) {
            throw Problem.notFound("month");
        }
    }
}
