package org.millioncarrots.payout.proposal;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A bank message that a person has entered.
 *
 * @param kind as a bank message has it
 * @param messageId the bank message that it has become, once another person has confirmed it
 */
@Schema(name = "BankMessageProposal")
public record BankMessageProposalView(
        UUID id,
        String kind,
        String sha256,
        String proposedBy,
        Instant proposedAt,
        @Nullable String confirmedBy,
        @Nullable Instant confirmedAt,
        @Nullable UUID messageId,

        @Schema(
                description =
                        "When its text was destroyed: with its confirmation, for the bank message has it then, or because"
                                + " somebody in it was erased or nobody confirmed it, and then it has to be entered again")
        @Nullable
        Instant textDestroyedAt) {}
