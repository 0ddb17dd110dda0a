-- What has happened that a partner may want to know: written in the transaction of the change, numbered afterwards, one after another
-- for each partner, and kept for 90 days. It says of what; who that is and what it comes to stands in the resource itself.
create table news (
    id uuid not null,
    -- That of the resource; -1 for programmes and rates.
    bucket smallint not null,
    -- The order in which rows were written: two changes of one resource stand in the order of their versions.
    seq bigint generated always as identity,
    -- '*' until it is numbered, for what all partners are told.
    partner varchar(64) not null,
    number bigint,
    type varchar(40) not null,
    resource_id uuid not null,
    -- Of a programme or a source of rates, which have no id in the API.
    name varchar(64),
    version bigint not null,
    happened_at timestamptz not null,
    constraint news_pk primary key (bucket, id)
);
create index news_unnumbered on news (seq) where number is null;
create index news_of_partner on news (partner, number) where number is not null;
create index news_by_age on news (happened_at);
grant select, insert, delete, update (number) on news to carrots_app;
alter table news enable row level security;
create policy news_of_partner on news to carrots_app
    using (partner = (select current_setting('app.partner', true)) or (select current_setting('app.partner', true)) = '*');

-- How far each partner's news are numbered. Whoever has a row here is told of programmes and rates, too.
create table news_head (
    partner varchar(64) not null,
    last_number bigint not null,
    constraint news_head_pk primary key (partner)
);
grant select, insert, update (last_number) on news_head to carrots_app;
alter table news_head enable row level security;
create policy news_head_of_partner on news_head to carrots_app
    using (partner = (select current_setting('app.partner', true)) or (select current_setting('app.partner', true)) = '*');
-- Programmes and rates that come with a release are stored by work that acts for nobody.
create policy news_for_all on news for insert to carrots_app with check (partner = '*');
