package org.millioncarrots.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Makes time-ordered UUIDs (RFC 9562): version 7 for programmes, rates and runs; version 8 for what belongs to a claimant,
 * with the claimant's bucket in the 12 bits after the version.
 */
@ApplicationScoped
public class Ids {
    public static final int BUCKETS = 4096;

    /** For {@code bucket = any (:buckets)}, by which an index that begins with the bucket finds what its next column says. */
    public static final List<Short> ALL_BUCKETS =
            IntStream.range(0, BUCKETS).mapToObj(bucket -> (short) bucket).toList();

    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM_62 = 0x3fff_ffff_ffff_ffffL;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Ids(Clock clock) {
        this.clock = clock;
    }

    /** A version 7 id for what does not belong to a claimant. */
    public UUID next() {
        return id(7, random.nextInt(BUCKETS));
    }

    /** A version 8 id in the claimant's bucket. */
    public UUID next(int bucket) {
        return id(8, bucket);
    }

    /** A bucket for a new claimant, 0 to 4095. */
    public int newBucket() {
        return random.nextInt(BUCKETS);
    }

    /** The bucket that a version 8 id carries; any other id gives a bucket in which nothing is found. */
    public static short bucketOf(UUID id) {
        return id.version() == 8 ? (short) (id.getMostSignificantBits() & 0xfff) : -1;
    }

    /**
     * The id of a step that can happen only once: time and bucket of the parent, the rest a hash of parent and step. Whoever
     * repeats the step makes the same id, and the primary key refuses the second. Equal to {@code derived_id} in SQL.
     */
    public static UUID derived(UUID parent, String step) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(ByteBuffer.allocate(16)
                    .putLong(parent.getMostSignificantBits())
                    .putLong(parent.getLeastSignificantBits())
                    .array());
            long hash = ByteBuffer.wrap(sha256.digest(step.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
            return new UUID(parent.getMostSignificantBits(), VARIANT | (hash & RANDOM_62));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private UUID id(int version, int twelveBits) {
        long most = (clock.millis() << 16) | ((long) version << 12) | twelveBits;
        return new UUID(most, VARIANT | (random.nextLong() & RANDOM_62));
    }
}
