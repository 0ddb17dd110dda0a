package org.millioncarrots.eligibility.check;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.eligibility.Facts;
import org.millioncarrots.programme.terms.ActOfLeaving;
import org.millioncarrots.programme.terms.Category;
import org.millioncarrots.programme.terms.Condition.Confirmer;
import org.millioncarrots.programme.terms.Condition.Skill;

/** A question without an identity. Whatever is left out makes the rules that need it unknown. */
@Schema(name = "EligibilityCheckRequest")
public record EligibilityCheckRequest(
        @Schema(description = "The day of the question in the business zone; today if absent", examples = "2022-03-05")
        @Nullable
        LocalDate asOf,

        @Schema(description = "Rates that were recorded later are not seen; repeats an earlier answer. Now if absent")
        @Nullable
        Instant knownAt,

        @Schema(examples = "SOLDIER") @Nullable Category category,
        @Schema(examples = "LAY_DOWN_ARMS") @Nullable ActOfLeaving act,
        @Schema(examples = "2022-03-04") @Nullable LocalDate actOn,
        @Schema(examples = "UKRAINIAN_FORCES") @Nullable Confirmer confirmedBy,
        @Schema(examples = "NONE") Facts.@Nullable ExclusionGrounds exclusionGrounds,

        @Schema(description = "Whether a sanctions list has a match that nobody has cleared", examples = "false")
        @Nullable
        Boolean sanctionsHold,

        @Nullable Boolean testimonyGiven,
        Facts.@Nullable Dependants dependants,
        Facts.@Nullable Equipment equipment,
        @Nullable Set<Skill> skills) {

    Facts facts() {
        return new Facts(
                category,
                act,
                actOn,
                confirmedBy,
                exclusionGrounds,
                sanctionsHold,
                testimonyGiven,
                dependants,
                equipment,
                skills);
    }
}
