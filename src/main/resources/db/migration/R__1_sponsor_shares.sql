-- An amount by sponsor: Hamilton's method as in money.LargestRemainder. Each sponsor gets the floor of its share, and the
-- minor units left over go to the largest remainders, the first position winning a tie. Shares always sum to the amount.
create or replace function sponsor_shares(programme text, programme_version integer, amount bigint)
returns table (place smallint, sponsor varchar, amount_minor bigint)
language sql stable parallel safe as $$
    select q.position, q.sponsor,
        cast(q.floor + case
            when row_number() over (order by q.remainder desc, q.position) <= $3 - sum(q.floor) over () then 1
            else 0 end as bigint)
    from (
        select s.position, s.sponsor,
            div(cast($3 as numeric) * s.parts, sum(s.parts) over ()) as floor,
            mod(cast($3 as numeric) * s.parts, sum(s.parts) over ()) as remainder
        from programme_sponsor s
        where s.code = $1 and s.version = $2
    ) as q
$$;
grant execute on function sponsor_shares(text, integer, bigint) to carrots_app;
