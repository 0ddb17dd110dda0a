package org.millioncarrots.award;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.award.change.AwardChange;
import org.millioncarrots.award.change.ChangeEffect;
import org.millioncarrots.award.condition.Suspension;

/** What has happened to an award, oldest first: every change with its reason, people, times and effect. */
public record AwardHistory(List<ChangeView> changes, List<SuspensionView> suspensions) {
    static AwardHistory of(List<AwardChange> changes, List<Suspension> suspensions) {
        return new AwardHistory(
                changes.stream().map(ChangeView::of).toList(),
                suspensions.stream().map(SuspensionView::of).toList());
    }

    /** A change, proposed or decided. */
    public record ChangeView(
            UUID id,
            AwardChange.Kind kind,
            String reason,
            AwardChange.State state,
            @Nullable Short revision,

            @Schema(
                    type = SchemaType.OBJECT,
                    implementation = Object.class,
                    description = "What was asked for, in the form of the request of this kind of change")
            @JsonRawValue
            String request,

            @Schema(implementation = ChangeEffect.class) @JsonRawValue
            String effect,

            String proposedBy,
            Instant proposedAt,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt) {
        public static ChangeView of(AwardChange change) {
            return new ChangeView(
                    change.id,
                    change.kind,
                    change.reason,
                    change.state,
                    change.revision,
                    change.request,
                    change.effect,
                    change.proposedBy,
                    change.proposedAt,
                    change.decidedBy,
                    change.decidedAt);
        }
    }

    /**
     * A suspension, open while {@code resumedOn} is absent.
     *
     * @param askedFrom a day in the past that was asked for; {@code from} is the day it was placed until another person confirms
     */
    public record SuspensionView(
            UUID id,
            String reason,
            LocalDate from,
            @Nullable LocalDate resumedOn,
            @Nullable Boolean arrears,
            String placedBy,
            Instant placedAt,
            @Nullable String liftedBy,
            @Nullable Instant liftedAt,
            @Nullable LocalDate askedFrom,
            @Nullable String confirmedBy,
            @Nullable Instant confirmedAt,
            @Nullable String liftProposedBy,
            @Nullable Instant liftProposedAt) {
        public static SuspensionView of(Suspension suspension) {
            return new SuspensionView(
                    suspension.id,
                    suspension.reason.name(),
                    suspension.suspendedFrom,
                    suspension.resumedOn,
                    suspension.arrears,
                    suspension.placedBy,
                    suspension.placedAt,
                    suspension.liftedBy,
                    suspension.liftedAt,
                    suspension.askedFrom,
                    suspension.confirmedBy,
                    suspension.confirmedAt,
                    suspension.liftProposedBy,
                    suspension.liftProposedAt);
        }
    }
}
