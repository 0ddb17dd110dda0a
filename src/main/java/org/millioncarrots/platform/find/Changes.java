package org.millioncarrots.platform.find;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.http.Problem;

/**
 * A list of what has changed since an instant, in the order of the changes. What is being written while it is read may carry an
 * earlier time than what it shows already; so each answer says from when to ask next time, which lies further back than any
 * transaction can last. What changed since then comes again, and nothing is missed.
 *
 * @param since changes at this instant are listed
 * @param after the id of the last one shown at that instant
 * @param next from when to ask after the last page, as the first page has found it
 */
public record Changes(Instant since, UUID after, Instant next) {
    /** The timeout of transactions, and what clocks of replicas may differ by. */
    static final Duration OVERLAP = Duration.ofSeconds(310);

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final int PARTS = 3;

    /**
     * Empty if the list is not asked for by change.
     *
     * @throws Problem if the instant or the cursor is not readable (400)
     */
    public static Optional<Changes> asked(@Nullable String changedSince, @Nullable String cursor, Instant now) {
        Instant since = Params.instant("changedSince", changedSince);
        if (since == null) {
            return Optional.empty();
        }
        if (cursor == null) {
            return Optional.of(new Changes(since, BEFORE_ALL, now.minus(OVERLAP).truncatedTo(ChronoUnit.SECONDS)));
        }
        String[] parts = cursor.split("/", -1);
        if (parts.length != PARTS) {
            throw Problem.invalid("cursor", "next of the page before, with the same changedSince");
        }
        return Optional.of(new Changes(
                Objects.requireNonNull(Params.instant("cursor", parts[0])),
                Objects.requireNonNull(Params.id("cursor", parts[1])),
                Objects.requireNonNull(Params.instant("cursor", parts[2]))));
    }

    /** Cuts a list that was read with one row more than the limit. */
    public <T> Page<T> page(List<T> readOneMore, int limit, Function<T, Instant> changedAt, Function<T, UUID> id) {
        Page<T> page = Page.of(
                readOneMore,
                limit,
                last -> changedAt.apply(last).truncatedTo(ChronoUnit.MICROS) + "/" + id.apply(last) + "/" + next);
        return new Page<>(page.items(), page.next(), next);
    }
}
