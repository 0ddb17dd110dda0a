package org.millioncarrots.claim;

import java.util.UUID;

/**
 * Another claim that is not finished and cannot be granted besides: for the same piece of equipment or seat of its crew, or of the
 * same person under the same programme, through whichever partner. Told to staff only.
 */
record Rival(UUID claimId, Kind kind) {
    /** What the two have in common. */
    enum Kind {
        EQUIPMENT,
        PERSON
    }
}
