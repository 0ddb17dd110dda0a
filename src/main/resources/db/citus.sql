-- Spreads the schema over several servers with Citus 12 or newer. Optional, and never run by the service: an administrator runs
-- it once, as the owner of the tables, after the first migration and before there are many rows (docs/scale.md):
--   psql -v ON_ERROR_STOP=1 -d carrots -f citus.sql
-- A table that a later migration adds is added here, by a test too.

-- SET LOCAL of the row-level policies goes along to the servers that hold the rows.
alter database :"DBNAME" set citus.propagate_set_commands = 'local';

-- Read beside claimants' rows on every server, and written rarely: a copy on each.
select create_reference_table('programme_version');
select create_reference_table('programme_sponsor');
select create_reference_table('programme_closure');
select create_reference_table('ledger_account');
select create_reference_table('shared_account');

-- Rows of claimants, all by their bucket and side by side, so that what belongs to one claimant lies on one server. In the order
-- of their foreign keys. 64 shards: enough for 64 servers, and 64 buckets in each shard.
set citus.shard_count = 64;
select create_distributed_table('claimant', 'bucket', colocate_with => 'none');
select create_distributed_table('vault.vault_key', 'bucket', colocate_with => 'claimant');
select create_distributed_table('vault.vault_record', 'bucket', colocate_with => 'claimant');
select create_distributed_table('destination_change', 'bucket', colocate_with => 'claimant');
select create_distributed_table('account_index', 'bucket', colocate_with => 'claimant');
select create_distributed_table('dependant', 'bucket', colocate_with => 'claimant');
select create_distributed_table('vault_note', 'bucket', colocate_with => 'claimant');
select create_distributed_table('check_in', 'bucket', colocate_with => 'claimant');
select create_distributed_table('dependants_safe', 'bucket', colocate_with => 'claimant');
select create_distributed_table('testimony', 'bucket', colocate_with => 'claimant');
select create_distributed_table('claim', 'bucket', colocate_with => 'claimant');
select create_distributed_table('decision', 'bucket', colocate_with => 'claimant');
select create_distributed_table('same_person_clearance', 'bucket', colocate_with => 'claimant');
select create_distributed_table('claim_rival', 'bucket', colocate_with => 'claimant');
select create_distributed_table('attestation', 'bucket', colocate_with => 'claimant');
select create_distributed_table('claim_hold', 'bucket', colocate_with => 'claimant');
select create_distributed_table('appeal', 'bucket', colocate_with => 'claimant');
select create_distributed_table('claim_ending', 'bucket', colocate_with => 'claimant');
select create_distributed_table('disclosure', 'bucket', colocate_with => 'claimant');
select create_distributed_table('erasure', 'bucket', colocate_with => 'claimant');
select create_distributed_table('vault_destruction', 'bucket', colocate_with => 'claimant');
select create_distributed_table('award', 'bucket', colocate_with => 'claimant');
select create_distributed_table('award_money', 'bucket', colocate_with => 'claimant');
select create_distributed_table('award_cap', 'bucket', colocate_with => 'claimant');
select create_distributed_table('award_change', 'bucket', colocate_with => 'claimant');
select create_distributed_table('award_suspension', 'bucket', colocate_with => 'claimant');
select create_distributed_table('award_confirmation', 'bucket', colocate_with => 'claimant');
select create_distributed_table('award_queue', 'bucket', colocate_with => 'claimant');
select create_distributed_table('award_index', 'bucket', colocate_with => 'claimant');
select create_distributed_table('instalment', 'bucket', colocate_with => 'claimant');
select create_distributed_table('payout', 'bucket', colocate_with => 'claimant');
select create_distributed_table('payout_hold', 'bucket', colocate_with => 'claimant');
select create_distributed_table('payout_cancellation', 'bucket', colocate_with => 'claimant');
select create_distributed_table('bank_consequence', 'bucket', colocate_with => 'claimant');
select create_distributed_table('destination_block', 'bucket', colocate_with => 'claimant');
select create_distributed_table('payout_reissue', 'bucket', colocate_with => 'claimant');
select create_distributed_table('payout_conversion', 'bucket', colocate_with => 'claimant');
select create_distributed_table('payout_ruling', 'bucket', colocate_with => 'claimant');
select create_distributed_table('payment_attempt', 'bucket', colocate_with => 'claimant');
select create_distributed_table('payee_check', 'bucket', colocate_with => 'claimant');
select create_distributed_table('bank_file_part', 'bucket', colocate_with => 'claimant');
select create_distributed_table('payout_run_skip', 'bucket', colocate_with => 'claimant');
select create_distributed_table('transfer', 'bucket', colocate_with => 'claimant');
select create_distributed_table('decision_replay_difference', 'bucket', colocate_with => 'claimant');
select create_distributed_table('news', 'bucket', colocate_with => 'claimant');

-- What leads to a bucket from outside: by the key that it is asked for.
select create_distributed_table('blind_index', 'hash', colocate_with => 'none');
select create_distributed_table('name_index', 'hash', colocate_with => 'none');
select create_distributed_table('end_to_end', 'value', colocate_with => 'none');
select create_distributed_table('partner_reference', 'reference', colocate_with => 'none');
select create_distributed_table('split_amount', 'amount_minor', colocate_with => 'none');

-- Everything else stays a table of the coordinator: it is small, or a row in it is locked for a moment so that one replica
-- works, which a table on several servers could only do with two-phase commits.
-- local: appropriation audit_anchor audit_entry audit_head audit_walk bank_account bank_file bank_file_reading bank_message bank_message_line bank_message_proposal
-- local: bank_statement bank_statement_balance bank_statement_entry bank_statement_finding reconciled_day
-- local: budget channel_delivery channel_lease decision_replay
-- local: decision_replay_version equipment_asset equipment_seat idempotency_key index_figure index_figure_approval
-- local: ledger_closing ledger_closing_balance ledger_closing_proposal manual_rate manual_rate_approval measurement payment_home payment_opening
-- local: news_head report_export report_result staff webhook webhook_key
-- local: exception_case exception_ruling offer payment_stop payout_batch payout_batch_refusal payout_batch_reissue payout_batch_withdrawal payout_run payout_run_chunk payout_run_sum quote quote_use rate rate_confirmation rate_feed rate_proposal
-- local: rate_publication rate_refusal restore_verification
