-- What only the release before needs of the service's role, taken away once no pod of it is left: it names all columns of these tables
-- when it changes one. The migration does it where carrots.migration.contract is set; safe to repeat.
-- docs/operations.md, "Contract", has the way back.
revoke update on award from carrots_app;
grant update (state, version, revision, ended_on, end_reason, next_confirmation_on, grace_days, changed_at) on award to carrots_app;
revoke update on award_change from carrots_app;
grant update (state, revision, effect, terms, decided_by, decided_at, version) on award_change to carrots_app;
revoke update on award_suspension from carrots_app;
grant update (suspended_from, resumed_on, arrears, lifted_by, lifted_at, confirmed_by, confirmed_at, lift_proposed_by, lift_proposed_at) on award_suspension to carrots_app;
revoke update on claim from carrots_app;
grant update (as_of, stipend_from, state, version, partner_reference, changed_at) on claim to carrots_app;
revoke update on claim_hold from carrots_app;
grant update (lifted_by, lifted_at, lift_proposed_by, lift_proposed_at, release_asked_by, release_asked_at) on claim_hold to carrots_app;
revoke update on claimant from carrots_app;
grant update (person_id, state, spouse, children, destination_version, destination_masked, destination_sepa, destination_cross_border, version, partner_reference, changed_at) on claimant to carrots_app;
revoke delete on equipment_asset from carrots_app;
revoke update on instalment from carrots_app;
grant update (state, cancelled_in, deduction_booked) on instalment to carrots_app;
revoke update on payout_batch from carrots_app;
grant update (message_id, state, execution_on, payouts, total_minor, approved_by, approved_at, delivered_by, delivered_at, version, approved_before, given_out_at, approved_digest) on payout_batch to carrots_app;

alter table audit_entry enable row level security;
