-- Keys are forgotten by age, oldest first.
create index idempotency_key_by_age on idempotency_key (created_at);
