package org.millioncarrots.money;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Hamilton's method: every share gets its floor, and the units left over go to the largest remainders. */
final class LargestRemainder {
    private LargestRemainder() {}

    /** Ties go to the share that stands first. Parts are not negative and not all zero. */
    static List<Money> split(Money total, List<Long> parts) {
        if (total.minorUnits() < 0) {
            throw new IllegalArgumentException("a negative amount cannot be split");
        }
        BigInteger sum = parts.stream().map(LargestRemainder::part).reduce(BigInteger.ZERO, BigInteger::add);
        if (sum.signum() == 0) {
            throw new IllegalArgumentException("at least one part is positive");
        }
        BigInteger amount = BigInteger.valueOf(total.minorUnits());
        List<BigInteger[]> quotients = parts.stream()
                .map(part -> amount.multiply(BigInteger.valueOf(part)).divideAndRemainder(sum))
                .toList();
        long[] shares = quotients.stream().mapToLong(q -> q[0].longValueExact()).toArray();
        long left = total.minorUnits() - Arrays.stream(shares).sum();
        IntStream.range(0, shares.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> quotients.get(i)[1]).reversed())
                .limit(left)
                .forEach(i -> shares[i]++);
        List<Money> result = new ArrayList<>(shares.length);
        for (long share : shares) {
            result.add(new Money(share, total.currency()));
        }
        return List.copyOf(result);
    }

    private static BigInteger part(long part) {
        if (part < 0) {
            throw new IllegalArgumentException("parts are not negative");
        }
        return BigInteger.valueOf(part);
    }
}
