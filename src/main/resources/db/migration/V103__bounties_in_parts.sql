-- How the parts of a bounty were drawn that is paid in parts; with the amount, enough to draw them again.
alter table award_money add split jsonb;

-- The amounts of parts by the day on which they leave, so that no two are alike. Of nobody: it leads to no award.
create table split_amount (
    paid_on date not null,
    currency varchar(3) not null,
    amount_minor bigint not null,
    constraint split_amount_pk primary key (paid_on, currency, amount_minor)
);
grant insert on split_amount to carrots_app;
