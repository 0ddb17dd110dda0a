-- What lodging a claim does in the database: one transaction. The claimant is looked up along with the first statement.
\set n random(1, :people)
begin;
select begin_work(:partner) as begun, bucket as b, id as claimant, person_id as person, uuidv7() as claim, 'bench-' || uuidv7() as key from bench_claimant where n = :n \gset
select pg_try_advisory_xact_lock(hashtextextended(:key, 7));
select request_hmac, status, location, etag, body from idempotency_key where owner = 'bench' and key = :key;
select id, bucket, children, destination_cross_border, destination_masked, destination_sepa, destination_version, partner, person_id, pseudonym, registered_at, registered_by, spouse, state, version from claimant where bucket = :b and id = :claimant fetch first 1 rows only;
insert into claim (as_of, bucket, claimant_id, facts, lodged_at, lodged_by, partner, payout_currency, person_id, programme, state, stipend_from, version, id) values ('2022-03-05', :b, :claimant, '{"act": "LAY_DOWN_ARMS", "actOn": "2022-03-04", "category": "SOLDIER", "dependants": {"spouse": false, "children": 0}, "confirmedBy": "UKRAINIAN_FORCES", "sanctionsHold": false, "exclusionGrounds": "NONE"}', now(), 'bench', :partner, 'EUR', :person, 'ukraine-lay-down-arms', 'LODGED', '2022-03-05', 0, :claim);
insert into idempotency_key (owner, key, request_hmac, status, location, etag, body, created_at) values ('bench', :key, repeat('a', 64), 201, '/v1/claims/' || :claim, '0', repeat('b', 600), now());
select sequence + 1 as seq, hash as prev, encode(sha256(uuid_send(gen_random_uuid())), 'hex') as entry, encode(sha256(uuid_send(gen_random_uuid())), 'hex') as mac from audit_head for update \gset
with entry as (insert into audit_entry (sequence, recorded_at, person, partner, action, subject, details, previous_hash, hash, mac) values (:seq, now(), 'bench', :partner, 'CLAIM_LODGED', :claim, '{}', :prev, :entry, :mac)) update audit_head set sequence = :seq, hash = :entry;
commit;
