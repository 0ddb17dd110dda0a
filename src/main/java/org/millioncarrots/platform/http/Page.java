package org.millioncarrots.platform.http;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next the cursor that gives the following page; absent on the last one
 */
public record Page<T>(
        List<T> items,
        @Nullable String next,

        @Schema(
                description =
                        "Only with changedSince: what to ask for next time, so that nothing is missed that was being written"
                                + " meanwhile; what changed since then comes again")
        @Nullable
        Instant nextChangedSince)
        implements Listed {
    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 500;

    public Page(List<T> items, @Nullable String next) {
        this(items, next, null);
    }

    @Override
    public int listed() {
        return items.size();
    }

    /** The same page of what is shown of its items. */
    public <R> Page<R> map(Function<T, R> shown) {
        return new Page<>(items.stream().map(shown).toList(), next, nextChangedSince);
    }

    /** Cuts a list that was read with one row more than the limit; the cursor is the last shown item's key. */
    public static <T> Page<T> of(List<T> readOneMore, int limit, Function<T, String> key) {
        if (readOneMore.size() <= limit) {
            return new Page<>(List.copyOf(readOneMore), null);
        }
        List<T> shown = List.copyOf(readOneMore.subList(0, limit));
        return new Page<>(shown, key.apply(shown.getLast()));
    }

    /** @throws Problem if the limit is not between 1 and {@value #MAX_LIMIT} */
    public static int limit(@Nullable Integer asked) {
        int limit = asked == null ? DEFAULT_LIMIT : asked;
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Problem.invalid("limit", "a whole number from 1 to " + MAX_LIMIT);
        }
        return limit;
    }
}
