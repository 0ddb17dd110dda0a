package org.millioncarrots.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.AuditSql.Extent;
import org.millioncarrots.audit.AuditSql.Stored;

/** The rule of the chain: every entry is unchanged, follows the one before, and is signed from the day on when all are. */
@ApplicationScoped
class AuditChain {
    private static final int BATCH = 2_000;

    private final AuditSql sql;
    private final AuditSigner signer;
    private final SequenceRanges unsigned;

    @Inject
    AuditChain(AuditSql sql, AuditSigner signer, AuditSettings settings) {
        this(sql, signer, settings.unsignedEntries().map(SequenceRanges::of).orElse(SequenceRanges.NONE));
    }

    AuditChain(AuditSql sql, AuditSigner signer, SequenceRanges unsigned) {
        this.sql = sql;
        this.signer = signer;
        this.unsigned = unsigned;
    }

    /** Up to where everything fits. */
    record Place(long sequence, String hash) {
        static final Place START = new Place(0, AuditEntry.GENESIS);
    }

    /** @param broken null if all of the piece fits */
    record Walked(Place place, @Nullable Break broken) {}

    /** Walks along a piece, towards the head. */
    Walked onwards(Place from, Extent extent) {
        long through = Math.min(from.sequence() + BATCH, extent.head().sequence());
        List<Stored> piece = sql.between(from.sequence(), through);
        Place place = from;
        for (Stored stored : piece) {
            AuditFault fault = fault(place, stored, extent.signedFrom());
            if (fault != null) {
                return new Walked(place, new Break(Math.min(place.sequence() + 1, stored.sequence()), fault));
            }
            place = new Place(stored.sequence(), stored.hash());
        }
        long missing = place.sequence() + 1;
        return place.sequence() == through
                ? new Walked(place, null)
                : new Walked(
                        place, new Break(missing, missing > extent.last() ? AuditFault.CUT_OFF : AuditFault.MISSING));
    }

    private @Nullable AuditFault fault(Place before, Stored stored, @Nullable Long signedFrom) {
        AuditEntry entry = stored.entry();
        if (stored.sequence() != before.sequence() + 1) {
            return stored.sequence() > before.sequence() ? AuditFault.MISSING : AuditFault.OUT_OF_ORDER;
        }
        if (entry == null) {
            return AuditFault.CHANGED;
        }
        if (!entry.previousHash().equals(before.hash())) {
            return AuditFault.OUT_OF_ORDER;
        }
        if (!entry.hash().equals(stored.hash())) {
            return AuditFault.CHANGED;
        }
        return signatureFault(stored, signedFrom);
    }

    private @Nullable AuditFault signatureFault(Stored stored, @Nullable Long signedFrom) {
        long sequence = stored.sequence();
        if (stored.mac() == null) {
            return signedFrom == null || sequence < signedFrom || unsigned.contain(sequence)
                    ? null
                    : AuditFault.UNSIGNED;
        }
        if (!AuditSigner.same(signer.entryMac(stored.hash()), stored.mac())) {
            return AuditFault.FORGED;
        }
        // Signing begins behind the last entry that has no signature.
        return signedFrom != null && sequence == signedFrom - 1 ? AuditFault.SIGNED_FROM_MOVED : null;
    }

    /** Whether the head is the end of what was walked, and nothing lies outside of the chain. */
    Optional<Break> end(Place place, Extent extent) {
        long head = extent.head().sequence();
        if (place.sequence() > head) {
            return Optional.of(new Break(head + 1, AuditFault.CUT_OFF));
        }
        if (!place.hash().equals(extent.head().hash())) {
            return Optional.of(new Break(head, AuditFault.OTHER_THAN_ANCHORED));
        }
        if (extent.first() < Math.min(head, 1)) {
            return Optional.of(new Break(extent.first(), AuditFault.OUT_OF_ORDER));
        }
        if (extent.signedFrom() != null && extent.signedFrom() > head + 1) {
            return Optional.of(new Break(head + 1, AuditFault.SIGNED_FROM_MOVED));
        }
        return extent.last() > head ? Optional.of(new Break(head + 1, AuditFault.PAST_HEAD)) : Optional.empty();
    }
}
