package org.millioncarrots.claim;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claim.ReadClaims.ClaimFile;
import org.millioncarrots.claim.equipment.CrewShare;
import org.millioncarrots.claim.equipment.JoinCode;
import org.millioncarrots.eligibility.Assessment;
import org.millioncarrots.eligibility.Assessment.Outcome;
import org.millioncarrots.eligibility.Facts;

/** A claim with its latest decision and open holds. */
public record ClaimResponse(
        UUID id,

        @Schema(description = "What your own system calls the claim", examples = "case-2026/000417-1") @Nullable
        String partnerReference,

        UUID claimantId,
        String programme,

        @Schema(description = "The offer that it cites", examples = "7F4D-F2B0-0F8E") @Nullable
        String offer,

        @Schema(description = "The day whose version was offered, in the zone of the business day") @Nullable
        LocalDate offeredOn,

        LocalDate asOf,
        LocalDate stipendFrom,
        String payoutCurrency,
        ClaimState state,
        boolean onHold,
        @Schema(implementation = Facts.class) @JsonRawValue String facts,
        @Nullable DecisionView decision,
        List<HoldView> holds,
        @Nullable CrewView crew,
        Instant lodgedAt,

        @Schema(description = "When the claim or what stands on it was changed last")
        Instant updatedAt,

        @Schema(description = "Counts the changes; the same as the ETag")
        int version,

        @Schema(description = "What it was granted; absent until it is ATTESTED") @Nullable
        UUID awardId,

        ClaimLinks links,

        @Schema(
                description =
                        "For caseworkers and approvers only: somebody of the same name and birthday is registered, and"
                                + " nobody has compared the two yet")
        @Nullable
        Boolean possibleSamePerson,

        @Schema(description = "How it ended without a confirmed decision; absent unless it was taken back or refused")
        @Nullable
        EndingView ending,

        @Schema(
                description =
                        "For caseworkers and approvers only: other open claims for the same piece of equipment, or of the same"
                                + " person, on which two people have not ruled yet; absent if there are none")
        @Nullable
        List<RivalView> rivals) {

    /**
     * Where to read on.
     *
     * @param explanation why it was decided as it was; absent until it is decided
     */
    public record ClaimLinks(
            @Schema(examples = "/v1/claims/01931f0e-5a3c-8abc-9d0a-3c1c8f0e6c55")
            String self,

            @Schema(examples = "/v1/claimants/01931f0e-5a3c-8abc-9d0a-3c1c8f0e6c56")
            String claimant,

            @Schema(examples = "/v1/claims/01931f0e-5a3c-8abc-9d0a-3c1c8f0e6c55/explanation") @Nullable
            String explanation,

            @Schema(examples = "/v1/awards/01931f0e-5a3c-8abc-9d0a-3c1c8f0e6c57") @Nullable
            String award) {
        static ClaimLinks of(ClaimFile file, @Nullable UUID awardId) {
            String self = "/v1/claims/" + file.claim().id;
            return new ClaimLinks(
                    self,
                    "/v1/claimants/" + file.claim().claimantId,
                    file.decision() == null ? null : self + "/explanation",
                    awardId == null ? null : "/v1/awards/" + awardId);
        }
    }

    /** Another open claim that cannot be granted besides. */
    public record RivalView(
            UUID claimId,

            @Schema(enumeration = {"EQUIPMENT", "PERSON"}) String kind) {
        static @Nullable List<RivalView> of(List<Rival> rivals) {
            return rivals.isEmpty()
                    ? null
                    : rivals.stream()
                            .map(rival ->
                                    new RivalView(rival.claimId(), rival.kind().name()))
                            .toList();
        }
    }

    /** The claim's share of a piece of equipment. */
    public record CrewView(
            @Schema(description = "Whose share it is, from 0")
            int seat,

            @Schema(description = "The part of each member; the shares are parts over their sum")
            List<Long> parts,

            @Schema(description = "One for each further member; shown only in the answer to the first claim")
            @JsonInclude(JsonInclude.Include.NON_EMPTY)
            List<JoinCode> joinCodes) {
        static CrewView of(CrewShare share, List<JoinCode> joinCodes) {
            return new CrewView(share.seat(), share.parts(), joinCodes);
        }
    }

    /** The recorded outcome; the award's id once a second person has confirmed it. */
    public record DecisionView(
            UUID id,
            int number,
            Outcome outcome,
            int programmeVersion,

            @Schema(description = "The version that was in force on the claim's day")
            int acceptedVersion,

            @Schema(
                    description = "Why programmeVersion binds",
                    enumeration = {"IN_FORCE", "PINNED", "RAISED", "CREW"})
            String binding,

            @Schema(implementation = Assessment.class, description = "Every rule with outcome, detail and legal basis")
            @JsonRawValue
            String assessment,

            @Schema(type = SchemaType.ARRAY, implementation = String.class, description = "References to evidence")
            @JsonRawValue
            String evidence,

            Instant decidedAt,

            @Schema(description = "Rates that were recorded later were not known to the decision")
            Instant knownAt) {
        static DecisionView of(Decision decision, boolean ofCrew, boolean toPartner) {
            return new DecisionView(
                    decision.id,
                    decision.number,
                    decision.outcome,
                    decision.programmeVersion,
                    decision.acceptedVersion,
                    BindingVersion.told(decision.binding, ofCrew, toPartner).name(),
                    decision.assessment,
                    decision.evidence,
                    decision.decidedAt,
                    decision.knownAt);
        }
    }

    /** A reason that stops payment. */
    public record HoldView(
            UUID id,
            String reason,
            Instant placedAt,

            @Schema(description = "Since when one person has proposed to lift it, where that takes two") @Nullable
            Instant liftProposedAt,

            @Schema(description = "Since when the partner that has asked for it asks that payment goes on") @Nullable
            Instant releaseAskedAt) {
        static HoldView of(ClaimHold hold) {
            return new HoldView(hold.id, hold.reason.name(), hold.placedAt, hold.liftProposedAt, hold.releaseAskedAt);
        }
    }

    /** Why a claim was taken back, or refused although it is eligible. */
    public record EndingView(
            @Schema(description = "REFUSED to partners for whatever a claim is refused")
            String reason,

            Instant at) {
        private static final String REFUSED = "REFUSED";

        static EndingView of(ClaimEndings.Ending ending, boolean toPartner) {
            return new EndingView(
                    toPartner && ending.reason().isRefusal()
                            ? REFUSED
                            : ending.reason().name(),
                    ending.at());
        }
    }

    public static ClaimResponse of(ClaimFile file) {
        return of(file, List.of());
    }

    /** @param joinCodes kept as hashes, so that they can never be shown again */
    static ClaimResponse of(ClaimFile file, List<JoinCode> joinCodes) {
        Claim claim = file.claim();
        CrewShare share = file.share();
        boolean toPartner = file.told().toPartner();
        UUID awardId = claim.state == ClaimState.ATTESTED ? claim.id().awardId() : null;
        return new ClaimResponse(
                claim.id,
                claim.partnerReference,
                claim.claimantId,
                claim.programme,
                claim.offer,
                claim.offeredOn,
                claim.asOf,
                claim.stipendFrom,
                claim.payoutCurrency,
                claim.state,
                !file.holds().isEmpty(),
                claim.facts,
                file.decision() == null
                        ? null
                        : DecisionView.of(file.decision(), share != null && share.isCrew(), toPartner),
                file.holds().stream().map(HoldView::of).toList(),
                share == null ? null : CrewView.of(share, joinCodes),
                claim.lodgedAt,
                claim.changedAt(),
                claim.version,
                awardId,
                ClaimLinks.of(file, awardId),
                file.told().possibleSamePerson() ? true : null,
                file.ending() == null ? null : EndingView.of(file.ending(), toPartner),
                RivalView.of(file.told().rivals()));
    }
}
