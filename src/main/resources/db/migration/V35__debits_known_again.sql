-- By what the booking that took the money is known again when the bank tells it again, so that a second debit of the same
-- attempt is not taken for it.
alter table payment_attempt
    add column booked_kind varchar(16),
    add column booked_ref varchar(35),
    add column booked_on date;
