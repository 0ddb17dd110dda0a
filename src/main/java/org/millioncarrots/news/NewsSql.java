package org.millioncarrots.news;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.json.StoredByNewerVersion;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.platform.sql.Sql;

/** Reads numbered news, each with what the partner calls the claim; numbers them, and lets go of them. */
@ApplicationScoped
public class NewsSql {
    /** Rows of one partner are numbered in one transaction at a time, so each number is seen after those before it. */
    private static final String NUMBER = """
            with next as (
                select bucket, id, partner, row_number() over (partition by partner order by seq) as place
                from (select bucket, id, partner, seq from news where number is null and partner <> '*' order by seq limit :limit) n
            ), many as (
                select partner, count(*) as rows from next group by partner
            ), head as (
                insert into news_head (partner, last_number) select partner, rows from many
                on conflict (partner) do update set last_number = news_head.last_number + excluded.last_number
                returning partner, last_number
            )
            update news n set number = h.last_number - m.rows + x.place
            from next x join head h on h.partner = x.partner join many m on m.partner = x.partner
            where n.bucket = x.bucket and n.id = x.id
            """;

    private static final String TOLD = """
            select n.id, n.number, n.type, n.resource_id, n.name, n.version, n.happened_at,
                (select c.partner_reference from claim c where c.bucket = n.bucket and c.id = case
                    when n.type like 'claim.%' then n.resource_id
                    when n.type like 'payout.%' then (select a.claim_id from payout p
                        join award a on a.bucket = p.bucket and a.id = p.award_id
                        where p.bucket = n.bucket and p.id = n.resource_id)
                    else (select a.claim_id from award a where a.bucket = n.bucket and a.id = n.resource_id) end) as reference
            """;

    private static final String OF_ALL_TYPES = TOLD + """
            from news n
            where n.partner = :partner and n.number > :after
            order by n.number limit :limit
            """;

    /** As many of each type as a page can hold: a rare one is found without those between, a frequent one is not read to its end. */
    private static final String OF_TYPES = TOLD + """
            from (select distinct type from unnest(cast(:types as varchar[])) as one (type)) asked
            cross join lateral (
                select id, bucket, number, type, resource_id, name, version, happened_at from news
                where partner = :partner and type = asked.type and number > :after
                order by number limit :limit) n
            order by n.number limit :limit
            """;

    private final Sql sql;

    NewsSql(Sql sql) {
        this.sql = sql;
    }

    /**
     * News of one partner.
     *
     * @param number counted from 1 without gaps
     * @param resource where it is read
     * @param reference what the partner calls the claim
     */
    public record Told(
            UUID id,
            long number,
            String type,
            String resource,
            long version,
            @Nullable String reference,
            Instant at) {}

    /** From now on the partner is told of programmes and rates, too. */
    void open(String partner) {
        sql.of("insert into news_head (partner, last_number) values (:partner, 0) on conflict do nothing")
                .with("partner", partner)
                .run();
    }

    /** The number of the newest one; 0 if there is none. */
    @Transactional(Transactional.TxType.MANDATORY)
    public long lastNumber(String partner) {
        return sql.of("select last_number from news_head where partner = :partner")
                .with("partner", partner)
                .first(row -> row.number("last_number"))
                .orElse(0L);
    }

    boolean isOpen(String partner) {
        return sql.of("select 1 from news_head where partner = :partner")
                .with("partner", partner)
                .exists();
    }

    /** Empty if the partner has no such news any more, or never had. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Long> number(String partner, UUID id) {
        return sql.of(
                        "select number from news where bucket = :bucket and id = :id and partner = :partner and number is not null")
                .with("bucket", Ids.bucketOf(id))
                .with("partner", partner)
                .with("id", id)
                .first(row -> row.number("number"));
    }

    /** @param types all, if absent */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Told> after(String partner, long number, @Nullable List<String> types, int limit) {
        Sql.Statement asked =
                types == null ? sql.of(OF_ALL_TYPES) : sql.of(OF_TYPES).with("types", types);
        return asked.with("partner", partner)
                .with("after", number)
                .with("limit", limit)
                .list(NewsSql::told);
    }

    /** Gives each partner that is told anything a copy of what all are told. */
    void copyToAll() {
        sql.of("""
                with gone as (
                    delete from news where partner = '*' and number is null
                    returning id, bucket, seq, type, resource_id, name, version, happened_at
                )
                insert into news (id, bucket, partner, type, resource_id, name, version, happened_at)
                select derived_id(g.id, h.partner), g.bucket, h.partner, g.type, g.resource_id, g.name, g.version, g.happened_at
                from gone g cross join news_head h order by g.seq
                on conflict do nothing
                """).run();
    }

    int number(int limit) {
        return sql.of(NUMBER).with("limit", limit).run();
    }

    int forget(Instant before) {
        return sql.of("delete from news where happened_at < :before and number is not null")
                .with("before", before)
                .run();
    }

    private static Told told(Row row) {
        NewsType type = NewsType.of(row.text("type"))
                .orElseThrow(() -> new StoredByNewerVersion("a type of news is not known to this version"));
        return new Told(
                row.id("id"),
                row.number("number"),
                type.code(),
                resource(type, row.id("resource_id"), row.textOrNull("name"), row.number("version")),
                row.number("version"),
                row.textOrNull("reference"),
                row.instant("happened_at"));
    }

    private static String resource(NewsType type, UUID id, @Nullable String name, long version) {
        return switch (type) {
            case PROGRAMME_VERSION_PUBLISHED -> type.path() + name + "/versions/" + version;
            case PROGRAMME_CLOSED, PROGRAMME_REOPENED -> type.path() + name;
            case RATES_IMPORTED -> type.path() + "?source=" + name;
            default -> type.path() + id;
        };
    }
}
