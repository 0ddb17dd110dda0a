package org.millioncarrots.platform.http;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The version that a caller has read, from the {@code If-Match} header (RFC 9110). */
public final class IfMatch {
    public static final String HEADER = "If-Match";

    /** What {@code *} asks for: whatever version there is (RFC 9110). */
    private static final int ANY = -1;

    private static final Pattern ETAG = Pattern.compile("\"([0-9]{1,9})(?:-[0-9a-f]{16})?\"|([0-9]{1,9})");
    private static final Pattern ANOTHER = Pattern.compile("(W/)?\"[\\x21\\x23-\\x7e]*\"");

    private IfMatch() {}

    /** Whether a resource of this version may be changed by who has asked for that one. */
    public static boolean isMet(int asked, int version) {
        return asked == ANY || asked == version;
    }

    /**
     * The version that is asked for, to be compared by {@link #isMet}.
     *
     * @throws Problem if the header is missing (428), is another ETag than ours (412), or none (400)
     */
    public static int version(@Nullable String header) {
        if (header == null) {
            throw new Problem(
                    ProblemType.PRECONDITION_REQUIRED,
                    "send If-Match with the ETag of the version you have read",
                    List.of(new Problem.Violation(HEADER, "the ETag of the last answer")));
        }
        if (header.strip().equals("*")) {
            return ANY;
        }
        Matcher matcher = ETAG.matcher(header.strip());
        if (matcher.matches()) {
            return Integer.parseInt(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        }
        if (ANOTHER.matcher(header.strip()).matches()) {
            throw Problem.of(ProblemType.PRECONDITION_FAILED, "If-Match is not an ETag of this resource");
        }
        throw Problem.invalid(HEADER, "one ETag, that of the version you have read; or * for any; no list");
    }
}
