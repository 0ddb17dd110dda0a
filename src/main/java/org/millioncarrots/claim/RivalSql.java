package org.millioncarrots.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.sql.Sql;

/** The statements on rival claims and on what two people have found of them. They see all partners, so that only staff may ask. */
@ApplicationScoped
class RivalSql {
    private final Sql sql;
    private final Clock clock;

    RivalSql(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** @param confirmedBy another person, without whom it settles nothing */
    record Finding(String comparedBy, @Nullable String confirmedBy) {
        boolean isConfirmed() {
            return confirmedBy != null;
        }
    }

    /** By id. Members of one crew in different seats are no rivals. */
    List<Rival> rivals(Claim claim) {
        return sql.of("""
                with mine as (
                    select s.asset_id, s.seat, s.serial_hash, coalesce(a.joined_id, s.asset_id) as crew_id
                    from equipment_seat s
                    left join equipment_asset a on a.serial_hash = s.serial_hash and a.asset_id = s.asset_id
                    where s.bucket = :bucket and s.claim_id = :claim
                ), lodged as (
                    select s.bucket, s.claim_id
                    from mine m
                    join equipment_asset a on a.serial_hash = m.serial_hash and a.asset_id <> m.asset_id
                    join equipment_seat s on s.asset_id = a.asset_id and s.claim_id is not null
                        and (s.seat = m.seat or coalesce(a.joined_id, a.asset_id) <> m.crew_id)
                )
                select c.id, 'EQUIPMENT' as kind from claim c
                join lodged l on l.bucket = c.bucket and l.claim_id = c.id
                where c.state in ('LODGED', 'DECIDED')
                union all
                select c.id, 'PERSON' from claim c
                where c.bucket = :bucket and c.person_id = :person and c.programme = :programme and c.id <> :claim
                    and c.state in ('LODGED', 'DECIDED') and not exists (select from mine)
                order by id
                """)
                .with("bucket", claim.bucket)
                .with("claim", claim.id)
                .with("person", claim.personId)
                .with("programme", claim.programme)
                .list(row -> new Rival(row.id("id"), row.code(Rival.Kind.class, "kind")));
    }

    /** By the rival's id. */
    Map<UUID, Finding> findings(Claim claim) {
        return sql
                .of("""
                select rival_id, compared_by, confirmed_by from claim_rival where bucket = :bucket and claim_id = :claim
                """)
                .with("bucket", claim.bucket)
                .with("claim", claim.id)
                .list(row -> Map.entry(
                        row.id("rival_id"), new Finding(row.text("compared_by"), row.textOrNull("confirmed_by"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Those on whom two people have not found yet. */
    List<Rival> open(Claim claim) {
        List<Rival> rivals = rivals(claim);
        if (rivals.isEmpty()) {
            return rivals;
        }
        Map<UUID, Finding> findings = findings(claim);
        return rivals.stream()
                .filter(rival -> {
                    Finding finding = findings.get(rival.claimId());
                    return finding == null || !finding.isConfirmed();
                })
                .toList();
    }

    void compare(Claim claim, UUID rival, String person) {
        sql.of("""
                insert into claim_rival (bucket, claim_id, rival_id, partner, compared_by, compared_at)
                values (:bucket, :claim, :rival, :partner, :person, :now)
                """)
                .with("bucket", claim.bucket)
                .with("claim", claim.id)
                .with("rival", rival)
                .with("partner", claim.partner)
                .with("person", person)
                .with("now", clock.instant())
                .run();
    }

    /** @return false if the person has compared them, or somebody else has confirmed it at the same moment */
    boolean confirm(Claim claim, UUID rival, String person) {
        return sql.of("""
                        update claim_rival set confirmed_by = :person, confirmed_at = :now
                        where bucket = :bucket and claim_id = :claim and rival_id = :rival and confirmed_by is null
                            and lower(compared_by) <> lower(:person)
                        """)
                        .with("person", person)
                        .with("now", clock.instant())
                        .with("bucket", claim.bucket)
                        .with("claim", claim.id)
                        .with("rival", rival)
                        .run()
                == 1;
    }
}
