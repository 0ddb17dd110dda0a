package org.millioncarrots.offer;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The public key that offers are verified with. */
@Path("/.well-known/million-carrots-offer-keys")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Offers")
class OfferKeysResource {
    private final OfferKeysView keys;

    OfferKeysResource(OfferSigner signer) {
        keys = new OfferKeysView(
                List.of(new OfferKeyView("OKP", "Ed25519", signer.publicKey(), signer.keyId(), "sig", "EdDSA")));
    }

    /** A JSON Web Key Set (RFC 7517). */
    @Schema(name = "OfferKeys")
    record OfferKeysView(List<OfferKeyView> keys) {}

    /** A public key (RFC 8037). */
    @Schema(name = "OfferKey")
    record OfferKeyView(String kty, String crv, String x, String kid, String use, String alg) {}

    @GET
    @PermitAll
    @Operation(hidden = true)
    public OfferKeysView keys() {
        return keys;
    }
}
