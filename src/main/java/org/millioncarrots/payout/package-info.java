/**
 * Payouts: runs that create what is due, batches and bank files, and what the bank answers.
 *
 * Writes: bank_consequence, bank_file, bank_file_part, bank_file_reading, bank_message, bank_message_line,
 * bank_message_proposal, channel_delivery, channel_lease, destination_block, end_to_end, exception_case, exception_ruling,
 * payee_check, payment_attempt, payment_home, payment_opening, payment_stop, payout, payout_batch, payout_batch_reissue,
 * payout_batch_refusal, payout_batch_withdrawal, payout_cancellation, payout_conversion, payout_hold, payout_reissue, payout_ruling, payout_run,
 * payout_run_chunk, payout_run_skip, payout_run_sum.
 * Reads: account_index, audit_entry, award, award_money, check_in, claim_hold, claimant, destination_change, instalment, payment_participant,
 * programme_closure, programme_sponsor, report_exception_line, restore_verification, shared_account.
 */
@NullMarked
package org.millioncarrots.payout;

import org.jspecify.annotations.NullMarked;
