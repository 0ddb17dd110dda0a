package org.millioncarrots.claim;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claim.equipment.EquipmentRequest;
import org.millioncarrots.eligibility.Assessment.Outcome;
import org.millioncarrots.eligibility.Facts;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.platform.find.PartnerReferences;

/** What callers send about claims. */
final class ClaimRequests {
    private ClaimRequests() {}

    /**
     * @param asOf no longer the claim's day, which is what counts under the programme ({@code tariffDay}); taken so that clients that send
     *     it go on, as the beginning of a stipend where {@code stipendFrom} is absent
     * @param stipendFrom the first day of a stipend; the claim's day when absent
     * @param payoutCurrency what the claimant is paid in; must suit the payout destination
     * @param offer the code of an offer: the claim is decided under the version that was offered
     * @param equipment what was handed over, if the programme pays by a tariff
     */
    record LodgeClaimRequest(
            @NotNull UUID claimantId,

            @NotNull
            @Pattern(regexp = "[a-z0-9-]{1,60}", message = "a programme code such as coalition-match")
            @Schema(examples = "ukraine-lay-down-arms")
            String programme,

            @Schema(
                    deprecated = true,
                    description =
                            "Dates nothing but the beginning of a stipend, where stipendFrom is absent: whose version and rates"
                                    + " count is the programme's matter, and the answer's asOf says which day")
            @Nullable
            LocalDate asOf,

            @Nullable LocalDate stipendFrom,

            @NotNull @Schema(examples = "EUR") CurrencyCode payoutCurrency,

            @NotNull Facts facts,
            @Nullable @Valid EquipmentRequest equipment,

            @Nullable @Size(max = 20) @Schema(examples = "7F4D-F2B0-0F8E")
            String offer,

            @Schema(
                    description =
                            "What your own system calls the claim, to find it again: unique among yours, nothing personal",
                    examples = "case-2026/000417-1")
            @Nullable
            @Pattern(regexp = PartnerReferences.FORM, message = PartnerReferences.RIGHT)
            String partnerReference) {}

    /**
     * @param outcome what the caseworker decides; must agree with the rules
     * @param findings facts that were established since the claim was lodged; they outweigh the claim's
     * @param evidence references into the caseworkers' own files; never content
     */
    record DecideClaimRequest(
            @NotNull @Schema(enumeration = {"ELIGIBLE", "NOT_ELIGIBLE"})
            Outcome outcome,

            @Nullable Facts findings,

            @Nullable @Size(max = 50)
            List<@NotNull @Pattern(regexp = "[A-Za-z0-9._:/-]{1,80}", message = "a reference, no text") String>
                    evidence) {}

    /** @param reason why the claim is taken back */
    record WithdrawClaimRequest(
            @NotNull @Schema(enumeration = {"CLAIMANT_REQUEST", "LODGED_BY_MISTAKE"})
            ClaimEndings.Reason reason) {}

    /** @param reason why the award cannot be granted */
    record RefuseClaimRequest(
            @NotNull @Schema(enumeration = {"PERSON_SERVED", "GROUP_SERVED", "FUNDS_EXHAUSTED", "EQUIPMENT_AWARDED"})
            ClaimEndings.Reason reason) {}

    record PlaceHoldRequest(@NotNull ClaimHold.Reason reason) {}

    record AppealRequest(@NotNull Ground ground) {
        /** What the claimant puts forward. */
        @Schema(name = "AppealGround")
        enum Ground {
            /** There is evidence that the decision did not know. */
            NEW_EVIDENCE,
            /** The decision rests on facts that are not so. */
            FACTS_WRONG,
            /** The facts are right, and a rule was applied wrongly to them. */
            RULE_MISAPPLIED,
            /** The decision was not taken as it must be. */
            PROCEDURE
        }
    }
}
