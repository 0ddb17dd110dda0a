-- The text of a bank message holds names and accounts; what the books need of it stands in its lines. Empty once it is destroyed.
alter table bank_message add column text_destroyed_at timestamptz;
grant update (sealed, text_destroyed_at) on bank_message to carrots_app;

-- A proposal's text goes with its confirmation, for the message has it then. The form says how it is sealed: 1 as the release before
-- does, 2 bound to its row.
alter table bank_message_proposal add column text_destroyed_at timestamptz;
alter table bank_message_proposal add column form smallint not null default 1;
grant update (sealed, text_destroyed_at) on bank_message_proposal to carrots_app;

-- The answer to a repeated request, sealed with a key that only its Idempotency-Key gives; then the body is empty.
alter table idempotency_key add column sealed bytea;
