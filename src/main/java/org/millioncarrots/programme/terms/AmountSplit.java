package org.millioncarrots.programme.terms;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.millioncarrots.money.Money;

/**
 * In which parts a bounty is paid, so that no amount at a bank tells the promise.
 *
 * @param parts how many; fewer where an amount is too small for as many of the minimum
 * @param minimum no part is smaller, in the currency of the promise
 * @param daysApart how many days lie between two parts
 */
@RegisterForReflection
@Schema(name = "AmountSplit")
public record AmountSplit(int parts, Money minimum, int daysApart) {
    /** What the amounts at a bank tell of a promise. */
    @Schema(name = "AmountFingerprint")
    public enum Fingerprint {
        /** All of it: they are the promised ones. */
        AS_PROMISED,
        /** Nothing: a bounty is paid in parts. */
        SPLIT
    }

    /** How often the parts' minimum fits into the smallest amount, at least: what is left is what chance distributes. */
    public static final int ROOM = 2;

    /** Whether an amount leaves room enough for the parts to differ. */
    public boolean leavesRoomIn(Money amount) {
        return minimum.times(parts).times(ROOM).compareTo(amount) <= 0;
    }
}
