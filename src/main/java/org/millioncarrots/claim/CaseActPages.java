package org.millioncarrots.claim;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Act;
import org.millioncarrots.audit.Door;
import org.millioncarrots.claim.ClaimRequests.DecideClaimRequest;
import org.millioncarrots.claim.ClaimRequests.PlaceHoldRequest;
import org.millioncarrots.claim.ClaimRequests.RefuseClaimRequest;
import org.millioncarrots.console.Acted;
import org.millioncarrots.console.Forms;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Roles;

/** The forms of a claim's page: the same acts as the API's, by the same names. The attestation's is another package's. */
@Path("/console/cases/{id}")
@RunOnVirtualThread
class CaseActPages {
    private final DecideClaim decideClaim;
    private final EndClaim endClaim;
    private final HoldClaim holdClaim;
    private final SeenCase seenCase;
    private final Forms forms;
    private final Door door;

    CaseActPages(
            DecideClaim decideClaim,
            EndClaim endClaim,
            HoldClaim holdClaim,
            SeenCase seenCase,
            Forms forms,
            Door door) {
        this.decideClaim = decideClaim;
        this.endClaim = endClaim;
        this.holdClaim = holdClaim;
        this.seenCase = seenCase;
        this.forms = forms;
        this.door = door;
    }

    @POST
    @Path("/decision")
    @RolesAllowed(Roles.CASEWORKER)
    @Operation(hidden = true)
    public Response decide(
            UUID id, @RestForm @Nullable String form, @RestForm @Nullable String seen, @BeanParam FindingsQuery query) {
        DecideClaimRequest request = query.request();
        String key = forms.key(form, "decideClaim", id.toString(), said(seen));
        ClaimId claim = new ClaimId(id);
        return seenCase.telling(
                claim,
                form,
                () -> door.once(Act.on(id, "decideClaim", key, request), () -> {
                    seenCase.require(claim, said(seen));
                    decideClaim.decide(claim, request);
                    return acted(id, "decided");
                }));
    }

    @POST
    @Path("/refusal")
    @RolesAllowed(Roles.APPROVER)
    @Operation(hidden = true)
    public Response refuse(
            UUID id,
            @RestForm @Nullable String form,
            @RestForm @Nullable String seen,
            @RestForm @Nullable String reason) {
        RefuseClaimRequest request = new RefuseClaimRequest(code(reason, ClaimEndings.Reason.class));
        String key = forms.key(form, "refuseClaim", id.toString(), said(seen));
        ClaimId claim = new ClaimId(id);
        return seenCase.telling(
                claim,
                form,
                () -> door.once(Act.on(id, "refuseClaim", key, request), () -> {
                    seenCase.require(claim, said(seen));
                    endClaim.refuse(claim, request.reason());
                    return acted(id, "refused");
                }));
    }

    @POST
    @Path("/holds")
    @RolesAllowed({Roles.CASEWORKER, Roles.APPROVER})
    @Operation(hidden = true)
    public Response hold(UUID id, @RestForm @Nullable String form, @RestForm @Nullable String reason) {
        PlaceHoldRequest request = new PlaceHoldRequest(code(reason, ClaimHold.Reason.class));
        String key = forms.key(form, "placeHold", id.toString(), "");
        return door.once(Act.on(id, "placeHold", key, request), () -> {
            holdClaim.place(new ClaimId(id), request.reason());
            return acted(id, "held");
        });
    }

    @POST
    @Path("/holds/{holdId}")
    @RolesAllowed({Roles.CASEWORKER, Roles.APPROVER})
    @Operation(hidden = true)
    public Response lift(UUID id, UUID holdId, @RestForm @Nullable String form) {
        forms.key(form, "liftHold", holdId.toString(), "");
        return door.pass("liftHold", () -> {
            holdClaim.lift(new ClaimId(id), holdId);
            return acted(id, "lifted");
        });
    }

    /** Whoever reads the address of a form again sees the claim. */
    @GET
    @Path("/{act: decision|refusal|holds|attestation|return|ruling|clearance}")
    @RolesAllowed({Roles.CASEWORKER, Roles.APPROVER})
    @Operation(hidden = true)
    public Response again(UUID id) {
        return Response.seeOther(URI.create("/console/cases/" + id)).build();
    }

    @GET
    @Path("/holds/{holdId}")
    @RolesAllowed({Roles.CASEWORKER, Roles.APPROVER})
    @Operation(hidden = true)
    public Response holdAgain(UUID id, UUID holdId) {
        return again(id);
    }

    private static Response acted(UUID id, String done) {
        return Acted.at("/console/cases/" + id, done);
    }

    private static String said(@Nullable String seen) {
        return seen == null ? "" : seen;
    }

    private static <E extends Enum<E>> E code(@Nullable String reason, Class<E> type) {
        E chosen = Params.oneOf("reason", reason == null || reason.isBlank() ? null : reason, type);
        if (chosen == null) {
            throw Problem.invalid("reason", "one of those in the list");
        }
        return chosen;
    }
}
