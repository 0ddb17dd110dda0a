/**
 * What finance reads: SQL views as JSON and CSV, one claimant's schedule, and the comparison with reference figures.
 *
 * Writes: report_export.
 * Reads: claimant, ledger_account, ledger_closing, ledger_closing_balance, programme_sponsor, report_budget,
 * report_exception_line, report_exchange, report_exchanged_payout, report_liability, report_payout, report_schedule, transfer.
 */
@NullMarked
package org.millioncarrots.report;

import org.jspecify.annotations.NullMarked;
