package org.millioncarrots.claimant.disclosure;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Act;
import org.millioncarrots.audit.Door;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.claimant.contact.KeptContact;
import org.millioncarrots.claimant.vault.Identity;
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.people.Roles;

/** Reading an identity from the vault: two people, one purpose, once. */
@Path("/v1/claimants/{id}/disclosures")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Disclosures")
class DisclosureResource {
    static final String REFERENCE = "[A-Z]{2,8}-[0-9]{4}-[0-9]{1,8}";
    static final String REFERENCE_RULE =
            "a file number such as CASE-2026-17: letters, year, number; nothing of the person";

    private final DiscloseIdentity discloseIdentity;
    private final ReadDisclosed readDisclosed;
    private final Door door;

    DisclosureResource(DiscloseIdentity discloseIdentity, ReadDisclosed readDisclosed, Door door) {
        this.discloseIdentity = discloseIdentity;
        this.readDisclosed = readDisclosed;
        this.door = door;
    }

    /** @param reference of the file that explains the need, in the office's own records */
    record ProposeDisclosureRequest(
            @NotNull DisclosurePurpose purpose,

            @NotNull @Pattern(regexp = REFERENCE, message = REFERENCE_RULE) @Schema(examples = "CASE-2026-17")
            String reference) {}

    /**
     * A disclosure and how far it is; nothing of the identity.
     *
     * @param expiresAt until then it can be approved, and once approved be read
     */
    @Schema(name = "Disclosure")
    record DisclosureResponse(
            UUID id,
            UUID claimantId,
            DisclosurePurpose purpose,
            String reference,
            Disclosure.State state,
            String proposedBy,
            Instant proposedAt,
            @Nullable String approvedBy,
            @Nullable Instant approvedAt,
            Instant expiresAt,
            @Nullable Instant readAt) {}

    @POST
    @RolesAllowed({Roles.CASEWORKER, Roles.AUDITOR, Roles.DUTY_OFFICER})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "proposeDisclosure",
            summary = "Propose to read a claimant's identity for a purpose",
            description = "Another person must approve it. It lapses after 24 hours if nobody does.")
    @APIResponse(
            responseCode = "201",
            description = "Proposed",
            content = @Content(schema = @Schema(implementation = DisclosureResponse.class)))
    public Response propose(
            UUID id,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid ProposeDisclosureRequest request) {
        return door.once(
                Act.on(id, "proposeDisclosure", key, request),
                () -> created(discloseIdentity.propose(new ClaimantId(id), request)));
    }

    @GET
    @RolesAllowed({Roles.CASEWORKER, Roles.APPROVER, Roles.AUDITOR, Roles.DUTY_OFFICER})
    @Operation(
            operationId = "listDisclosures",
            summary = "Who proposed, approved and read a claimant's identity, newest first",
            description = "The newest hundred; the audit log has all.")
    public List<DisclosureResponse> list(UUID id) {
        return discloseIdentity.list(new ClaimantId(id)).stream()
                .map(this::response)
                .toList();
    }

    @POST
    @Path("/{disclosure}/approval")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.CASEWORKER, Roles.APPROVER, Roles.AUDITOR, Roles.DUTY_OFFICER})
    @Operation(
            operationId = "approveDisclosure",
            summary = "Approve as another person; whoever proposed can then read once within 24 hours")
    @APIResponse(
            responseCode = "201",
            description = "Approved",
            content = @Content(schema = @Schema(implementation = DisclosureResponse.class)))
    public Response approve(
            UUID id, @PathParam("disclosure") UUID disclosure, @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        return door.once(
                Act.on(disclosure, "approveDisclosure", key),
                () -> created(discloseIdentity.approve(new ClaimantId(id), disclosure)));
    }

    @GET
    @Path("/{disclosure}/identity")
    @RolesAllowed({Roles.CASEWORKER, Roles.AUDITOR, Roles.DUTY_OFFICER})
    @Operation(
            operationId = "readIdentity",
            summary = "Read the identity, once, as the person who proposed",
            description =
                    "The answer must not be stored (Cache-Control: no-store, as on all answers). Reading a second time, or after the time is over, is 410.")
    @APIResponse(
            responseCode = "200",
            description = "Who the claimant is",
            content = @Content(schema = @Schema(implementation = Identity.class)))
    @APIResponse(responseCode = "409", description = "Nobody has approved it yet")
    @APIResponse(responseCode = "410", description = "It was read, or its time is over")
    public Identity identity(UUID id, @PathParam("disclosure") UUID disclosure) {
        ClaimantId claimant = new ClaimantId(id);
        readDisclosed.withhold(claimant, disclosure);
        return door.pass("readIdentity", () -> readDisclosed.identity(claimant, disclosure));
    }

    @GET
    @Path("/{disclosure}/contacts")
    @RolesAllowed({Roles.CASEWORKER, Roles.AUDITOR, Roles.DUTY_OFFICER})
    @Operation(
            operationId = "readContacts",
            summary = "Read how the claimant may be reached, newest first, in place of the identity",
            description =
                    "It counts as the one reading of the disclosure. Ask whether now is a time for it before each contact.")
    @APIResponse(
            responseCode = "200",
            description = "How the claimant could be reached, the newest first",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = KeptContact.class)))
    @APIResponse(responseCode = "409", description = "Nobody has approved it yet")
    @APIResponse(responseCode = "410", description = "It was read, or its time is over")
    public List<KeptContact> contacts(UUID id, @PathParam("disclosure") UUID disclosure) {
        ClaimantId claimant = new ClaimantId(id);
        readDisclosed.withhold(claimant, disclosure);
        return door.pass("readContacts", () -> readDisclosed.contacts(claimant, disclosure));
    }

    private Response created(Disclosure disclosure) {
        return Response.status(Response.Status.CREATED)
                .entity(response(disclosure))
                .build();
    }

    private DisclosureResponse response(Disclosure disclosure) {
        return new DisclosureResponse(
                disclosure.id(),
                disclosure.claimantId(),
                disclosure.purpose(),
                disclosure.reference(),
                discloseIdentity.state(disclosure),
                disclosure.proposedBy(),
                disclosure.proposedAt(),
                disclosure.approvedBy(),
                disclosure.approvedAt(),
                disclosure.expiresAt(),
                disclosure.readAt());
    }
}
