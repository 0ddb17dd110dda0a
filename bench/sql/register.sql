-- What registering a claimant does in the database: three transactions, two of which write, one of them the vault's.
\set b random(0, 4095)
\set n random(1, 2000000000)
begin;
select begin_work(:partner) as begun, uuidv7() as claimant, uuidv7() as person, 'bench-' || uuidv7() as hash \gset
select person_id from blind_index where hash = :hash;
commit;
with confined as materialized (select set_config('vault.claimant', :claimant, true)), key as (insert into vault.vault_key (bucket, claimant_id, wrapped_key, created_at) select :b, :claimant, decode(repeat('5a', 72), 'hex'), now() from confined returning bucket, claimant_id, created_at) insert into vault.vault_record (bucket, claimant_id, kind, version, sealed, created_at) select bucket, claimant_id, 'IDENTITY', 1, decode(repeat('5a', 200), 'hex'), created_at from key union all select bucket, claimant_id, 'DESTINATION', 1, decode(repeat('5a', 150), 'hex'), created_at from key;
begin;
select begin_work(:partner);
select pg_try_advisory_xact_lock(hashtextextended(:hash, 7));
select request_hmac, status, location, etag, body from idempotency_key where owner = 'bench' and key = :hash;
insert into blind_index (hash, person_id, bucket) values (:hash, :person, :b) on conflict do nothing;
select person_id from blind_index where hash = :hash;
insert into claimant (bucket, children, destination_cross_border, destination_masked, destination_sepa, destination_version, partner, person_id, pseudonym, registered_at, registered_by, spouse, state, version, id) values (:b, 0, true, 'DE89 **** 3000', true, 1, :partner, :person, 'AAAA-BBBB-CCCC', now(), 'bench', false, 'ACTIVE', 0, :claimant);
insert into account_index (bucket, claimant_id, version, account) values (:b, :claimant, 1, :claimant) on conflict do nothing;
select 1 from pg_advisory_xact_lock(hashtextextended(:hash, 57));
select count(distinct claimant_id) from account_index where account = :claimant;
insert into idempotency_key (owner, key, request_hmac, status, location, etag, body, created_at) values ('bench', :hash, repeat('a', 64), 201, '/v1/claimants/' || :claimant, '0', repeat('b', 300), now());
select sequence + 1 as seq, hash as prev, encode(sha256(uuid_send(gen_random_uuid())), 'hex') as entry, encode(sha256(uuid_send(gen_random_uuid())), 'hex') as mac from audit_head for update \gset
with entry as (insert into audit_entry (sequence, recorded_at, person, partner, action, subject, details, previous_hash, hash, mac) values (:seq, now(), 'bench', :partner, 'CLAIMANT_REGISTERED', :claimant, '{}', :prev, :entry, :mac)) update audit_head set sequence = :seq, hash = :entry;
commit;
