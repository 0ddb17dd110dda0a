-- What an account of several claimants is called, outside of the index: drawn by chance, so that the audit log, which is kept for ever,
-- holds no hash of an account of somebody who is erased. Absent in what the release before has added, which is called by its key.
alter table shared_account add column id uuid;
