package org.millioncarrots.payout;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.millioncarrots.platform.http.Problem.Violation;

/**
 * What stops a payment, said once: runs, their lists of what was skipped, collecting, approval, the file and its delivery ask by
 * these conditions. They are about an instalment i, and ask for the few rows that stand in the way, which small indexes of their
 * own have (claimant_restricted, claim_hold_open, award_not_active). In the order in which reasons are named.
 */
public enum PayoutStop {
    CLAIMANT_ERASED("claimant", "a claimant whose identity was not erased", """
            exists (select from claimant c
                where c.bucket = i.bucket and c.id = i.claimant_id and c.state <> 'ACTIVE')"""),
    /** The closed programmes are read once per statement (not in, on a column without nulls). */
    PROGRAMME_CLOSED("programme", "a programme that is not closed", """
            i.programme in (select e.programme from programme_closure e where e.reopened_at is null)"""),
    ON_HOLD("claim", "a claim without an open hold", """
            exists (select from claim_hold h
                where h.bucket = i.bucket and h.claim_id = i.claim_id and h.lifted_at is null)"""),
    /** A terminated award does not stop what it owes: it ends by itself after its last day. */
    AWARD_SUSPENDED("award", "an award that is not suspended", """
            exists (select from award a
                where a.bucket = i.bucket and a.id = i.award_id and a.state = 'SUSPENDED')"""),
    /** Of a payout p, between collecting and approval: the other account is for the next batch, where it is looked at. */
    DESTINATION_CHANGED("payoutDestination", "the account that the payout was collected for; collect it again", """
            p.destination_version <> (select c.destination_version from claimant c
                where c.bucket = i.bucket and c.id = i.claimant_id)""");

    /** Those that hold wherever the payment is, until somebody lifts them. */
    public static final Set<PayoutStop> LASTING =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(DESTINATION_CHANGED)));

    private final String field;
    private final String expected;
    private final String condition;

    PayoutStop(String field, String expected, String condition) {
        this.field = field;
        this.expected = expected;
        this.condition = condition;
    }

    /** Begins with a space. */
    public static String noneOf(Set<PayoutStop> stops) {
        return stops.stream()
                .map(stop -> "not (" + stop.condition + ")")
                .collect(Collectors.joining(" and ", " ", " "));
    }

    /** The branches of a case that gives the name of the first that applies. */
    public static String firstOf(Set<PayoutStop> stops) {
        return stops.stream()
                .map(stop -> "when " + stop.condition + " then '" + stop.name() + "'")
                .collect(Collectors.joining(" ", " ", " "));
    }

    /** What it is that stops, by its code, and what would be right. */
    public Violation violation() {
        return new Violation(field, name() + ": " + expected);
    }
}
