package org.millioncarrots.platform.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who has proposed something and when, and who has approved it since. */
public record Proposal(
        String by,
        Instant at,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt) {
    /** One that waits for another person. */
    public static Proposal open(String by, Instant at) {
        return new Proposal(by, at, null, null);
    }

    public boolean isApproved() {
        return approvedBy != null;
    }

    /**
     * The same, approved by the caller.
     *
     * @param what it is, such as {@code erasure}
     * @throws org.millioncarrots.platform.http.Problem if the caller has proposed it (403)
     */
    public Proposal approve(TwoPeople people, String what, Instant now) {
        return new Proposal(by, at, people.other(by, "whoever proposed the " + what + " cannot approve it"), now);
    }
}
