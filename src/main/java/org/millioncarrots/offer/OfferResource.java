package org.millioncarrots.offer;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Act;
import org.millioncarrots.audit.Door;
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.people.Roles;

/** Binding offers: a check that somebody can carry in their head or on a slip of paper. */
@Path("/v1/offers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Offers")
class OfferResource {
    private final MakeOffer makeOffer;
    private final Offers offers;
    private final Door door;
    private final Clock clock;

    OfferResource(MakeOffer makeOffer, Offers offers, Door door, Clock clock) {
        this.makeOffer = makeOffer;
        this.offers = offers;
        this.door = door;
        this.clock = clock;
    }

    /** @param signed a JSON Web Signature in compact form (RFC 7515, Ed25519); its payload is the offer */
    @Schema(name = "SignedOffer")
    record OfferResponse(
            Offer offer,

            @Schema(description = "The offer as a JSON Web Signature, verifiable without this service")
            String signed) {
        static OfferResponse of(Offers.Stored stored) {
            return new OfferResponse(stored.offer(), stored.signed());
        }
    }

    /** Whether a claim can still cite it. */
    enum OfferState {
        VALID,
        EXPIRED
    }

    /** What anybody may know who has the code. */
    @Schema(name = "OfferVerification")
    record OfferVerificationView(
            String code, String programme, int programmeVersion, LocalDate validUntil, OfferState state) {}

    @POST
    @RolesAllowed({Roles.PARTNER, Roles.CASEWORKER})
    @Operation(
            operationId = "makeOffer",
            summary = "Turn an eligibility check into a signed offer that binds its terms until a day",
            description = "It names no person. A claim that cites the code is decided under the offer's version.")
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(implementation = OfferResponse.class)))
    public Response make(@HeaderParam(Idempotency.HEADER) @Nullable String key, @NotNull @Valid OfferRequest request) {
        return door.once(Act.of("makeOffer", key, request), () -> {
            Offers.Stored made = makeOffer.make(request);
            return Response.created(URI.create("/v1/offers/" + made.offer().code() + "/verification"))
                    .entity(OfferResponse.of(made))
                    .build();
        });
    }

    @GET
    @Path("/{code}/verification")
    @PermitAll
    @Operation(operationId = "verifyOffer", summary = "Whether an offer is real, for anybody who has its code")
    public OfferVerificationView verify(@Schema(pattern = "[0-9A-Za-z-]{1,20}") String code) {
        Offer offer = offers.get(code).offer();
        return new OfferVerificationView(
                offer.code(),
                offer.programme(),
                offer.programmeVersion(),
                offer.validUntil(),
                offer.isValidOn(LocalDate.now(clock)) ? OfferState.VALID : OfferState.EXPIRED);
    }
}
