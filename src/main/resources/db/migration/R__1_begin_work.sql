-- Says for the length of one transaction whose rows are shown: a partner's name, or '*' for staff and background work.
-- SET LOCAL rather than set_config, because only that reaches the workers of a distributed database.
create or replace function begin_work(partner text) returns void
language plpgsql as $$
begin
    execute format('set local app.partner = %L', partner);
end
$$;
grant execute on function begin_work(text) to carrots_app;
