package org.millioncarrots.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A figure as it was known at some instant, with who entered and who approved it.
 *
 * @param year the year in which it is applied
 * @param percent the change as published
 * @param revision 1 for the first figure of the year, then one more for each correction
 * @param inUse whether it was approved and no later revision of the year was
 */
@Schema(name = "IndexFigureEntry")
public record IndexFigureView(
        UUID id,
        String index,
        int year,
        int revision,
        @Schema(examples = "8.4") String percent,
        String source,
        LocalDate publishedOn,
        String enteredBy,
        Instant enteredAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        boolean inUse) {

    static IndexFigureView of(IndexFigure figure, boolean inUse) {
        return new IndexFigureView(
                figure.id(),
                figure.index(),
                figure.year(),
                figure.revision(),
                figure.percent().toPlainString(),
                figure.source(),
                figure.publishedOn(),
                figure.enteredBy(),
                figure.enteredAt(),
                figure.approvedBy(),
                figure.approvedAt(),
                inUse);
    }
}
