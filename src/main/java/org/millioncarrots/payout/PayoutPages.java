package org.millioncarrots.payout;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Act;
import org.millioncarrots.audit.Door;
import org.millioncarrots.console.Acted;
import org.millioncarrots.console.Forms;
import org.millioncarrots.console.Visit;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.people.Roles;

/** One payout as a page: where its money stands, what the bank has said, and that it is owed anew. */
@Path("/console")
@RunOnVirtualThread
class PayoutPages {
    private final ShowPayout showPayout;
    private final FollowPayouts followPayouts;
    private final ReissuePayout reissuePayout;
    private final Visit visit;
    private final Forms forms;
    private final Door door;

    PayoutPages(
            ShowPayout showPayout,
            FollowPayouts followPayouts,
            ReissuePayout reissuePayout,
            Visit visit,
            Forms forms,
            Door door) {
        this.showPayout = showPayout;
        this.followPayouts = followPayouts;
        this.reissuePayout = reissuePayout;
        this.visit = visit;
        this.forms = forms;
        this.door = door;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance payout(PayoutPage page);

        static native TemplateInstance find(boolean isTried);
    }

    /** For whoever has a number or a bank's reference in hand. */
    @GET
    @Path("/payouts/find")
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance find() {
        return Templates.find(false);
    }

    /** Leads to the payout. What was typed, which may be anything, stands in no address and on no page. */
    @POST
    @Path("/payouts/find")
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response find(@RestForm @Nullable String payout) {
        return followPayouts
                .find(payout == null ? "" : payout.strip())
                .map(id -> Response.seeOther(URI.create("/console/payouts/" + id)))
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND)
                        .entity(Templates.find(true).setLocale(visit.locale()).render()))
                .build();
    }

    @GET
    @Path("/payouts/{id}")
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance payout(UUID id) {
        return Templates.payout(showPayout.show(id));
    }

    @POST
    @Path("/payouts/{id}/anew")
    @RolesAllowed(Roles.FINANCE)
    @Operation(hidden = true)
    public Response propose(UUID id, @RestForm @Nullable String form, @RestForm @Nullable String reason) {
        String key = forms.key(form, "reissuePayout", id.toString(), "");
        ReissueReason why = ReissueReason.required(Params.oneOf("reason", reason, ReissueReason.class));
        return door.once(Act.on(id, "reissuePayout", key, why), () -> {
            reissuePayout.propose(id, why);
            return Acted.at("/console/payouts/" + id, "proposed");
        });
    }

    @POST
    @Path("/payouts/{id}/anew-approved")
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER})
    @Operation(hidden = true)
    public Response approve(UUID id, @RestForm @Nullable String form) {
        String key = forms.key(form, "approvePayoutReissue", id.toString(), "");
        return door.once(
                Act.on(id, "approvePayoutReissue", key),
                () -> Acted.at(
                        "/console/payouts/" + reissuePayout.approve(id).payout().id(), "owedAnew"));
    }

    /** Whoever reads the address of a form again sees the payout. */
    @GET
    @Path("/payouts/{id}/{act: anew|anew-approved}")
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
    @Operation(hidden = true)
    public Response again(UUID id) {
        return Response.seeOther(URI.create("/console/payouts/" + id)).build();
    }
}
