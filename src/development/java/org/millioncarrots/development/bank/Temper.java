package org.millioncarrots.development.bank;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * How the bank behaves on a day. The same temper does the same to the same file.
 *
 * @param faults how often each strikes, of a thousand; those that are not in it never do
 * @param codes the reasons of rejections and returns, from which one is taken each time; {@code -} before one makes it proprietary
 */
record Temper(long seed, Map<Fault, Integer> faults, List<String> codes) {
    private static final List<String> USUAL = List.of("AC04", "AC01", "AM04", "AG02", "MD07", "MS03", "RR04", "-B4711");

    Temper {
        faults = faults.entrySet().stream()
                .filter(fault -> fault.getValue() > 0)
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        codes = codes.isEmpty() ? USUAL : List.copyOf(codes);
    }

    /** A bank without faults. */
    static Temper calm() {
        return new Temper(0, Map.of(), List.of());
    }

    /** Each fault of a payment strikes so often, each of a message ten times as often. */
    static Temper with(long seed, int perMille) {
        Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
        for (Fault fault : Fault.values()) {
            faults.put(fault, Math.min(1000, Fault.OF_PAYMENTS.contains(fault) ? perMille : 10 * perMille));
        }
        return new Temper(seed, faults, List.of());
    }

    /** With some faults more or less often, and with these codes. */
    Temper but(Map<Fault, Integer> others, List<String> otherCodes) {
        Map<Fault, Integer> all = new EnumMap<>(Fault.class);
        all.putAll(faults);
        all.putAll(others);
        return new Temper(seed, all, otherCodes);
    }

    /** Whether what is said first comes first, and at all. */
    boolean isReliable() {
        return !faults.containsKey(Fault.MESSAGE_LOST) && !faults.containsKey(Fault.OUT_OF_ORDER);
    }

    boolean strikes(Fault fault, String what) {
        return random(fault + what).nextInt(1000) < faults.getOrDefault(fault, 0);
    }

    /** What becomes of a payment; empty if it is simply paid. */
    Optional<Fault> fate(String payment) {
        return Fault.OF_PAYMENTS.stream()
                .filter(fault -> strikes(fault, payment))
                .findFirst();
    }

    String code(String payment) {
        return pick(codes, "code" + payment);
    }

    <T> T pick(List<T> from, String what) {
        return from.get(random(what).nextInt(from.size()));
    }

    RandomGenerator random(String what) {
        return new SplittableRandom(seed * 1_000_003 + what.hashCode());
    }
}
