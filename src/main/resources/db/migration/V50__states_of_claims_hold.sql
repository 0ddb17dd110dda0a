alter table claim validate constraint claim_state;
