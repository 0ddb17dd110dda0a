package org.millioncarrots.bank;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the payee's bank knows the account under the name in the payment (verification of payee, EPC218-23; Regulation (EU)
 * 2024/886). From the best to the most doubtful.
 */
public enum PayeeMatch {
    /** The name is that of the account. */
    MTCH("RCVC"),
    /** The bank cannot say. */
    NOAP("RVNA"),
    /** Nearly: other letters, a second name missing. */
    CMTC("RVMC"),
    /** The name is not that of the account. */
    NMTC("RVNM");

    /** The status codes of one payment in pain.002; RVCM, of a file, tells of no payment, only that some do not match. */
    public static final List<String> STATUSES =
            Arrays.stream(values()).map(match -> match.status).toList();

    private final String status;

    PayeeMatch(String status) {
        this.status = status;
    }

    /** Empty if the status is about something else. */
    public static Optional<PayeeMatch> ofStatus(String status) {
        return Arrays.stream(values())
                .filter(match -> match.status.equals(status))
                .findFirst();
    }

    /** The status code in pain.002. */
    public String status() {
        return status;
    }

    public PayeeMatch moreDoubtful(PayeeMatch other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** This and those that are more doubtful. */
    public Set<PayeeMatch> noLessDoubtful() {
        return EnumSet.range(this, NMTC);
    }

    public boolean isDoubtful() {
        return this == CMTC || this == NMTC;
    }
}
