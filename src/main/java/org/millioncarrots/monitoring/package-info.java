/**
 * What operators watch: figures of payouts, runs, books, rates and the audit log, taken by one replica and served by all.
 *
 * Writes: measurement.
 * Reads: audit_walk, award_index, award_queue, bank_message_line, bank_statement, bank_statement_finding, budget,
 * check_in, claim, equipment_asset, equipment_seat, ledger_account, ledger_closing, ledger_closing_balance, news, payment_stop, payout,
 * payout_run, payout_run_chunk, payout_run_skip, rate_feed, rate_publication, transfer, vault_destruction,
 * webhook.
 */
@NullMarked
package org.millioncarrots.monitoring;

import org.jspecify.annotations.NullMarked;
