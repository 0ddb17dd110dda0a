package org.millioncarrots.stipend;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;

/**
 * What dependants add to a stipend.
 *
 * @param spousePercent whole per cent of the claimant's own amount for a spouse
 * @param childPercent the same for each child that counts
 * @param childrenAtMost how many children count; when one leaves, a further one moves up
 */
public record Supplements(int spousePercent, int childPercent, int childrenAtMost) {

    /** How somebody depends on the claimant. */
    public enum SupplementRelation {
        /** Husband or wife. */
        SPOUSE,
        /** A child. */
        CHILD
    }

    /**
     * Somebody a supplement may be paid for.
     *
     * @param from the first day, inclusive
     * @param until the last day, inclusive, such as the eve of a birthday; absent while no end is known
     */
    public record SupplementDependant(
            SupplementRelation relation,
            LocalDate from,
            @Nullable LocalDate until) {
        boolean countsOn(LocalDate day) {
            return !day.isBefore(from) && (until == null || !day.isAfter(until));
        }

        boolean isChild() {
            return relation == SupplementRelation.CHILD;
        }
    }

    /** The claimant's own amount with the supplements of a day, rounded once, half up. */
    Money on(LocalDate day, Money own, List<SupplementDependant> dependants) {
        List<SupplementDependant> counting =
                dependants.stream().filter(d -> d.countsOn(day)).toList();
        long children = counting.stream().filter(SupplementDependant::isChild).count();
        boolean spouse = children < counting.size();
        long percent = 100L + (spouse ? spousePercent : 0) + Math.min(children, childrenAtMost) * (long) childPercent;
        return own.fraction(percent, 100);
    }
}
