package org.millioncarrots.ledger;

import org.millioncarrots.money.CurrencyCode;

/**
 * An account of the books.
 *
 * @param sponsor who funds what is booked here, by code
 */
public record Account(String programme, String sponsor, CurrencyCode currency, Kind kind) {

    /** The way of the money, from the vote to the claimant. */
    public enum Kind {
        /** What a sponsor has put at the programme's disposal; the counterpart of the appropriation. */
        FUNDING,
        /** Voted and not yet promised. */
        APPROPRIATION,
        /** Promised by awards and not yet due. */
        COMMITMENT,
        /** Due and not yet handed to the bank. */
        PAYABLE,
        /** Handed to the bank, which has not confirmed it. */
        IN_TRANSIT,
        /** Confirmed by the bank. */
        SETTLED,
        /** The other side of both legs of an exchange. */
        EXCHANGE,
        /** Overpaid and still to be deducted. */
        RECOVERY,
        /** Charges of banks that the sponsors bear. */
        CHARGES,
        /** What a bank is asked to give back. */
        CLAIMED,
        /** What is lost. */
        WRITTEN_OFF
    }

    /** The account of another kind, for the same programme, sponsor and currency. */
    public Account as(Kind other) {
        return new Account(programme, sponsor, currency, other);
    }
}
