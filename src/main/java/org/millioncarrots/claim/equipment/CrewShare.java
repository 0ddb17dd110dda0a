package org.millioncarrots.claim.equipment;

import java.util.List;
import java.util.UUID;
import org.millioncarrots.eligibility.Facts;
import org.millioncarrots.programme.terms.Tariff;

/**
 * A claim's share of a piece of equipment.
 *
 * @param assetId the piece; the same for all who share it
 * @param parts one for each member, in the order of the seats
 * @param seat whose share it is, from 0
 */
public record CrewShare(UUID assetId, List<Long> parts, int seat) {
    public CrewShare {
        parts = List.copyOf(parts);
    }

    /** Whether the piece has more than one owner. */
    public boolean isCrew() {
        return parts.size() > 1;
    }

    /** What is established about a piece: for a crew, by the first award for it. */
    public record Piece(Tariff.Equipment type, Tariff.Usability usability) {
        public Facts.Equipment fact() {
            return new Facts.Equipment(type, usability);
        }
    }
}
