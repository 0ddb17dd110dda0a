package org.millioncarrots.payout.exception;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.payout.exception.ExceptionFilter.Age;
import org.millioncarrots.payout.exception.ExceptionFilter.Whose;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.http.Problem;

/** What the page of exceptions is asked for; an empty field of its form is one that chooses nothing. */
class ExceptionQuery {
    private static final Pattern REASON = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    @QueryParam("kind")
    @Nullable
    String kind;

    @QueryParam("reason")
    @Nullable
    String reason;

    @QueryParam("whose")
    @Nullable
    String whose;

    @QueryParam("age")
    @Nullable
    String age;

    @QueryParam("state")
    @Nullable
    String state;

    @QueryParam("after")
    @Nullable
    String after;

    ExceptionFilter filter() {
        String code = chosen(reason);
        if (code != null && !REASON.matcher(code).matches()) {
            throw Problem.invalid("reason", "a code, such as AC04, or - for none");
        }
        return new ExceptionFilter(
                Params.oneOf("kind", chosen(kind), ExceptionKind.class),
                code,
                Params.oneOf("whose", chosen(whose), Whose.class),
                Params.oneOf("age", chosen(age), Age.class),
                Params.oneOf("state", chosen(state), ExceptionState.class));
    }

    /** Behind which row the page begins. */
    After after() {
        String cursor = chosen(after);
        if (cursor == null) {
            return After.NOTHING;
        }
        int split = cursor.indexOf('_');
        Instant since = Params.instant("after", split < 0 ? cursor : cursor.substring(0, split));
        UUID id = Params.id("after", cursor.substring(split + 1));
        if (since == null || id == null) {
            throw Problem.invalid("after", "the link to the next rows");
        }
        return new After(since, id);
    }

    /** A place in the order of the list, from the oldest on. */
    record After(Instant since, UUID id) {
        static final After NOTHING = new After(Instant.EPOCH, new UUID(0, 0));

        static String of(ExceptionRow row) {
            return row.since() + "_" + row.id();
        }
    }

    private static @Nullable String chosen(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
