package org.millioncarrots.claimant.contact;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Act;
import org.millioncarrots.audit.Door;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.people.Roles;

/** How a claimant may be reached: written by the partner, read only by a disclosure. */
@Path("/v1/claimants/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Protection")
class ContactResource {
    private final KeepContact keepContact;
    private final Door door;
    private final Clock clock;

    ContactResource(KeepContact keepContact, Door door, Clock clock) {
        this.keepContact = keepContact;
        this.door = door;
        this.clock = clock;
    }

    /** That a contact is set, and nothing of it. */
    @Schema(name = "ContactSet")
    record ContactSetResponse(UUID claimantId, Instant setAt) {}

    /** Whether whoever asks may get in touch at this moment; nothing else is told. */
    @Schema(name = "ContactPermission")
    record ContactPermissionResponse(UUID claimantId, boolean mayBeContactedNow, Instant askedAt) {}

    @POST
    @Path("/contacts")
    @RolesAllowed(Roles.PARTNER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "setContact",
            summary = "Set how and when a claimant may be reached, or with NONE that nobody may",
            description =
                    "It takes the place of the one before. Where none was set, nobody may get in touch. The service itself never"
                            + " does.")
    @APIResponse(
            responseCode = "201",
            description = "Set; nothing of it is answered",
            content = @Content(schema = @Schema(implementation = ContactSetResponse.class)))
    public Response set(
            UUID id, @HeaderParam(Idempotency.HEADER) @Nullable String key, @NotNull @Valid Contact request) {
        return door.once(Act.on(id, "setContact", key, request), () -> Response.status(Response.Status.CREATED)
                .entity(new ContactSetResponse(id, keepContact.set(new ClaimantId(id), request)))
                .build());
    }

    @POST
    @Path("/contact-permissions")
    @RolesAllowed({Roles.PARTNER, Roles.CASEWORKER, Roles.DUTY_OFFICER})
    @Operation(
            operationId = "askContactPermission",
            summary = "Ask whether the claimant may be contacted now; to be asked before every call or message",
            description = "The answer is of this moment only. Each question leaves an entry in the audit log.")
    public ContactPermissionResponse ask(UUID id) {
        return door.pass("askContactPermission", () -> {
            Instant now = clock.instant();
            return new ContactPermissionResponse(id, keepContact.mayNow(new ClaimantId(id), now), now);
        });
    }
}
