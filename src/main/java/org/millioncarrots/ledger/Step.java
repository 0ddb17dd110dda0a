package org.millioncarrots.ledger;

import org.millioncarrots.ledger.Account.Kind;

/** What a transfer books; each step leads from one kind of account to another. */
public enum Step {
    APPROPRIATE(Kind.FUNDING, Kind.APPROPRIATION),
    COMMIT(Kind.APPROPRIATION, Kind.COMMITMENT),
    /** Takes a commitment in the promised currency out of the books … */
    EXCHANGE_OUT(Kind.COMMITMENT, Kind.EXCHANGE),
    /** … and puts it back in the payout currency; linked to the first by one id. */
    EXCHANGE_IN(Kind.EXCHANGE, Kind.COMMITMENT),
    RELEASE(Kind.COMMITMENT, Kind.APPROPRIATION),
    /** Keeps back from what is committed what a claimant was paid too much before. */
    WITHHOLD(Kind.COMMITMENT, Kind.RECOVERY),
    /** Gives it back to be promised anew, once the instalment it was deducted from has fallen due or is cancelled. */
    RECOVER(Kind.RECOVERY, Kind.APPROPRIATION),
    FALL_DUE(Kind.COMMITMENT, Kind.PAYABLE),
    CANCEL(Kind.PAYABLE, Kind.COMMITMENT),
    SEND(Kind.PAYABLE, Kind.IN_TRANSIT),
    SETTLE(Kind.IN_TRANSIT, Kind.SETTLED),
    REJECT(Kind.IN_TRANSIT, Kind.PAYABLE),
    RETURN(Kind.SETTLED, Kind.PAYABLE),
    /** A charge of the bank is borne, by a ruling of two people; so are the steps that follow. */
    CHARGE(Kind.APPROPRIATION, Kind.CHARGES),
    /** Laid out until the bank gives it back … */
    CLAIM(Kind.APPROPRIATION, Kind.CLAIMED),
    /** … which it has, … */
    CLAIM_PAID(Kind.CLAIMED, Kind.APPROPRIATION),
    /** … or never will. */
    CLAIM_LOST(Kind.CLAIMED, Kind.WRITTEN_OFF),
    WRITE_OFF(Kind.APPROPRIATION, Kind.WRITTEN_OFF);

    private final Kind debit;
    private final Kind credit;

    Step(Kind debit, Kind credit) {
        this.debit = debit;
        this.credit = credit;
    }

    /** The kind of account that is debited. */
    public Kind debit() {
        return debit;
    }

    /** The kind of account that is credited. */
    public Kind credit() {
        return credit;
    }
}
