package org.millioncarrots.claimant;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claimant.vault.Identity;

/** A new claimant; the payout destination can follow later. */
public record RegisterClaimantRequest(
        @NotNull @Valid Identity identity, @Nullable @Valid PayoutDestination payoutDestination) {}
