-- Grouped reports as they stood at a moment: page, file and paper are made from one row, and payouts have no past to ask again.
create table report_result (
    id uuid not null,
    report varchar(32) not null,
    -- What was asked, as a query of codes and days.
    asked varchar(1000) not null,
    as_of timestamptz not null,
    person varchar(128) not null,
    content text not null,
    lines integer not null,
    -- Of the content.
    sha256 varchar(64) not null,
    kept_until date not null,
    constraint report_result_pk primary key (id)
);
create index report_result_by_age on report_result (kept_until);
grant select, insert, delete on report_result to carrots_app;
alter table report_result enable row level security;
create policy report_result_of_staff on report_result to carrots_app using ((select current_setting('app.partner', true)) = '*');
