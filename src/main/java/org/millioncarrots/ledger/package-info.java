/**
 * The books: accounts, balanced transfers and balances.
 *
 * Writes: appropriation, budget, ledger_account, ledger_closing, ledger_closing_balance, ledger_closing_proposal,
 * transfer.
 * Reads: programme_sponsor.
 */
@NullMarked
package org.millioncarrots.ledger;

import org.jspecify.annotations.NullMarked;
