package org.millioncarrots.payout.run;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.console.Forms;
import org.millioncarrots.console.Visit;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.people.Roles;
import org.millioncarrots.platform.staff.StaffNames;

/** Payout runs as pages: the list, what a run would do, and how far one is. */
@Path("/console")
@RunOnVirtualThread
@RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
class RunPages {
    private static final int SHOWN = 50;

    private final ReadPayoutRuns readRuns;
    private final PreviewRun previewRun;
    private final StaffNames names;
    private final Forms forms;
    private final Visit visit;

    RunPages(ReadPayoutRuns readRuns, PreviewRun previewRun, StaffNames names, Forms forms, Visit visit) {
        this.readRuns = readRuns;
        this.previewRun = previewRun;
        this.names = names;
        this.forms = forms;
        this.visit = visit;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance runs(RunPage.Runs page);

        static native TemplateInstance preview(RunPage.Preview page);

        static native TemplateInstance run(RunPage.One page);

        static native TemplateInstance progress(RunPage.One page);
    }

    @GET
    @Path("/runs")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance runs(@QueryParam("after") @Nullable String after) {
        Page<PayoutRunView> runs = readRuns.list(null, Params.id("after", after), SHOWN);
        visit.listed("listPayoutRuns", runs.items().size());
        return Templates.runs(new RunPage.Runs(
                runs.items(),
                runs.next(),
                names.of(runs.items().stream().map(PayoutRunView::createdBy).toList()),
                visit.has(Roles.FINANCE)));
    }

    @GET
    @Path("/runs/new")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance preview(@QueryParam("dueUpTo") @Nullable String dueUpTo) {
        LocalDate asked = asked(dueUpTo);
        PayoutRunPreview preview = asked == null ? previewRun.preview() : previewRun.preview(asked);
        boolean mayStart = visit.has(Roles.FINANCE) && !preview.payable().isEmpty();
        return Templates.preview(new RunPage.Preview(
                preview,
                mayStart ? forms.token(RunActPages.START, preview.dueUpTo().toString(), "") : ""));
    }

    static @Nullable LocalDate asked(@Nullable String dueUpTo) {
        return Params.date("dueUpTo", dueUpTo == null || dueUpTo.isBlank() ? null : dueUpTo.strip());
    }

    @GET
    @Path("/runs/{id}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance run(UUID id) {
        return Templates.run(one(id));
    }

    /** The part of the page that renews itself. */
    @GET
    @Path("/runs/{id}/progress")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance progress(UUID id) {
        return Templates.progress(one(id));
    }

    private RunPage.One one(UUID id) {
        PayoutRunView run = readRuns.get(id);
        boolean mayStop = visit.has(Roles.FINANCE) && run.finishedAt() == null;
        return new RunPage.One(
                run, names.of(run.createdBy()), mayStop ? forms.token(RunActPages.STOP, id.toString(), "") : "");
    }
}
