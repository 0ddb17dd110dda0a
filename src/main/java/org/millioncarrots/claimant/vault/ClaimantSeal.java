package org.millioncarrots.claimant.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.MasterKeys;

/**
 * Seals what other features must keep of a person, each piece with the claimant's own key and bound to its place: it ends with the key,
 * and does not open anywhere else.
 */
@ApplicationScoped
public class ClaimantSeal {
    private static final int AT_ONCE = 1_000;

    private final VaultRows rows;
    private final MasterKeys masterKeys;

    ClaimantSeal(VaultRows rows, MasterKeys masterKeys) {
        this.rows = rows;
        this.masterKeys = masterKeys;
    }

    /**
     * Something of one claimant, sealed or not.
     *
     * @param place where it is kept: whose, what, which, and the version of its form
     */
    public record Piece(UUID claimantId, String place, byte[] content) {
        /** Nothing of the person. */
        @Override
        public String toString() {
            return "Piece[" + place + "]";
        }
    }

    /** In the same order; null for whom there is no key any more. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<byte @Nullable []> seal(List<Piece> pieces) {
        return each(pieces, (key, piece) -> masterKeys.encrypt(key, context(piece), piece.content()));
    }

    /**
     * In the same order; null for whom there is no key any more.
     *
     * @throws IllegalStateException if a piece was changed, or is another place's
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<byte @Nullable []> open(List<Piece> pieces) {
        return each(pieces, (key, piece) -> masterKeys.decrypt(key, context(piece), piece.content()));
    }

    private interface Work {
        byte[] on(SecretKey key, Piece piece);
    }

    private List<byte @Nullable []> each(List<Piece> pieces, Work work) {
        List<byte @Nullable []> done = new ArrayList<>(pieces.size());
        for (int from = 0; from < pieces.size(); from += AT_ONCE) {
            List<Piece> some = pieces.subList(from, Math.min(from + AT_ONCE, pieces.size()));
            Map<UUID, SecretKey> keys =
                    keys(some.stream().map(Piece::claimantId).distinct().toList());
            for (Piece piece : some) {
                SecretKey key = keys.get(piece.claimantId());
                done.add(key == null ? null : work.on(key, piece));
            }
        }
        return done;
    }

    private Map<UUID, SecretKey> keys(List<UUID> claimants) {
        Map<UUID, SecretKey> keys = new HashMap<>();
        for (VaultRows.Wrapped wrapped : rows.wrappedKeys(claimants)) {
            byte[] key = masterKeys.open(IdentityVault.wrapping(wrapped.claimantId()), wrapped.key());
            keys.put(wrapped.claimantId(), new SecretKeySpec(key, "AES"));
            Arrays.fill(key, (byte) 0);
        }
        return keys;
    }

    private static String context(Piece piece) {
        return piece.claimantId() + "/" + piece.place();
    }
}
