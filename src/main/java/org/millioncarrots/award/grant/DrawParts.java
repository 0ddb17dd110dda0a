package org.millioncarrots.award.grant;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.millioncarrots.award.PaidInParts;
import org.millioncarrots.money.Money;

/** Cuts an amount into parts by chance. The same seed and draw make the same parts, so that each cent can be drawn again years later. */
final class DrawParts {
    private static final int BYTES = 16;

    private DrawParts() {}

    /** Parts of at least the minimum that sum to the total, which has room for so many. */
    static List<Money> of(Money total, PaidInParts how) {
        long minimum = how.minimum().minorUnits();
        long room = total.minus(how.minimum().times(how.parts())).minorUnits();
        long[] cuts = new long[how.parts() + 1];
        for (int cut = 1; cut < how.parts(); cut++) {
            cuts[cut] = upTo(room, how.seed() + "/" + how.draw() + "/" + cut);
        }
        cuts[how.parts()] = room;
        Arrays.sort(cuts);
        List<Money> parts = new ArrayList<>();
        for (int i = 1; i < cuts.length; i++) {
            parts.add(new Money(cuts[i] - cuts[i - 1] + minimum, total.currency()));
        }
        return List.copyOf(parts);
    }

    /** A number from 0 to room. 128 bits make the modulo as even as chance itself. */
    private static long upTo(long room, String input) {
        byte[] hash = Arrays.copyOf(sha256().digest(input.getBytes(StandardCharsets.US_ASCII)), BYTES);
        return new BigInteger(1, hash)
                .mod(BigInteger.valueOf(room).add(BigInteger.ONE))
                .longValueExact();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
