/**
 * Statements of our accounts: kept, checked day by day, and followed until nothing is missing.
 *
 * Writes: bank_account, bank_statement, bank_statement_balance, bank_statement_entry, bank_statement_finding, reconciled_day.
 * Reads: report_told_payment.
 */
@NullMarked
package org.millioncarrots.payout.statement;

import org.jspecify.annotations.NullMarked;
