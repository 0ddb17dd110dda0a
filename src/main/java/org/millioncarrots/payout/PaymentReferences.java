package org.millioncarrots.payout;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HexFormat;
import java.util.UUID;
import org.millioncarrots.bank.EndToEndId;
import org.millioncarrots.platform.KeyedHash;
import org.millioncarrots.platform.MasterKeys;

/**
 * Makes the references under which the bank knows payments. They are keyed hashes: nobody without the key file can link them to
 * anything, and after a restore they come out the same, so that a payment which was sent is recognised and a second sending is
 * refused. A payout is sent once at most; what is paid again is another payout, with the next number and an id of its own.
 */
@ApplicationScoped
public class PaymentReferences {
    private final KeyedHash endToEnd;
    private final KeyedHash uetr;
    private final KeyedHash file;

    PaymentReferences(MasterKeys keys) {
        this.endToEnd = keys.keyedHash("payment-reference/end-to-end");
        this.uetr = keys.keyedHash("payment-reference/uetr");
        this.file = keys.keyedHash("payment-reference/file");
    }

    public EndToEndId endToEndId(UUID payout) {
        return EndToEndId.of(endToEnd.of(bytes(payout)));
    }

    /** Of version 4, as banks expect it. */
    public UUID uetr(UUID payout) {
        ByteBuffer hash = ByteBuffer.wrap(uetr.of(bytes(payout)));
        return new UUID(
                (hash.getLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L,
                (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L);
    }

    /**
     * The message id of a file with exactly these payouts. The same payouts collected again after a restore make the same id, and
     * a bank refuses a second file with it.
     *
     * @param payouts in the order of their ids
     * @param again how many batches with the same payouts there were before, which were taken apart
     * @return 32 characters 0-9 and A-F
     */
    public String messageId(Collection<UUID> payouts, int again) {
        ByteBuffer message =
                ByteBuffer.allocate(Integer.BYTES + 16 * payouts.size()).putInt(again);
        payouts.forEach(payout -> message.put(bytes(payout)));
        return HexFormat.of().withUpperCase().formatHex(file.of(message.array()), 0, 16);
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
