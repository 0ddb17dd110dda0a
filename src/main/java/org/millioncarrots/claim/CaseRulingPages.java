package org.millioncarrots.claim;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Act;
import org.millioncarrots.audit.Door;
import org.millioncarrots.claim.RivalResource.RuleRivalsRequest;
import org.millioncarrots.console.Acted;
import org.millioncarrots.console.Forms;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.people.Roles;

/** The forms of a claim's page by which two people compare it with others: the same acts as the API's. */
@Path("/console/cases/{id}")
@RunOnVirtualThread
@RolesAllowed({Roles.CASEWORKER, Roles.APPROVER})
class CaseRulingPages {
    private final RuleRivals ruleRivals;
    private final ClearSamePerson clearSamePerson;
    private final Forms forms;
    private final Door door;

    CaseRulingPages(RuleRivals ruleRivals, ClearSamePerson clearSamePerson, Forms forms, Door door) {
        this.ruleRivals = ruleRivals;
        this.clearSamePerson = clearSamePerson;
        this.forms = forms;
        this.door = door;
    }

    /** @param rivals all claims that the form has shown, separated by commas; sealed in its token */
    @POST
    @Path("/ruling")
    @Operation(hidden = true)
    public Response rule(UUID id, @RestForm @Nullable String form, @RestForm @Nullable String rivals) {
        String shown = rivals == null ? "" : rivals;
        String key = forms.key(form, "ruleRivals", id.toString(), shown);
        List<UUID> seen = Arrays.stream(shown.split(","))
                .map(one -> Objects.requireNonNull(Params.id("rivals", one)))
                .toList();
        return door.once(Act.on(id, "ruleRivals", key, new RuleRivalsRequest(seen)), () -> {
            boolean ruled = ruleRivals.rule(new ClaimId(id), seen);
            return acted(id, ruled);
        });
    }

    @POST
    @Path("/clearance")
    @Operation(hidden = true)
    public Response clear(UUID id, @RestForm @Nullable String form) {
        String key = forms.key(form, "clearSamePerson", id.toString(), "");
        return door.once(Act.on(id, "clearSamePerson", key), () -> {
            boolean cleared = clearSamePerson.clear(new ClaimId(id));
            return acted(id, cleared);
        });
    }

    private static Response acted(UUID id, boolean bySecond) {
        return Acted.at("/console/cases/" + id, bySecond ? "confirmed" : "compared");
    }
}
