package org.millioncarrots.claimant;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claimant.vault.Identity;
import org.millioncarrots.platform.find.PartnerReferences;

/** A new claimant; the payout destination can follow later. */
public record RegisterClaimantRequest(
        @NotNull @Valid Identity identity,
        @Nullable @Valid PayoutDestination payoutDestination,

        @Schema(
                description =
                        "What your own system calls the claimant, to find it again: unique among yours, nothing personal",
                examples = "case-2026/000417")
        @Nullable
        @Pattern(regexp = PartnerReferences.FORM, message = PartnerReferences.RIGHT)
        String partnerReference) {}
