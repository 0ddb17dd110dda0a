package org.millioncarrots.claim;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claim.ReadClaims.ClaimFile;
import org.millioncarrots.claim.equipment.CrewShare;
import org.millioncarrots.claim.equipment.JoinCode;
import org.millioncarrots.eligibility.Assessment.Outcome;
import org.millioncarrots.eligibility.Facts;

/** A claim with its latest decision and open holds. */
public record ClaimResponse(
        UUID id,
        UUID claimantId,
        String programme,
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

            @Schema(description = "Every rule with outcome, detail and legal basis") @JsonRawValue
            String assessment,

            @Schema(description = "References to evidence") @JsonRawValue
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
        return new ClaimResponse(
                claim.id,
                claim.claimantId,
                claim.programme,
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
                file.told().possibleSamePerson() ? true : null,
                file.ending() == null ? null : EndingView.of(file.ending(), toPartner),
                RivalView.of(file.told().rivals()));
    }
}
