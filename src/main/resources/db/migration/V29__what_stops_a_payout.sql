-- A payout run asks for what stands in the way, which is little, and not for what does not, which is nearly every row there is.
create index claimant_restricted on claimant (bucket, id) where state <> 'ACTIVE' or not destination_cross_border;
create index award_not_active on award (bucket, id) where state <> 'ACTIVE';
