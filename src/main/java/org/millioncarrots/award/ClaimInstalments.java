package org.millioncarrots.award;

/**
 * How a payout run takes instalments: texts for its statements, about an instalment {@code i}. What is claimed here gets its payout
 * in the same transaction, or is not claimed.
 */
public final class ClaimInstalments {
    /** Claims what is still to be paid; more conditions may follow, then {@code returning}. A second run finds it claimed. */
    public static final String CLAIM = Instalment.State.PAYABLE.move();

    /** What {@link #CLAIM} can claim. */
    public static final String OPEN = Instalment.State.PAYABLE.from("i.state");

    /**
     * Whether a suspension stops it: what fell due before the first suspended day is paid all the same. Of the awards only the
     * few that are not active are read.
     */
    public static final String SUSPENDED = """
            exists (select from award a
                where a.bucket = i.bucket and a.id = i.award_id and a.state = 'SUSPENDED'
                    and coalesce((select min(s.suspended_from) from award_suspension s
                        where s.bucket = a.bucket and s.award_id = a.id and s.lifted_at is null), i.due_on) <= i.due_on)""";

    /** Whether its award stops it: one that waits for money, has ended, or is suspended on the day it falls due. */
    public static final String AWARD_STOPS = """
            exists (select from award a
                where a.bucket = i.bucket and a.id = i.award_id and a.state <> 'ACTIVE'
                    and (a.state <> 'SUSPENDED'
                        or coalesce((select min(s.suspended_from) from award_suspension s
                            where s.bucket = a.bucket and s.award_id = a.id and s.lifted_at is null), i.due_on)
                            <= i.due_on))""";

    private ClaimInstalments() {}
}
