package org.millioncarrots.claimant.disclosure;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.platform.sql.Sql;

/** The statements of disclosures. Each step is one conditional update, so that it happens once however many try. */
@ApplicationScoped
class DisclosureSql {
    private static final String COLUMNS = """
            select id, claimant_id, purpose, reference, proposed_by, proposed_at, approved_by, approved_at, expires_at, read_at
            from disclosure
            """;

    private final Sql sql;

    DisclosureSql(Sql sql) {
        this.sql = sql;
    }

    void insert(Disclosure disclosure, String partner) {
        sql.of("""
                insert into disclosure (id, bucket, partner, claimant_id, purpose, reference, proposed_by, proposed_at,
                    expires_at)
                values (:id, :bucket, :partner, :claimant, :purpose, :reference, :person, :now, :expires)
                """)
                .with("id", disclosure.id())
                .with("bucket", Ids.bucketOf(disclosure.id()))
                .with("partner", partner)
                .with("claimant", disclosure.claimantId())
                .with("purpose", disclosure.purpose())
                .with("reference", disclosure.reference())
                .with("person", disclosure.proposedBy())
                .with("now", disclosure.proposedAt())
                .with("expires", disclosure.expiresAt())
                .run();
    }

    Optional<Disclosure> find(UUID claimantId, UUID id) {
        return sql.of(COLUMNS + " where bucket = :bucket and id = :id and claimant_id = :claimant")
                .with("bucket", Ids.bucketOf(claimantId))
                .with("id", id)
                .with("claimant", claimantId)
                .first(DisclosureSql::disclosure);
    }

    /** Newest first. */
    List<Disclosure> of(UUID claimantId, int limit) {
        return sql.of(COLUMNS + " where bucket = :bucket and claimant_id = :claimant order by id desc limit :limit")
                .with("bucket", Ids.bucketOf(claimantId))
                .with("claimant", claimantId)
                .with("limit", limit)
                .list(DisclosureSql::disclosure);
    }

    /** @return false if somebody else has approved it, or it has expired */
    boolean approve(UUID id, String person, Instant now, Instant expiresAt) {
        return sql.of("""
                        update disclosure set approved_by = :person, approved_at = :now, expires_at = :expires
                        where bucket = :bucket and id = :id and approved_by is null and expires_at > :now
                        """)
                        .with("person", person)
                        .with("now", now)
                        .with("expires", expiresAt)
                        .with("bucket", Ids.bucketOf(id))
                        .with("id", id)
                        .run()
                == 1;
    }

    /** @return false if it was read before, is not approved, or has expired */
    boolean read(UUID id, Instant now) {
        return sql.of("""
                        update disclosure set read_at = :now
                        where bucket = :bucket and id = :id and approved_by is not null and read_at is null
                            and expires_at > :now
                        """)
                        .with("now", now)
                        .with("bucket", Ids.bucketOf(id))
                        .with("id", id)
                        .run()
                == 1;
    }

    private static Disclosure disclosure(Row row) {
        return new Disclosure(
                row.id("id"),
                row.id("claimant_id"),
                row.code(DisclosurePurpose.class, "purpose"),
                row.text("reference"),
                row.text("proposed_by"),
                row.instant("proposed_at"),
                row.textOrNull("approved_by"),
                row.instantOrNull("approved_at"),
                row.instant("expires_at"),
                row.instantOrNull("read_at"));
    }
}
