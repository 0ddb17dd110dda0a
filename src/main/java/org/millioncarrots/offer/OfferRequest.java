package org.millioncarrots.offer;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.millioncarrots.eligibility.check.EligibilityCheckRequest;

/**
 * Asks for an offer.
 *
 * @param check the question, without {@code asOf} and {@code knownAt}: an offer is made of today's terms and rates
 */
@Schema(name = "OfferRequest")
record OfferRequest(
        @NotNull @Pattern(regexp = "[a-z0-9-]{1,64}") @Schema(examples = "ukraine-lay-down-arms")
        String programme,

        @NotNull EligibilityCheckRequest check) {}
