package org.millioncarrots.testimony;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.sql.Sql;
import org.millioncarrots.platform.sql.Sql.Statement;

/** The statements about dependants who are safe. */
@ApplicationScoped
class DependantsSafetySql {
    private final Sql sql;

    DependantsSafetySql(Sql sql) {
        this.sql = sql;
    }

    /** Newest first. */
    List<DependantsSafety> of(UUID claimant) {
        return sql.of("""
                        select id, claimant_id, proposed_by, proposed_at, confirmed_by, confirmed_at, revoked_by, revoked_at
                        from dependants_safe where bucket = :bucket and claimant_id = :claimant order by id desc
                        """)
                .with("bucket", Ids.bucketOf(claimant))
                .with("claimant", claimant)
                .list(row -> new DependantsSafety(
                        row.id("id"),
                        row.id("claimant_id"),
                        row.text("proposed_by"),
                        row.instant("proposed_at"),
                        row.textOrNull("confirmed_by"),
                        row.instantOrNull("confirmed_at"),
                        row.textOrNull("revoked_by"),
                        row.instantOrNull("revoked_at")));
    }

    void insert(DependantsSafety proposed, String partner) {
        of("""
                insert into dependants_safe (id, bucket, partner, claimant_id, proposed_by, proposed_at)
                values (:id, :bucket, :partner, :claimant, :person, :now)
                """, proposed.id())
                .with("partner", partner)
                .with("claimant", proposed.claimantId())
                .with("person", proposed.proposedBy())
                .with("now", proposed.proposedAt())
                .run();
    }

    /** @return false if it was confirmed or taken back before */
    boolean confirm(UUID id, String person, Instant now) {
        return of("""
                update dependants_safe set confirmed_by = :person, confirmed_at = :now
                where bucket = :bucket and id = :id and confirmed_at is null and revoked_at is null
                """, id).with("person", person).with("now", now).run() == 1;
    }

    /** @return false if it was taken back before */
    boolean revoke(UUID id, String person, Instant now) {
        return of("""
                update dependants_safe set revoked_by = :person, revoked_at = :now
                where bucket = :bucket and id = :id and revoked_at is null
                """, id).with("person", person).with("now", now).run() == 1;
    }

    private Statement of(String text, UUID id) {
        return sql.of(text).with("bucket", Ids.bucketOf(id)).with("id", id);
    }
}
