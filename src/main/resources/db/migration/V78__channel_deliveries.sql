-- Files that the channel hands to the bank. The prepared copy in the channel is the delivery for as long as it is there:
-- whoever finds it gone, though it was prepared, knows that it went.
create table channel_delivery (
    batch_id uuid not null,
    copy_id uuid not null,
    name varchar(48) not null,
    -- Of what the bank gets, which may be encrypted.
    sha256 varchar(64) not null,
    prepared_at timestamptz not null,
    released_at timestamptz,
    constraint channel_delivery_pk primary key (batch_id),
    constraint channel_delivery_batch foreign key (batch_id) references payout_batch (id),
    constraint channel_delivery_name unique (name)
);
create index channel_delivery_unreleased on channel_delivery (prepared_at) where released_at is null;
grant select, insert on channel_delivery to carrots_app;
grant update (released_at) on channel_delivery to carrots_app;

-- Which replica looks at the channel, until when; another one takes over after that.
create table channel_lease (
    direction varchar(8) not null,
    holder uuid not null,
    held_until timestamptz not null,
    constraint channel_lease_pk primary key (direction),
    constraint channel_lease_direction check (direction in ('OUT', 'IN'))
);
insert into channel_lease values
    ('OUT', '00000000-0000-0000-0000-000000000000', '-infinity'),
    ('IN', '00000000-0000-0000-0000-000000000000', '-infinity');
grant select, update on channel_lease to carrots_app;
