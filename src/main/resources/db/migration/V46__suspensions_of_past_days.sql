-- A suspension with effect on the past: one person asks for it, and it stops payment from that day on; what was due before,
-- it stops once another person has confirmed it.
alter table award_suspension add column asked_from date;
alter table award_suspension add column confirmed_by varchar(128);
alter table award_suspension add column confirmed_at timestamptz;
alter table award_suspension add constraint award_suspension_confirmed check (
    (confirmed_at is null) = (confirmed_by is null) and (confirmed_at is null or asked_from is not null)) not valid;
alter table award_suspension add constraint award_suspension_two_people check (confirmed_by <> placed_by) not valid;
