package org.millioncarrots.audit;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.ReadAudit.AuditEntryView;
import org.millioncarrots.console.Column;
import org.millioncarrots.console.Downloads;
import org.millioncarrots.console.ReportFile;
import org.millioncarrots.console.Visit;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.people.Roles;
import org.millioncarrots.platform.staff.StaffNames;

/** The audit log as pages: what was done to one subject, or all of it, and whether the chain is whole. */
@Path("/console")
@RunOnVirtualThread
@RolesAllowed(Roles.AUDITOR)
class AuditPages {
    private static final int ROWS = 50;

    private static final List<Column<AuditEntryView>> COLUMNS = List.of(
            new Column<>("sequence", AuditEntryView::sequence),
            new Column<>("recordedAt", AuditEntryView::recordedAt),
            new Column<>("action", AuditEntryView::action),
            new Column<>("person", AuditEntryView::person),
            new Column<>("partner", AuditEntryView::partner),
            new Column<>("subject", AuditEntryView::subject),
            new Column<>("details", entry -> AuditPage.told(entry.details())),
            new Column<>("hash", AuditEntryView::hash));

    private final ReadAudit audit;
    private final StaffNames names;
    private final Downloads downloads;
    private final Visit visit;

    AuditPages(ReadAudit audit, StaffNames names, Downloads downloads, Visit visit) {
        this.downloads = downloads;
        this.audit = audit;
        this.names = names;
        this.visit = visit;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance entries(AuditPage page);

        static native TemplateInstance verification(AuditPage.Verified page);
    }

    /** @param after the next of the page before */
    @GET
    @Path("/audit")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance entries(
            @QueryParam("subject") @Nullable String subject, @QueryParam("after") @Nullable String after) {
        UUID asked = asked(subject);
        Page<AuditEntryView> entries = audit.entries(asked, AuditResource.sequence(after), ROWS);
        visit.listed("listAuditEntries", entries.items().size());
        return Templates.entries(AuditPage.of(
                asked,
                entries,
                names.of(entries.items().stream().map(AuditEntryView::person).toList())));
    }

    /** Leads to what was done to a subject; what was typed stands in no address, the id does. */
    @POST
    @Path("/audit")
    @Operation(hidden = true)
    public Response find(@RestForm @Nullable String subject) {
        UUID asked = asked(subject);
        return Response.seeOther(URI.create("/console/audit" + (asked == null ? "" : "?subject=" + asked)))
                .build();
    }

    /** All of them up to now, also those before and behind the page; people by the subjects of their tokens, as in the API. */
    @GET
    @Path("/audit.{form: csv|xlsx}")
    @Operation(hidden = true)
    public Response file(String form, @QueryParam("subject") @Nullable String subject) {
        UUID asked = asked(subject);
        long head = audit.head();
        return downloads.of(
                ReportFile.AUDIT,
                Downloads.Form.of(form),
                COLUMNS,
                audit.count(asked, head),
                row -> audit.each(asked, head, row));
    }

    private static @Nullable UUID asked(@Nullable String subject) {
        return Params.id("subject", subject == null || subject.isBlank() ? null : subject.strip());
    }

    @GET
    @Path("/audit/verification")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance verification(@Context HttpServerRequest request) {
        return Templates.verification(AuditPage.Verified.of(audit.verify(request.response()::closed)));
    }
}
