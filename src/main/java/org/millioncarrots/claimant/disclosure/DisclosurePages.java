package org.millioncarrots.claimant.disclosure;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Act;
import org.millioncarrots.audit.Door;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.claimant.disclosure.DisclosureResource.ProposeDisclosureRequest;
import org.millioncarrots.console.Acted;
import org.millioncarrots.console.Forms;
import org.millioncarrots.console.Visit;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Roles;

/**
 * Disclosures proposed and approved on pages: the same acts as the API's, by the same names. There is no page that reads one: a name on
 * a screen is photographed, kept by a browser, and read by whoever passes.
 */
@Path("/console")
@RunOnVirtualThread
@RolesAllowed({Roles.CASEWORKER, Roles.APPROVER, Roles.AUDITOR})
class DisclosurePages {
    private static final String ALL = "/console/disclosures";
    private static final UUID START = new UUID(0, 0);
    private static final Pattern REFERENCE = Pattern.compile(DisclosureResource.REFERENCE);

    private final ShowDisclosures showDisclosures;
    private final DiscloseIdentity discloseIdentity;
    private final Visit visit;
    private final Forms forms;
    private final Door door;

    DisclosurePages(
            ShowDisclosures showDisclosures, DiscloseIdentity discloseIdentity, Visit visit, Forms forms, Door door) {
        this.showDisclosures = showDisclosures;
        this.discloseIdentity = discloseIdentity;
        this.visit = visit;
        this.forms = forms;
        this.door = door;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance waiting(DisclosuresPage page);

        static native TemplateInstance claimant(DisclosuresPage page);
    }

    @GET
    @Path("/disclosures")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance waiting(@QueryParam("after") @Nullable String after) {
        UUID begin = Optional.ofNullable(Params.id("after", after)).orElse(START);
        return Templates.waiting(listed(showDisclosures.waiting(begin)));
    }

    /**
     * Leads whoever knows a claimant's id, as auditors do from the log, to the claimant's disclosures. What was typed stands in
     * no address.
     */
    @POST
    @Path("/disclosures/claimant")
    @Operation(hidden = true)
    public Response find(@RestForm @Nullable String claimant) {
        UUID id = Params.id("claimant", claimant == null || claimant.isBlank() ? null : claimant.strip());
        return Response.seeOther(URI.create(id == null ? ALL : path(id))).build();
    }

    /** Whoever reads the address of that form again sees what it stands on. */
    @GET
    @Path("/disclosures/claimant")
    @Operation(hidden = true)
    public Response again() {
        return Response.seeOther(URI.create(ALL)).build();
    }

    @GET
    @Path("/disclosures/{id}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance claimant(UUID id) {
        return Templates.claimant(listed(showDisclosures.of(id)));
    }

    @POST
    @Path("/disclosures/{id}")
    @RolesAllowed({Roles.CASEWORKER, Roles.AUDITOR})
    @Operation(hidden = true)
    public Response propose(
            UUID id,
            @RestForm @Nullable String form,
            @RestForm @Nullable String purpose,
            @RestForm @Nullable String reference) {
        String key = forms.key(form, "proposeDisclosure", id.toString(), "");
        ProposeDisclosureRequest request = request(purpose, reference);
        return door.once(Act.on(id, "proposeDisclosure", key, request), () -> {
            discloseIdentity.propose(new ClaimantId(id), request);
            return Acted.at(path(id), "proposed");
        });
    }

    @POST
    @Path("/disclosures/{id}/{disclosure}/approval")
    @Operation(hidden = true)
    public Response approve(UUID id, UUID disclosure, @RestForm @Nullable String form) {
        String key = forms.key(form, "approveDisclosure", disclosure.toString(), "");
        return door.once(Act.on(disclosure, "approveDisclosure", key), () -> {
            discloseIdentity.approve(new ClaimantId(id), disclosure);
            return Acted.at(path(id), "approved");
        });
    }

    /** Whoever reads the address of a form again sees the claimant's disclosures. */
    @GET
    @Path("/disclosures/{id}/{disclosure}/approval")
    @Operation(hidden = true)
    public Response again(UUID id) {
        return Response.seeOther(URI.create(path(id))).build();
    }

    private DisclosuresPage listed(DisclosuresPage page) {
        visit.listed("listDisclosures", page.rows().size());
        return page;
    }

    private static ProposeDisclosureRequest request(@Nullable String purpose, @Nullable String reference) {
        DisclosurePurpose chosen =
                Params.oneOf("purpose", purpose == null || purpose.isBlank() ? null : purpose, DisclosurePurpose.class);
        if (chosen == null) {
            throw Problem.invalid("purpose", "one of those in the list");
        }
        String file = reference == null ? "" : reference.strip();
        if (!REFERENCE.matcher(file).matches()) {
            throw Problem.invalid("reference", DisclosureResource.REFERENCE_RULE);
        }
        return new ProposeDisclosureRequest(chosen, file);
    }

    private static String path(UUID claimant) {
        return ALL + "/" + claimant;
    }
}
