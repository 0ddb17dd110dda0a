/**
 * * The books: accounts, balanced transfers and balances; the only writer of its tables.
 *
 * Writes: appropriation, budget, ledger_account, ledger_closing, ledger_closing_balance, transfer.
 * Reads: payment_attempt, payout, programme_sponsor.
 */
@NullMarked
package org.millioncarrots.ledger;

import org.jspecify.annotations.NullMarked;
