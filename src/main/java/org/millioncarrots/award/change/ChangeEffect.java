package org.millioncarrots.award.change;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;
import org.millioncarrots.programme.terms.Benefit;
import org.millioncarrots.stipend.PlannedInstalment;
import org.millioncarrots.stipend.PlannedInstalment.InstalmentPurpose;
import org.millioncarrots.stipend.Replan;

/**
 * What a change does to the schedule.
 *
 * @param stipend the sums of the stipend; absent if it is not touched
 * @param cancelled instalments that were open and are no longer paid as they stood
 * @param added instalments that come in their place
 * @param withheld open instalments that a suspension stops or lets go on; absent for other changes
 */
@RegisterForReflection
public record ChangeEffect(
        @Nullable StipendEffect stipend,
        List<Line> cancelled,
        List<Line> added,
        @Nullable List<Line> withheld) {

    /**
     * @param awardedBefore the sum of the stipend until now
     * @param awardedAfter the sum under the new terms
     * @param paid what has a payout already, and stays
     * @param arrears what is due for months that are paid already
     * @param overpaid what was paid beyond the new terms; deducted from later instalments
     * @param unrecovered the part of it that later instalments do not cover
     */
    @RegisterForReflection
    public record StipendEffect(
            Money awardedBefore, Money awardedAfter, Money paid, Money arrears, Money overpaid, Money unrecovered) {
        static StipendEffect of(Money before, Replan<?> replan) {
            return new StipendEffect(
                    before,
                    replan.entitled(),
                    replan.paid(),
                    replan.arrears(),
                    replan.overpaid(),
                    replan.unrecovered());
        }
    }

    /** One instalment. */
    @RegisterForReflection
    @Schema(name = "EffectLine")
    public record Line(
            Benefit.Kind kind,
            InstalmentPurpose purpose,
            LocalDate dueOn,
            LocalDate periodFrom,
            LocalDate periodTo,
            Money amount,
            Money deducted) {
        static Line of(Benefit.Kind kind, PlannedInstalment plan) {
            return new Line(
                    kind,
                    plan.purpose(),
                    plan.dueOn(),
                    plan.periodFrom(),
                    plan.periodTo(),
                    plan.amount(),
                    plan.deducted());
        }
    }

    static ChangeEffect withheld(List<Line> lines) {
        return new ChangeEffect(null, List.of(), List.of(), lines);
    }

    /** Whether it takes up the same instalments and the same payments, so that two people speak of the same thing. */
    boolean standsOn(ChangeEffect shown) {
        Money paid = stipend == null ? null : stipend.paid();
        Money shownPaid = shown.stipend == null ? null : shown.stipend.paid();
        return cancelled.equals(shown.cancelled) && Objects.equals(paid, shownPaid);
    }
}
