package org.millioncarrots.claim;

import org.jspecify.annotations.Nullable;
import org.millioncarrots.eligibility.Facts;

/** Puts facts that were established later over those that a claim came with. */
final class FactsMerge {
    private FactsMerge() {}

    static Facts ofDependants(Facts.Dependants dependants) {
        return new Facts(null, null, null, null, null, null, null, dependants, null, null);
    }

    static Facts ofEquipment(Facts.Equipment equipment) {
        return new Facts(null, null, null, null, null, null, null, null, equipment, null);
    }

    /** Every fact from {@code later} that is stated there, else from {@code earlier}. */
    static Facts over(Facts earlier, Facts later) {
        return new Facts(
                first(later.category(), earlier.category()),
                first(later.act(), earlier.act()),
                first(later.actOn(), earlier.actOn()),
                first(later.confirmedBy(), earlier.confirmedBy()),
                first(later.exclusionGrounds(), earlier.exclusionGrounds()),
                first(later.sanctionsHold(), earlier.sanctionsHold()),
                first(later.testimonyGiven(), earlier.testimonyGiven()),
                first(later.dependants(), earlier.dependants()),
                first(later.equipment(), earlier.equipment()),
                first(later.skills(), earlier.skills()));
    }

    private static <T> @Nullable T first(@Nullable T later, @Nullable T earlier) {
        return later == null ? earlier : later;
    }
}
