/**
 * What finance reads: SQL views as JSON and CSV, one claimant's schedule, and the comparison with reference figures.
 *
 * Writes: report_export, report_result.
 * Reads: appropriation, bank_account, bank_message_proposal, bank_statement, bank_statement_finding, budget, claimant,
 * destination_block, exception_ruling, index_figure, index_figure_approval, instalment, ledger_account, ledger_closing,
 * ledger_closing_balance, ledger_closing_proposal, manual_rate, manual_rate_approval, payment_opening, payout, payout_batch,
 * payout_batch_reissue, payout_batch_withdrawal, payout_cancellation, payout_conversion, payout_reissue, payout_ruling,
 * payout_run, programme_sponsor, rate_confirmation, rate_proposal, report_budget, report_exception_line,
 * report_exchanged_payout, report_liability, report_payout, report_queue, report_schedule, transfer.
 */
@NullMarked
package org.millioncarrots.report;

import org.jspecify.annotations.NullMarked;
