-- What each part of a run has made, by currency: kept, because an index on the run of millions of payouts would cost every payout more.
create table payout_run_sum (
    run_id uuid not null,
    bucket_from smallint not null,
    currency varchar(3) not null,
    payouts bigint not null,
    amount_minor bigint not null,
    constraint payout_run_sum_pk primary key (run_id, bucket_from, currency),
    constraint payout_run_sum_chunk foreign key (run_id, bucket_from) references payout_run_chunk (run_id, bucket_from)
);
grant select, insert on payout_run_sum to carrots_app;
