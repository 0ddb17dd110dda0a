/**
 * The books beside the bank: balances of our accounts, and every cent in which they differ.
 *
 * Reads: bank_account, bank_statement, bank_statement_entry, payment_attempt, payout_batch,
 * report_told_payment, transfer.
 */
@NullMarked
package org.millioncarrots.report.reconciliation;

import org.jspecify.annotations.NullMarked;
