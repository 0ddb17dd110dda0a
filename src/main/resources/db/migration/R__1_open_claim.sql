-- One open claim of a person under a programme at a time, whichever partner lodges it. Rows of other partners are invisible to the
-- application, so this function, which runs as the owner of the tables, says no more than the id and the partner.
create or replace function open_claim(in_bucket smallint, in_person uuid, in_programme varchar)
    returns table (claim_id uuid, claim_partner varchar)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select c.id, c.partner from public.claim c
        where c.bucket = in_bucket and c.person_id = in_person and c.programme = in_programme
            and c.state in ('LODGED', 'DECIDED')
        order by c.id limit 1
    $$;
revoke all on function open_claim(smallint, uuid, varchar) from public;
grant execute on function open_claim(smallint, uuid, varchar) to carrots_app;
