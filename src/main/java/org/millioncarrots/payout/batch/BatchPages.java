package org.millioncarrots.payout.batch;

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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.console.Column;
import org.millioncarrots.console.Downloads;
import org.millioncarrots.console.Downloads.Form;
import org.millioncarrots.console.ReportFile;
import org.millioncarrots.console.Visit;
import org.millioncarrots.payout.batch.BatchesPage.Line;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.people.Roles;

/** Batches as pages: what waits, what one of them pays, and what whoever approves it has to see. */
@Path("/console")
@RunOnVirtualThread
@RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
class BatchPages {
    private static final List<Column<Line>> BATCHES = List.of(
            new Column<>("batchId", Line::id),
            new Column<>("state", Line::state),
            new Column<>("scheme", Line::scheme),
            new Column<>("payouts", Line::payouts),
            new Column<>("total", Line::total),
            new Column<>("currency", line -> line.total().currency()),
            new Column<>("executionOn", Line::executionOn),
            new Column<>("collectedAt", Line::collectedAt));

    private static final List<Column<BatchPayoutView>> PAYOUTS = List.of(
            new Column<>("payoutId", BatchPayoutView::payoutId),
            new Column<>("programme", BatchPayoutView::programme),
            new Column<>("amount", BatchPayoutView::amount),
            new Column<>("currency", payout -> payout.amount().currency()),
            new Column<>("number", BatchPayoutView::number),
            new Column<>("dueOn", BatchPayoutView::dueOn),
            new Column<>("state", BatchPayoutView::state),
            new Column<>(
                    "flags",
                    payout -> String.join(
                            " ", payout.flags().stream().map(Enum::name).toList())));

    private final ShowBatches showBatches;
    private final ShowBatch showBatch;
    private final LookAtBatch look;
    private final Downloads downloads;
    private final Visit visit;

    BatchPages(ShowBatches showBatches, ShowBatch showBatch, LookAtBatch look, Downloads downloads, Visit visit) {
        this.showBatches = showBatches;
        this.showBatch = showBatch;
        this.look = look;
        this.downloads = downloads;
        this.visit = visit;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance list(BatchesPage page);

        static native TemplateInstance batch(BatchPage page);

        static native TemplateInstance approve(ApprovePage page);
    }

    @GET
    @Path("/batches")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance list(
            @QueryParam("state") @Nullable String state, @QueryParam("after") @Nullable String after) {
        BatchesPage page =
                showBatches.show(Params.oneOf("state", state, PayoutBatch.State.class), Params.id("after", after));
        visit.listed(
                "listPayoutBatches",
                page.sections().stream()
                        .mapToInt(section -> section.lines().size())
                        .sum());
        return Templates.list(page);
    }

    /** All of them, also those before and behind the page. */
    @GET
    @Path("/batches.{form: csv|xlsx}")
    @Operation(hidden = true)
    public Response file(String form, @QueryParam("state") @Nullable String state) {
        return downloads.of(
                ReportFile.BATCHES,
                Form.of(form),
                BATCHES,
                showBatches.all(Params.oneOf("state", state, PayoutBatch.State.class)));
    }

    @GET
    @Path("/batches/{id}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance batch(UUID id, @QueryParam("after") @Nullable String after) {
        BatchPage page = showBatch.batch(id, Params.id("after", after));
        visit.listed("listBatchPayouts", page.rows().items().size());
        return Templates.batch(page);
    }

    @GET
    @Path("/batches/{id}.{form: csv|xlsx}")
    @Operation(hidden = true)
    public Response payouts(UUID id, String form) {
        return downloads.of(ReportFile.BATCH_PAYOUTS, Form.of(form), PAYOUTS, look.allPayouts(id));
    }

    @GET
    @Path("/batches/{id}/approve")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance approve(UUID id) {
        ApprovePage page = showBatch.approval(id);
        visit.listed("getBatchDifferences", page.batch().largest().size());
        return Templates.approve(page);
    }
}
