package org.millioncarrots.figures;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A year's change of an index, as one person has entered it and another perhaps approved. Never changed; a correction is the
 * next revision.
 *
 * @param year the year in which it is applied
 * @param percent the change, as published
 */
record IndexFigure(
        UUID id,
        String index,
        int year,
        int revision,
        BigDecimal percent,
        String source,
        LocalDate publishedOn,
        String enteredBy,
        Instant enteredAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt) {
    boolean isApproved() {
        return approvedBy != null;
    }

    /** Whether entering the other would change nothing. */
    boolean says(IndexFigure other) {
        return percent.compareTo(other.percent) == 0
                && source.equals(other.source)
                && publishedOn.equals(other.publishedOn);
    }
}
