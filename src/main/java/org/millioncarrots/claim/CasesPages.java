package org.millioncarrots.claim;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Door;
import org.millioncarrots.claim.CaseList.Waiting;
import org.millioncarrots.claim.CasesPage.Row;
import org.millioncarrots.claim.CasesPage.Tab;
import org.millioncarrots.console.Visit;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.people.Roles;

/** What waits for caseworkers and approvers, as a page. No file of it leaves the service. */
@Path("/console/cases")
@RunOnVirtualThread
@RolesAllowed({Roles.CASEWORKER, Roles.APPROVER})
class CasesPages {
    private final CaseList list;
    private final Door door;
    private final Visit visit;

    CasesPages(CaseList list, Door door, Visit visit) {
        this.list = list;
        this.door = door;
        this.visit = visit;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance cases(CasesPage page);
    }

    /**
     * @param which a tab by its name; whoever names none sees what their role does next
     * @param whose {@code all} also shows what other people have to do
     */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance cases(
            @QueryParam("which") @Nullable String which,
            @QueryParam("whose") @Nullable String whose,
            @QueryParam("after") @Nullable String after) {
        Waiting asked = asked(which);
        boolean mine = !"all".equals(whose);
        UUID begin = Optional.ofNullable(Params.id("after", after)).orElse(CaseListSql.START);
        Page<Row> rows = door.dryRun(() -> list.page(asked, mine, begin));
        visit.listed("listClaims", rows.items().size());
        return Templates.cases(new CasesPage(name(asked), mine, tabs(asked, mine), rows));
    }

    private Waiting asked(@Nullable String which) {
        return Arrays.stream(Waiting.values())
                .filter(one -> name(one).equals(which))
                .findFirst()
                .orElse(visit.has(Roles.CASEWORKER) ? Waiting.DECIDE : Waiting.ATTEST);
    }

    private List<Tab> tabs(Waiting asked, boolean mine) {
        return list.counts(mine).stream()
                .map(one -> new Tab(name(one.which()), one.count(), one.which() == asked))
                .toList();
    }

    private static String name(Waiting which) {
        return which.name().toLowerCase(Locale.ROOT);
    }
}
