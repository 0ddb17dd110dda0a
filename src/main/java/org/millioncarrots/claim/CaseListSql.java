package org.millioncarrots.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claim.CaseList.Waiting;
import org.millioncarrots.claim.CasesPage.Row;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.sql.Sql;

/** The statements on what waits for people: oldest first, which is the order of the ids. */
@ApplicationScoped
class CaseListSql {
    static final UUID START = new UUID(0, 0);

    /** Other open claims that cannot be granted besides, as {@link RivalSql} finds them, on whom two people have not ruled. */
    private static final String RIVAL = """
            (exists (
                select from claim o
                where o.bucket = c.bucket and o.person_id = c.person_id and o.programme = c.programme and o.id <> c.id
                    and o.state in ('LODGED', 'DECIDED')
                    and not exists (select from equipment_seat s where s.bucket = c.bucket and s.claim_id = c.id)
                    and not exists (
                        select from claim_rival r where r.bucket = c.bucket and r.claim_id = c.id and r.rival_id = o.id
                            and r.confirmed_by is not null))
            or exists (
                select from equipment_seat s
                left join equipment_asset mine on mine.serial_hash = s.serial_hash and mine.asset_id = s.asset_id
                join equipment_asset a on a.serial_hash = s.serial_hash and a.asset_id <> s.asset_id
                join equipment_seat t on t.asset_id = a.asset_id and t.claim_id is not null
                    and (t.seat = s.seat or coalesce(a.joined_id, a.asset_id) <> coalesce(mine.joined_id, s.asset_id))
                join claim o on o.bucket = t.bucket and o.id = t.claim_id and o.state in ('LODGED', 'DECIDED')
                where s.bucket = c.bucket and s.claim_id = c.id
                    and not exists (
                        select from claim_rival r where r.bucket = c.bucket and r.claim_id = c.id and r.rival_id = o.id
                            and r.confirmed_by is not null)))
            """;

    private static final String HELD = """
            exists (select from claim_hold h where h.bucket = c.bucket and h.claim_id = c.id and h.lifted_at is null)
            """;

    private static final String APPEALED = """
            exists (select from appeal a where a.bucket = c.bucket and a.claim_id = c.id)
            """;

    /** What of the caller's parts in the case closes the next act to them; see {@link CaseParticipants}. */
    private static final String MINE = """
            (select string_agg(distinct q.part, ',') from case_participant q
                where q.bucket = c.bucket and q.claim_id = c.id and lower(q.person) = lower(:me)
                    and (c.state = 'LODGED' and (q.part = any (:closesDecision) or q.part in ('DECIDED', 'ATTESTED') and q.at < (
                            select max(a.lodged_at) from appeal a where a.bucket = c.bucket and a.claim_id = c.id))
                        or c.state = 'DECIDED' and q.part = any (:closesAttestation)))
            """;

    private final Sql sql;
    private final Caller caller;

    CaseListSql(Sql sql, Caller caller) {
        this.sql = sql;
        this.caller = caller;
    }

    /** @param limit of rows */
    List<Row> rows(Waiting which, boolean mine, UUID after, int limit) {
        return asked(
                        "select c.id, c.bucket, c.programme, c.partner, c.state, c.lodged_at, p.pseudonym, " + HELD
                                + " as held, " + APPEALED + " as appealed, " + RIVAL + " as rival, " + MINE
                                + " as mine "
                                + "from claim c left join claimant p on p.bucket = c.bucket and p.id = c.claimant_id ",
                        which,
                        mine,
                        after,
                        limit)
                .list(row -> new Row(
                        row.id("id"),
                        row.textOrNull("pseudonym"),
                        row.text("programme"),
                        row.text("partner"),
                        row.text("state"),
                        row.instant("lodged_at"),
                        row.flag("held"),
                        row.flag("appealed"),
                        row.flag("rival"),
                        parts(row.textOrNull("mine")),
                        ""));
    }

    /** How many there are, counted up to a limit. */
    long count(Waiting which, boolean mine, int limit) {
        return asked("select c.id from claim c ", which, mine, START, limit)
                .list(row -> row.id("id"))
                .size();
    }

    private Sql.Statement asked(String begin, Waiting which, boolean mine, UUID after, int limit) {
        Sql.Statement asked = sql.of(begin + where(which) + (mine ? " and " + MINE + " is null" : "")
                        + " and c.id > :after order by c.id limit :limit")
                .with("after", after)
                .with("limit", limit);
        // Only where the text has them.
        return mine || begin.contains(":me")
                ? asked.with("me", caller.person())
                        .with("closesDecision", CaseParticipants.CaseAct.DECIDE.closedTo())
                        .with("closesAttestation", CaseParticipants.CaseAct.ATTEST.closedTo())
                : asked;
    }

    private static String where(Waiting which) {
        return switch (which) {
            case DECIDE -> "where c.state = 'LODGED'";
            case ATTEST -> "where c.state = 'DECIDED'";
            case HELD ->
                "where (c.bucket, c.id) in (select h.bucket, h.claim_id from claim_hold h where h.lifted_at is null)";
            case APPEALS -> "where c.state in ('LODGED', 'DECIDED') and " + APPEALED;
            case RIVALS -> "where c.state in ('LODGED', 'DECIDED') and " + RIVAL;
        };
    }

    private static List<String> parts(@Nullable String joined) {
        return joined == null ? List.of() : List.of(joined.split(","));
    }

    /** What claimants are called on pages; absent if they are erased. */
    @Nullable
    String pseudonym(Claim claim) {
        return sql.of("select pseudonym from claimant where bucket = :bucket and id = :claimant")
                .with("bucket", claim.bucket)
                .with("claimant", claim.claimantId)
                .first(row -> row.text("pseudonym"))
                .orElse(null);
    }
}
