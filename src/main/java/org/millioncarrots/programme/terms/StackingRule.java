package org.millioncarrots.programme.terms;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;

/**
 * How a programme's money combines with that of other programmes for the same claimant.
 *
 * @param group programmes of one group are looked at together; other groups always add up
 * @param cap the most that one claimant gets in money from the whole group; absent means no limit
 */
@Schema(name = "StackingRule")
public record StackingRule(
        String group, Mode mode, @Nullable Money cap) {

    /** What several awards of the group mean. */
    @Schema(name = "StackingMode")
    public enum Mode {
        /** Awards of the group add up. */
        ADD_UP,
        /** At most one award of the group is paid. */
        ONE_OF_GROUP
    }

    /** Money that one programme has granted or is asked to grant to one claimant. */
    public record Granted(String programme, StackingRule rule, Money amount) {}

    /** Whether an award may be added to those that exist. */
    public sealed interface Admission {
        /** The whole amount may be granted. */
        record Whole(Money amount) implements Admission {}

        /** Only a part may be granted: what the cap leaves, in the cap's currency. */
        record Capped(Money amount, Money cap) implements Admission {}

        /** Nothing may be granted. */
        record Refused(String reason) implements Admission {}

        /** A cap is in another currency and no rate says what it leaves. */
        record Undecided(String reason) implements Admission {}
    }

    /** Weighs an amount in another currency; empty if no published rate serves. */
    @FunctionalInterface
    public interface Exchange {
        Optional<Money> convert(Money amount, CurrencyCode to);
    }

    /**
     * Whether one more award may be added. The smallest room under any cap of the group decides.
     *
     * @param existing what the claimant has been granted by all programmes, in full
     */
    public static Admission admit(List<Granted> existing, Granted asked, Exchange exchange) {
        List<Granted> group = existing.stream()
                .filter(granted -> granted.rule().group().equals(asked.rule().group()))
                .toList();
        for (Granted other : group) {
            if (asked.rule().mode() == Mode.ONE_OF_GROUP || other.rule().mode() == Mode.ONE_OF_GROUP) {
                return new Admission.Refused("only one award of the group "
                        + asked.rule().group() + " is paid, and there is one under " + other.programme());
            }
        }
        Admission.Capped tightest = null;
        for (Money cap : caps(group, asked)) {
            switch (underCap(group, asked, cap, exchange)) {
                case Admission.Whole whole -> {}
                case Admission.Refused refused -> {
                    return refused;
                }
                case Admission.Undecided undecided -> {
                    return undecided;
                }
                case Admission.Capped capped -> {
                    if (tightest == null || isLess(capped, tightest, exchange)) {
                        tightest = capped;
                    }
                }
            }
        }
        return tightest == null ? new Admission.Whole(asked.amount()) : tightest;
    }

    private static List<Money> caps(List<Granted> group, Granted asked) {
        return Stream.concat(group.stream(), Stream.of(asked))
                .flatMap(granted -> Stream.ofNullable(granted.rule().cap()))
                .distinct()
                .toList();
    }

    private static Admission underCap(List<Granted> group, Granted asked, Money cap, Exchange exchange) {
        Money room = cap;
        for (Granted granted : group) {
            Optional<Money> weighed = exchange(granted.amount(), cap.currency(), exchange);
            if (weighed.isEmpty()) {
                return noRate(granted.amount(), cap);
            }
            room = room.minus(weighed.get());
        }
        Optional<Money> wanted = exchange(asked.amount(), cap.currency(), exchange);
        if (wanted.isEmpty()) {
            return noRate(asked.amount(), cap);
        }
        if (wanted.get().compareTo(room) <= 0) {
            return new Admission.Whole(asked.amount());
        }
        return room.isPositive()
                ? new Admission.Capped(room, cap)
                : new Admission.Refused(
                        "the cap of " + cap + " for the group " + asked.rule().group() + " is used up");
    }

    private static boolean isLess(Admission.Capped one, Admission.Capped other, Exchange exchange) {
        return exchange(one.amount(), other.amount().currency(), exchange)
                .map(amount -> amount.compareTo(other.amount()) < 0)
                .orElse(false);
    }

    private static Optional<Money> exchange(Money amount, CurrencyCode to, Exchange exchange) {
        return amount.currency().equals(to) ? Optional.of(amount) : exchange.convert(amount, to);
    }

    private static Admission noRate(Money amount, Money cap) {
        return new Admission.Undecided("the cap is in " + cap.currency() + " and no rate serves to weigh "
                + amount.currency() + " against it");
    }
}
