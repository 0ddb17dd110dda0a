package org.millioncarrots.ledger;

/**
 * More money is at a programme's disposal, because it was voted, released or recovered; fired within the transaction that
 * books it.
 *
 * @param programme its code
 */
public record MoneyAvailable(String programme) {}
