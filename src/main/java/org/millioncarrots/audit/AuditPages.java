package org.millioncarrots.audit;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.ReadAudit.AuditEntryView;
import org.millioncarrots.console.Visit;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.people.Roles;
import org.millioncarrots.platform.staff.StaffNames;

/** The audit log as pages: what was done to one subject, or all of it, and whether the chain is whole. */
@Path("/console/audit")
@RunOnVirtualThread
@RolesAllowed(Roles.AUDITOR)
class AuditPages {
    private static final int ROWS = 50;

    private final ReadAudit audit;
    private final StaffNames names;
    private final Visit visit;

    AuditPages(ReadAudit audit, StaffNames names, Visit visit) {
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
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance entries(
            @QueryParam("subject") @Nullable String subject, @QueryParam("after") @Nullable String after) {
        UUID asked = Params.id("subject", subject == null || subject.isBlank() ? null : subject.strip());
        Page<AuditEntryView> entries = audit.entries(asked, AuditResource.sequence(after), ROWS);
        visit.listed("listAuditEntries", entries.items().size());
        return Templates.entries(AuditPage.of(
                asked,
                entries,
                names.of(entries.items().stream().map(AuditEntryView::person).toList())));
    }

    @GET
    @Path("/verification")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance verification(@Context HttpServerRequest request) {
        return Templates.verification(AuditPage.Verified.of(audit.verify(request.response()::closed)));
    }
}
