-- What people of the staff are called, as the identity provider says when they sign in. For pages only: logs, exports and the audit
-- log name subjects.
create table staff (
    subject varchar(128) not null,
    name varchar(200) not null,
    seen_at timestamptz not null,
    constraint staff_pk primary key (subject)
);
grant select, insert, update (name, seen_at) on staff to carrots_app;
alter table staff enable row level security;
create policy staff_of_staff on staff to carrots_app using ((select current_setting('app.partner', true)) = '*');
