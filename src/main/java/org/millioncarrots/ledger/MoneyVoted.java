package org.millioncarrots.ledger;

/**
 * New money is at a programme's disposal; fired within the transaction that books it.
 *
 * @param programme its code
 */
public record MoneyVoted(String programme) {}
