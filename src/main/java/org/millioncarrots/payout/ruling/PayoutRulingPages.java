package org.millioncarrots.payout.ruling;

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
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Act;
import org.millioncarrots.audit.Door;
import org.millioncarrots.console.Acted;
import org.millioncarrots.console.Forms;
import org.millioncarrots.payout.answer.RulingRules.Ruling;
import org.millioncarrots.payout.ruling.PayoutRulingResource.ProposeRulingRequest;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Roles;

/** What became of a payout of which nobody knew: two people say it on a page, by the same acts as the API's. */
@Path("/console")
@RunOnVirtualThread
@RolesAllowed({Roles.FINANCE, Roles.APPROVER})
class PayoutRulingPages {
    private static final Pattern REFERENCE = Pattern.compile(ProposeRulingRequest.REFERENCE);

    private final ShowRulings showRulings;
    private final ProposeRuling rulings;
    private final ApproveRuling approveRuling;
    private final Forms forms;
    private final Door door;

    PayoutRulingPages(
            ShowRulings showRulings, ProposeRuling rulings, ApproveRuling approveRuling, Forms forms, Door door) {
        this.showRulings = showRulings;
        this.rulings = rulings;
        this.approveRuling = approveRuling;
        this.forms = forms;
        this.door = door;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance rulings(PayoutRulingsPage page);
    }

    @GET
    @Path("/payouts/{id}/rulings")
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance rulings(UUID id) {
        return Templates.rulings(showRulings.show(id));
    }

    @POST
    @Path("/payouts/{id}/rulings")
    @RolesAllowed(Roles.FINANCE)
    @Operation(hidden = true)
    public Response propose(
            UUID id,
            @RestForm @Nullable String form,
            @RestForm @Nullable String outcome,
            @RestForm @Nullable String reference) {
        String key = forms.key(form, "proposeRuling", id.toString(), "");
        Ruling said = Params.oneOf("outcome", outcome, Ruling.class);
        if (said == null) {
            throw Problem.invalid("outcome", "one of those in the list");
        }
        String asked = reference == null ? "" : reference.strip();
        if (!REFERENCE.matcher(asked).matches()) {
            throw Problem.invalid("reference", "1 to 64 characters, a reference, no text");
        }
        return door.once(Act.on(id, "proposeRuling", key, new ProposeRulingRequest(said, asked)), () -> {
            rulings.propose(id, said, asked);
            return Acted.at(path(id), "proposed");
        });
    }

    @POST
    @Path("/payouts/{id}/rulings/{rulingId}/approval")
    @Operation(hidden = true)
    public Response approve(UUID id, UUID rulingId, @RestForm @Nullable String form) {
        String key = forms.key(form, "approveRuling", rulingId.toString(), "");
        return door.once(Act.on(rulingId, "approveRuling", key), () -> {
            approveRuling.approve(id, rulingId);
            return Acted.at(path(id), "approved");
        });
    }

    /** Whoever reads the address of a form again sees the rulings. */
    @GET
    @Path("/payouts/{id}/rulings/{rulingId}/approval")
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
    @Operation(hidden = true)
    public Response again(UUID id) {
        return Response.seeOther(URI.create(path(id))).build();
    }

    private static String path(UUID id) {
        return "/console/payouts/" + id + "/rulings";
    }
}
