-- The two roles of the database; run once per server by an administrator. Passwords are set separately.
-- carrots_owner owns the schema and migrates it; carrots_app runs the service and sees rows only through row level security.
do $$
begin
    if not exists (select 1 from pg_roles where rolname = 'carrots_owner') then
        create role carrots_owner login nosuperuser nocreatedb nocreaterole nobypassrls;
    end if;
    if not exists (select 1 from pg_roles where rolname = 'carrots_app') then
        create role carrots_app login nosuperuser nocreatedb nocreaterole nobypassrls;
    end if;
end
$$;
