-- What a decision needs to be repeated years later: what was known of rates, and which version binds and why.

alter table decision add column known_at timestamptz;
alter table decision add column accepted_version integer;
alter table decision add column binding varchar(16);
update decision set known_at = decided_at, accepted_version = programme_version, binding = 'IN_FORCE';
alter table decision alter column known_at set not null;
alter table decision alter column accepted_version set not null;
alter table decision alter column binding set not null;
alter table decision add constraint decision_binding check (binding in ('IN_FORCE', 'PINNED', 'RAISED', 'CREW'));
