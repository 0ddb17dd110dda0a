-- Bank messages that a person has entered. They change nothing before another person has looked at what they would do and
-- confirmed them; what the bank's own channel delivers counts at once and has no row here.
create table bank_message_proposal (
    id uuid not null,
    sha256 varchar(64) not null,
    kind varchar(16) not null,
    sealed bytea not null,
    proposed_by varchar(128) not null,
    proposed_at timestamptz not null,
    confirmed_by varchar(128),
    confirmed_at timestamptz,
    -- The message that it has become.
    message_id uuid,
    constraint bank_message_proposal_pk primary key (id),
    constraint bank_message_proposal_message foreign key (message_id) references bank_message (id),
    constraint bank_message_proposal_two_people check (confirmed_by <> proposed_by),
    constraint bank_message_proposal_confirmed check
        ((confirmed_by is null) = (confirmed_at is null) and (confirmed_by is null) = (message_id is null))
);
grant select, insert on bank_message_proposal to carrots_app;
grant update (confirmed_by, confirmed_at, message_id) on bank_message_proposal to carrots_app;
