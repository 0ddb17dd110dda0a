package org.millioncarrots.payout.run;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Act;
import org.millioncarrots.audit.Door;
import org.millioncarrots.console.Acted;
import org.millioncarrots.console.Forms;
import org.millioncarrots.payout.run.PayoutRunResource.StartPayoutRunRequest;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Roles;

/** The forms of the pages of runs: the same acts as the API's, by the same names. */
@Path("/console")
@RunOnVirtualThread
@RolesAllowed(Roles.FINANCE)
class RunActPages {
    static final String START = "startPayoutRun";
    static final String STOP = "cancelPayoutRun";

    private final StartPayoutRun runs;
    private final Forms forms;
    private final Door door;

    RunActPages(StartPayoutRun runs, Forms forms, Door door) {
        this.runs = runs;
        this.forms = forms;
        this.door = door;
    }

    @POST
    @Path("/runs")
    @Operation(hidden = true)
    public Response start(@RestForm @Nullable String form, @RestForm @Nullable String dueUpTo) {
        LocalDate day = Params.date("dueUpTo", dueUpTo);
        if (day == null) {
            throw Problem.invalid("dueUpTo", "a date such as 2022-03-05");
        }
        String key = forms.key(form, START, day.toString(), "");
        return door.once(
                Act.of(START, key, new StartPayoutRunRequest(day)),
                () -> Acted.at("/console/runs/" + runs.start(day).id(), "started"));
    }

    @POST
    @Path("/runs/{id}/stop")
    @Operation(hidden = true)
    public Response stop(UUID id, @RestForm @Nullable String form) {
        forms.key(form, STOP, id.toString(), "");
        door.pass(STOP, () -> runs.cancel(id));
        return Acted.at("/console/runs/" + id, "stopped");
    }

    /** Whoever reads the address of the form again sees the run. */
    @GET
    @Path("/runs/{id}/stop")
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
    @Operation(hidden = true)
    public Response again(UUID id) {
        return Response.seeOther(URI.create("/console/runs/" + id)).build();
    }
}
