package org.millioncarrots.award.grant;

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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Act;
import org.millioncarrots.audit.Door;
import org.millioncarrots.award.grant.AttestationResource.AttestClaimRequest;
import org.millioncarrots.award.grant.CasePage.Grant;
import org.millioncarrots.claim.CaseFile;
import org.millioncarrots.claim.ClaimId;
import org.millioncarrots.claim.ReadCase;
import org.millioncarrots.claim.SeenCase;
import org.millioncarrots.console.Acted;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Roles;

/** One claim on one page, with what its attestation would grant, and the attestation itself. */
@Path("/console/cases/{id}")
@RunOnVirtualThread
class CasePages {
    private final ReadCase readCase;
    private final ReadGrant readGrant;
    private final AttestClaim attestClaim;
    private final SeenCase seenCase;
    private final Door door;
    private final CaseForms forms;

    CasePages(
            ReadCase readCase,
            ReadGrant readGrant,
            AttestClaim attestClaim,
            SeenCase seenCase,
            Door door,
            CaseForms forms) {
        this.readCase = readCase;
        this.readGrant = readGrant;
        this.attestClaim = attestClaim;
        this.seenCase = seenCase;
        this.door = door;
        this.forms = forms;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance one(CasePage page);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @RolesAllowed({Roles.CASEWORKER, Roles.APPROVER})
    @Operation(hidden = true)
    public TemplateInstance one(UUID id) {
        CaseFile file = door.dryRun(() -> readCase.get(new ClaimId(id), forms.language()));
        return Templates.one(forms.page(file, grant(file)));
    }

    /** What is granted already, or what the attestation would grant: it is done, looked at and taken back. */
    private Grant grant(CaseFile file) {
        ClaimId id = new ClaimId(file.id());
        if (file.is("ATTESTED")) {
            return readGrant.of(id);
        }
        if (!file.is("DECIDED")
                || !file.closed().attest().isEmpty()
                || !file.outcome().equals("ELIGIBLE")) {
            return Grant.NONE;
        }
        try {
            return door.dryRun(() -> readGrant.of(attestClaim.attest(id).orElseThrow()));
        } catch (Problem refused) {
            return new Grant(List.of(), refused.detail(), false);
        }
    }

    @POST
    @Path("/attestation")
    @RolesAllowed(Roles.APPROVER)
    @Operation(hidden = true)
    public Response attest(UUID id, @RestForm @Nullable String form, @RestForm @Nullable String seen) {
        return act(id, form, seen, true);
    }

    @POST
    @Path("/return")
    @RolesAllowed(Roles.APPROVER)
    @Operation(hidden = true)
    public Response sendBack(UUID id, @RestForm @Nullable String form, @RestForm @Nullable String seen) {
        return act(id, form, seen, false);
    }

    private Response act(UUID id, @Nullable String form, @Nullable String seen, boolean confirmed) {
        String version = seen == null ? "" : seen;
        ClaimId claim = new ClaimId(id);
        Act act = Act.on(id, "attestClaim", forms.key(form, id, version), new AttestClaimRequest(confirmed));
        return seenCase.telling(
                claim,
                form,
                () -> door.once(act, () -> {
                    seenCase.require(claim, version);
                    if (confirmed) {
                        attestClaim.attest(claim);
                    } else {
                        attestClaim.sendBack(claim);
                    }
                    return Acted.at("/console/cases/" + id, confirmed ? "attested" : "back");
                }));
    }
}
