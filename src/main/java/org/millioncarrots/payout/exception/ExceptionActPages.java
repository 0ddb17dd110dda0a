package org.millioncarrots.payout.exception;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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
import org.millioncarrots.payout.exception.ExceptionResource.RuleExceptionRequest;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Roles;

/** The forms of the pages of exceptions: the same acts as the API's, by the same names. */
@Path("/console")
@RunOnVirtualThread
@RolesAllowed({Roles.FINANCE, Roles.APPROVER})
class ExceptionActPages {
    private static final Pattern REFERENCE = Pattern.compile(RuleExceptionRequest.REFERENCE);
    private static final Pattern PROGRAMME = Pattern.compile(RuleExceptionRequest.PROGRAMME);

    private final OwnException ownException;
    private final RuleException ruleException;
    private final Forms forms;
    private final Door door;

    ExceptionActPages(OwnException ownException, RuleException ruleException, Forms forms, Door door) {
        this.ownException = ownException;
        this.ruleException = ruleException;
        this.forms = forms;
        this.door = door;
    }

    @POST
    @Path("/exceptions/{id}/owner")
    @Operation(hidden = true)
    public Response take(UUID id, @RestForm @Nullable String form) {
        String key = forms.key(form, "takeException", id.toString(), "");
        return door.once(Act.on(id, "takeException", key), () -> {
            ownException.take(id);
            return Acted.at(path(id), "taken");
        });
    }

    @POST
    @Path("/exceptions/{id}/given-back")
    @Operation(hidden = true)
    public Response giveBack(UUID id, @RestForm @Nullable String form) {
        forms.key(form, "giveBackException", id.toString(), "");
        door.pass("giveBackException", () -> ownException.giveBack(id));
        return Acted.at(path(id), "givenBack");
    }

    @POST
    @Path("/exceptions/{id}/rulings")
    @RolesAllowed(Roles.FINANCE)
    @Operation(hidden = true)
    public Response propose(
            UUID id,
            @RestForm @Nullable String form,
            @RestForm @Nullable String code,
            @RestForm @Nullable String reference,
            @RestForm @Nullable String programme) {
        String key = forms.key(form, "proposeExceptionRuling", id.toString(), "");
        RuleExceptionRequest request = request(code, reference, programme);
        return door.once(Act.on(id, "proposeExceptionRuling", key, request), () -> {
            ruleException.propose(id, request.code(), request.reference(), request.programme());
            return Acted.at(path(id), "proposed");
        });
    }

    private static RuleExceptionRequest request(
            @Nullable String code, @Nullable String reference, @Nullable String programme) {
        RulingCode chosen = Params.oneOf("code", chosen(code), RulingCode.class);
        String asked = chosen(reference);
        String named = chosen(programme);
        if (chosen == null) {
            throw Problem.invalid("code", "one of those in the list");
        }
        if (asked == null || !REFERENCE.matcher(asked).matches()) {
            throw Problem.invalid("reference", "1 to 64 characters, a reference, no text");
        }
        if (named != null && !PROGRAMME.matcher(named).matches()) {
            throw Problem.invalid("programme", "the code of a programme");
        }
        return new RuleExceptionRequest(chosen, asked, named);
    }

    @POST
    @Path("/exceptions/{id}/rulings/{rulingId}/approval")
    @Operation(hidden = true)
    public Response approve(UUID id, UUID rulingId, @RestForm @Nullable String form) {
        String key = forms.key(form, "approveExceptionRuling", rulingId.toString(), "");
        return door.once(Act.on(rulingId, "approveExceptionRuling", key), () -> {
            ruleException.approve(id, rulingId);
            return Acted.at(path(id), "approved");
        });
    }

    /** Whoever reads the address of a form again sees the exception. */
    @GET
    @Path("/exceptions/{id}/{act: owner|given-back|rulings|rulings/.*}")
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
    @Operation(hidden = true)
    public Response again(UUID id) {
        return Response.seeOther(URI.create(path(id))).build();
    }

    private static String path(UUID id) {
        return "/console/exceptions/" + id;
    }

    private static @Nullable String chosen(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
