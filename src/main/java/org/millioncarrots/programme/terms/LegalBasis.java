package org.millioncarrots.programme.terms;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A source that a programme version rests on.
 *
 * @param id unique in the document
 * @param publishedOn the date of the source; absent where only the month is known
 * @param url where it was read; absent if it has no lasting address
 * @param quoted what the source says that matters here
 */
public record LegalBasis(
        String id,
        String title,
        @Nullable LocalDate publishedOn,
        @Nullable String url,
        String quoted) {

    /** The title with its date, for answers and records. */
    public String citation() {
        return publishedOn == null ? title : title + " (" + publishedOn + ")";
    }
}
