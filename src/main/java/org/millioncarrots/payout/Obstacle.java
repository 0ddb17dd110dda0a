package org.millioncarrots.payout;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.millioncarrots.award.ClaimInstalments;
import org.millioncarrots.platform.http.Problem.Violation;

/**
 * What stops a payment, said once: runs, their lists of what was skipped, collecting, approval, the file, its delivery and the
 * schedule of a claimant ask by these conditions. They are about an instalment i, and ask for the few rows that stand in the way,
 * which small indexes of their own have (claimant_restricted, claim_hold_open, award_not_active). In the order in which reasons
 * are named.
 */
public enum Obstacle {
    /** The award waits for money. */
    FUNDS_EXHAUSTED("award", "an award that has its money", """
            exists (select from award a
                where a.bucket = i.bucket and a.id = i.award_id and a.state = 'QUEUED')"""),
    AWARD_NOT_ACTIVE("award", "an award that is neither waiting, suspended nor ended", ClaimInstalments.AWARD_STOPS),
    CLAIMANT_ERASED("claimant", "a claimant whose identity was not erased", """
            exists (select from claimant c
                where c.bucket = i.bucket and c.id = i.claimant_id and c.state <> 'ACTIVE')"""),
    /** The closed programmes are read once per statement (not in, on a column without nulls). */
    PROGRAMME_CLOSED("programme", "a programme that is not closed", """
            i.programme in (select e.programme from programme_closure e where e.reopened_at is null)"""),
    ON_HOLD("claim", "a claim without an open hold", """
            exists (select from claim_hold h
                where h.bucket = i.bucket and h.claim_id = i.claim_id and h.lifted_at is null)"""),
    /** Of a payout p that was in an approved batch when it was held: its file does not go, and the batch can be taken apart. */
    PAYOUT_HELD("payout", "a payout without an open hold", """
            exists (select from payout_hold h
                where h.bucket = p.bucket and h.payout_id = p.id and h.released_at is null)"""),
    /** A terminated award does not stop what it owes: it ends by itself after its last day. */
    AWARD_SUSPENDED("award", "an award that is not suspended", ClaimInstalments.SUSPENDED),
    NO_DESTINATION("payoutDestination", "an account that the currency can be paid to", """
            exists (select from claimant c
                where c.bucket = i.bucket and c.id = i.claimant_id and not c.destination_cross_border
                    and not (c.destination_sepa and i.payout_currency = 'EUR'))"""),
    /** Of a payout p, or of what it will be: the bank has said that this account cannot be paid. */
    DESTINATION_BLOCKED("payoutDestination", "an account that payments have not come back from; give another one", """
            exists (select from destination_block d
                where d.bucket = i.bucket and d.claimant_id = i.claimant_id and d.released_at is null
                    and d.destination_version = coalesce(p.destination_version, (select c.destination_version
                        from claimant c where c.bucket = i.bucket and c.id = i.claimant_id)))"""),
    /** Of a run, which has the parameter disabled: programmes whose rate policy this version of the service cannot read. */
    PROGRAMME_DISABLED("programme", "a programme that this version of the service can read", """
            i.currency <> i.payout_currency and i.programme = any (:disabled)"""),
    /** Of a run, which has the parameter unconvertible: at the rate it comes to less than a minor unit, or more than can be counted. */
    AMOUNT_NOT_CONVERTIBLE(
            "amount",
            "an amount that comes to at least one minor unit of the currency it is paid in",
            "i.id = any (cast(:unconvertible as uuid[]))"),
    /** Of a run, after all that has a rate was paid. */
    RATE_UNAVAILABLE("rate", "a published rate that serves the due date", "i.currency <> i.payout_currency"),
    /** Of a payout p, between collecting and approval: the other account is for the next batch, where it is looked at. */
    DESTINATION_CHANGED("payoutDestination", "the account that the payout was collected for; collect it again", """
            p.destination_version <> (select c.destination_version from claimant c
                where c.bucket = i.bucket and c.id = i.claimant_id)"""),
    /** One person says that the claimant is to be paid elsewhere: neither account is paid before another person has looked. */
    DESTINATION_PROPOSED(
            "payoutDestination", "a proposed change of account that is confirmed, rejected or withdrawn", """
            exists (select from destination_change d
                where d.bucket = i.bucket and d.claimant_id = i.claimant_id and d.state = 'PROPOSED')"""),
    /** Two people have said so, and the claimant may still object. */
    DESTINATION_WAITING("payoutDestination", "a confirmed change of account whose waiting time is over", """
            exists (select from destination_change d
                where d.bucket = i.bucket and d.claimant_id = i.claimant_id and d.state = 'CONFIRMED')"""),
    /** Of a payout p in a batch, to be asked with the parameter instantAtMost: the limit may be another one than when it was collected. */
    ABOVE_INSTANT_LIMIT("amount", "an amount within carrots.payments.instant-at-most; it waits for a SEPA batch", """
            p.amount_minor > :instantAtMost and exists (select from payout_batch b
                where b.id = p.batch_id and b.scheme = 'SEPA_INSTANT')"""),
    /**
     * An account of many claimants, or a signal that the claimant acts under coercion: told as one and the same, so that whoever reads
     * it learns of neither. Not in the schedule: a partner could ask.
     */
    UNDER_CHECK("payout", "a payment that no check is open for; whoever makes the check lets it go on", """
            exists (select from shared_account s join account_index x on x.account = s.account
                join claimant c on c.bucket = x.bucket and c.id = x.claimant_id and c.destination_version = x.version
                where x.bucket = i.bucket and x.claimant_id = i.claimant_id and s.claimants > s.cleared_up_to)""", """
            exists (select from check_in k
                where k.bucket = i.bucket and k.claimant_id = i.claimant_id
                    and k.kind in ('OTHER_WORD', 'REPORTED', 'ROUTINE') and k.ended_at is null)""");

    /** Those that keep a run from claiming an instalment. */
    public static final Set<Obstacle> TO_CLAIMING =
            set(EnumSet.of(AWARD_NOT_ACTIVE, CLAIMANT_ERASED, PROGRAMME_CLOSED, ON_HOLD, NO_DESTINATION));

    /** What a run says of what it has left: the same, and more exactly. */
    public static final Set<Obstacle> NAMED_BY_RUN;

    /** The same before a rate is looked for, without which what is converted is left as well. */
    public static final Set<Obstacle> BEFORE_CONVERTING;

    /** Those that hold wherever the payment is, until somebody lifts them; claimants' schedules show them. */
    public static final Set<Obstacle> LASTING = set(
            EnumSet.of(CLAIMANT_ERASED, PROGRAMME_CLOSED, ON_HOLD, PAYOUT_HELD, AWARD_SUSPENDED, DESTINATION_BLOCKED));

    /** What is looked at once more when the file of an approved batch is given out or delivered. */
    public static final Set<Obstacle> TO_DELIVERY;

    /** What leaves a payout out of a batch that is collected. */
    public static final Set<Obstacle> TO_COLLECTING;

    /** What is looked at when a batch is approved. */
    public static final Set<Obstacle> TO_APPROVAL;

    /**
     * What keeps an approved file here that nobody has been given yet. An account that two people say is another one is not paid;
     * what one person proposes does not stop the payments of everybody else in the file.
     */
    public static final Set<Obstacle> TO_GIVING_OUT;

    /** What the view report_schedule calls stopped: of what is due, and of what is still scheduled. */
    public static final Set<Obstacle> IN_SCHEDULE;

    /**
     * What the view report_exception names of payouts that no batch takes. Checks are not among them: a list of what is under check
     * would be one of people in danger.
     */
    public static final Set<Obstacle> NAMED_TO_STAFF;

    static {
        EnumSet<Obstacle> named =
                EnumSet.of(FUNDS_EXHAUSTED, PROGRAMME_DISABLED, AMOUNT_NOT_CONVERTIBLE, RATE_UNAVAILABLE);
        named.addAll(TO_CLAIMING);
        NAMED_BY_RUN = set(named);
        EnumSet<Obstacle> beforeConverting = EnumSet.copyOf(named);
        beforeConverting.removeAll(Set.of(AMOUNT_NOT_CONVERTIBLE, RATE_UNAVAILABLE));
        BEFORE_CONVERTING = set(beforeConverting);
        TO_DELIVERY = lastingAnd(UNDER_CHECK);
        TO_COLLECTING = lastingAnd(UNDER_CHECK, DESTINATION_PROPOSED, DESTINATION_WAITING);
        TO_APPROVAL = lastingAnd(
                UNDER_CHECK, DESTINATION_CHANGED, DESTINATION_PROPOSED, DESTINATION_WAITING, ABOVE_INSTANT_LIMIT);
        TO_GIVING_OUT = lastingAnd(UNDER_CHECK, DESTINATION_CHANGED, DESTINATION_WAITING, ABOVE_INSTANT_LIMIT);
        IN_SCHEDULE = lastingAnd(FUNDS_EXHAUSTED, DESTINATION_PROPOSED, DESTINATION_WAITING);
        NAMED_TO_STAFF = lastingAnd(NO_DESTINATION, DESTINATION_PROPOSED, DESTINATION_WAITING);
    }

    private final String field;
    private final String expected;
    private final List<String> conditions;

    /** @param conditions of which one is enough; each apart, so that the planner makes a join of each */
    Obstacle(String field, String expected, String... conditions) {
        this.field = field;
        this.expected = expected;
        this.conditions = List.of(conditions);
    }

    private static Set<Obstacle> set(EnumSet<Obstacle> obstacles) {
        return Collections.unmodifiableSet(obstacles);
    }

    private static Set<Obstacle> lastingAnd(Obstacle... others) {
        EnumSet<Obstacle> obstacles = EnumSet.copyOf(LASTING);
        obstacles.addAll(Set.of(others));
        return set(obstacles);
    }

    /** Begins with a space. */
    public static String noneOf(Set<Obstacle> obstacles) {
        return obstacles.stream()
                .flatMap(obstacle -> obstacle.conditions.stream())
                .map(condition -> "not (" + condition + ")")
                .collect(Collectors.joining(" and ", " ", " "));
    }

    /** A case that gives the name of the first that applies, or null. */
    public static String firstOf(Set<Obstacle> obstacles) {
        return obstacles.stream()
                .flatMap(obstacle ->
                        obstacle.conditions.stream().map(condition -> "when " + condition + " then '" + obstacle + "'"))
                .collect(Collectors.joining(" ", " case ", " end "));
    }

    /** What it is that stops, by its code, and what would be right. */
    public Violation violation() {
        return new Violation(field, name() + ": " + expected);
    }
}
