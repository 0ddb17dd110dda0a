package org.millioncarrots.programme;

import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;

/**
 * How a programme's money combines with that of other programmes for the same claimant and act.
 *
 * @param group programmes of one group are looked at together; other groups always add up
 * @param cap the most that one claimant gets in money from the whole group; absent means no limit
 */
public record StackingRule(
        String group, Mode mode, @Nullable Money cap) {

    /** What several awards of the group mean. */
    public enum Mode {
        /** Awards of the group add up. */
        ADD_UP,
        /** At most one award of the group is paid. */
        ONE_OF_GROUP
    }
}
