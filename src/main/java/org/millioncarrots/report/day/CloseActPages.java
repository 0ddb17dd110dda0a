package org.millioncarrots.report.day;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Act;
import org.millioncarrots.audit.Door;
import org.millioncarrots.console.Acted;
import org.millioncarrots.console.Forms;
import org.millioncarrots.ledger.CloseMonth;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.people.Roles;

/** The forms of a month's end: the same acts as the API's, by the same names. */
@Path("/console")
@RunOnVirtualThread
@RolesAllowed(Roles.FINANCE)
class CloseActPages {
    private final CloseMonth closeMonth;
    private final ShowClosings closings;
    private final Forms forms;
    private final Door door;

    CloseActPages(CloseMonth closeMonth, ShowClosings closings, Forms forms, Door door) {
        this.closeMonth = closeMonth;
        this.closings = closings;
        this.forms = forms;
        this.door = door;
    }

    @POST
    @Path("/close/{month}/proposal")
    @Operation(hidden = true)
    public Response propose(@PathParam("month") String text, @RestForm @Nullable String form) {
        YearMonth month = ClosePages.named(text);
        String key = forms.key(form, ClosePages.PROPOSE, month.toString(), "");
        return door.once(Act.of(ClosePages.PROPOSE + "/" + month, key, month.toString()), () -> {
            closeMonth.propose(month);
            return Acted.at("/console/close/" + month, "proposed");
        });
    }

    /** The form is sealed with the figures that its page has shown. */
    @POST
    @Path("/close/{month}/approval")
    @Operation(hidden = true)
    public Response close(
            @PathParam("month") String text, @RestForm @Nullable String form, @RestForm @Nullable String digest) {
        YearMonth month = ClosePages.named(text);
        String seen = digest == null ? "" : digest;
        String key = forms.key(form, ClosePages.APPROVE, month.toString(), seen);
        try {
            return door.once(Act.of(ClosePages.APPROVE + "/" + month, key, seen), () -> {
                closeMonth.close(month, seen);
                return Acted.at("/console/close/" + month, "closed");
            });
        } catch (Problem refused) {
            if (refused.type() == ProblemType.PRECONDITION_FAILED
                    || refused.reason() == ConflictReason.CHANGED_MEANWHILE) {
                closings.tell(month, seen, Forms.madeAt(form));
            }
            throw refused;
        }
    }

    /** Whoever reads the address of a form again sees the month. */
    @GET
    @Path("/close/{month}/{act: proposal|approval}")
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
    @Operation(hidden = true)
    public Response again(@PathParam("month") String text) {
        return Response.seeOther(URI.create("/console/close/" + ClosePages.named(text)))
                .build();
    }
}
