-- Whose rows are shown where nobody has said for whom the work is done: none. begin_work says a partner, '*' for staff and the service's
-- own work, or nothing. The setting is read once for each statement: (select ...).

-- What no partner has a part in: batches, files, messages and statements of banks, and what is told of them.
alter table bank_account enable row level security;
create policy bank_account_of_staff on bank_account to carrots_app
    using ((select current_setting('app.partner', true)) = '*');
alter table bank_file enable row level security;
create policy bank_file_of_staff on bank_file to carrots_app
    using ((select current_setting('app.partner', true)) = '*');
alter table bank_file_reading enable row level security;
create policy bank_file_reading_of_staff on bank_file_reading to carrots_app
    using ((select current_setting('app.partner', true)) = '*');
alter table bank_message enable row level security;
create policy bank_message_of_staff on bank_message to carrots_app
    using ((select current_setting('app.partner', true)) = '*');
alter table bank_message_line enable row level security;
create policy bank_message_line_of_staff on bank_message_line to carrots_app
    using ((select current_setting('app.partner', true)) = '*');
alter table bank_message_proposal enable row level security;
create policy bank_message_proposal_of_staff on bank_message_proposal to carrots_app
    using ((select current_setting('app.partner', true)) = '*');
alter table bank_statement enable row level security;
create policy bank_statement_of_staff on bank_statement to carrots_app
    using ((select current_setting('app.partner', true)) = '*');
alter table bank_statement_balance enable row level security;
create policy bank_statement_balance_of_staff on bank_statement_balance to carrots_app
    using ((select current_setting('app.partner', true)) = '*');
alter table bank_statement_entry enable row level security;
create policy bank_statement_entry_of_staff on bank_statement_entry to carrots_app
    using ((select current_setting('app.partner', true)) = '*');
alter table bank_statement_finding enable row level security;
create policy bank_statement_finding_of_staff on bank_statement_finding to carrots_app
    using ((select current_setting('app.partner', true)) = '*');
alter table channel_delivery enable row level security;
create policy channel_delivery_of_staff on channel_delivery to carrots_app
    using ((select current_setting('app.partner', true)) = '*');
alter table end_to_end enable row level security;
create policy end_to_end_of_staff on end_to_end to carrots_app
    using ((select current_setting('app.partner', true)) = '*');
alter table exception_case enable row level security;
create policy exception_case_of_staff on exception_case to carrots_app
    using ((select current_setting('app.partner', true)) = '*');
alter table exception_ruling enable row level security;
create policy exception_ruling_of_staff on exception_ruling to carrots_app
    using ((select current_setting('app.partner', true)) = '*');
alter table payment_opening enable row level security;
create policy payment_opening_of_staff on payment_opening to carrots_app
    using ((select current_setting('app.partner', true)) = '*');
alter table payout_batch enable row level security;
create policy payout_batch_of_staff on payout_batch to carrots_app
    using ((select current_setting('app.partner', true)) = '*');
alter table payout_batch_reissue enable row level security;
create policy payout_batch_reissue_of_staff on payout_batch_reissue to carrots_app
    using ((select current_setting('app.partner', true)) = '*');
alter table payout_batch_withdrawal enable row level security;
create policy payout_batch_withdrawal_of_staff on payout_batch_withdrawal to carrots_app
    using ((select current_setting('app.partner', true)) = '*');
alter table payout_run_skip enable row level security;
create policy payout_run_skip_of_staff on payout_run_skip to carrots_app
    using ((select current_setting('app.partner', true)) = '*');
alter table restore_verification enable row level security;
create policy restore_verification_of_staff on restore_verification to carrots_app
    using ((select current_setting('app.partner', true)) = '*');

-- What a partner's request looks up by a hash or an id that it brings along, whoever's it is: seen by whoever acts for somebody.
alter table account_index enable row level security;
create policy account_index_of_caller on account_index to carrots_app
    using ((select current_setting('app.partner', true)) <> '');
alter table award_queue enable row level security;
create policy award_queue_of_caller on award_queue to carrots_app
    using ((select current_setting('app.partner', true)) <> '');
alter table blind_index enable row level security;
create policy blind_index_of_caller on blind_index to carrots_app
    using ((select current_setting('app.partner', true)) <> '');
alter table equipment_asset enable row level security;
create policy equipment_asset_of_caller on equipment_asset to carrots_app
    using ((select current_setting('app.partner', true)) <> '');
alter table equipment_seat enable row level security;
create policy equipment_seat_of_caller on equipment_seat to carrots_app
    using ((select current_setting('app.partner', true)) <> '');
alter table idempotency_key enable row level security;
create policy idempotency_key_of_caller on idempotency_key to carrots_app
    using ((select current_setting('app.partner', true)) <> '');
alter table name_index enable row level security;
create policy name_index_of_caller on name_index to carrots_app
    using ((select current_setting('app.partner', true)) <> '');
alter table quote_use enable row level security;
create policy quote_use_of_caller on quote_use to carrots_app
    using ((select current_setting('app.partner', true)) <> '');
alter table shared_account enable row level security;
create policy shared_account_of_caller on shared_account to carrots_app
    using ((select current_setting('app.partner', true)) <> '');

-- Everybody's acts are recorded; read by staff. In force with db/contract.sql: the release before walks the log outside a transaction and
-- would find it empty.
create policy audit_entry_record on audit_entry for insert to carrots_app with check (true);
create policy audit_entry_read on audit_entry for select to carrots_app
    using ((select current_setting('app.partner', true)) = '*');

-- Found by anybody who has its code; made in the maker's own name.
alter table offer enable row level security;
create policy offer_read on offer for select to carrots_app using (true);
create policy offer_make on offer for insert to carrots_app
    with check ((select current_setting('app.partner', true)) in (partner, '*'));
