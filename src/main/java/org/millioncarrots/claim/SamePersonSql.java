package org.millioncarrots.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.millioncarrots.platform.sql.Sql;

/** The statements on clearances: somebody has compared a claimant with others of the same name and birthday. */
@ApplicationScoped
class SamePersonSql {
    private final Sql sql;

    SamePersonSql(Sql sql) {
        this.sql = sql;
    }

    void clear(Claim claim, int others, String person, Instant now) {
        sql.of("""
                insert into same_person_clearance (bucket, claim_id, partner, others, cleared_by, cleared_at)
                values (:bucket, :claim, :partner, :others, :person, :now)
                """)
                .with("bucket", claim.bucket)
                .with("claim", claim.id)
                .with("partner", claim.partner)
                .with("others", others)
                .with("person", person)
                .with("now", now)
                .run();
    }

    /** Of exactly as many as there are now: one who came later is compared anew. */
    List<String> clearedBy(Claim claim, int others) {
        return sql.of("select cleared_by from same_person_clearance"
                        + " where bucket = :bucket and claim_id = :claim and others >= :others")
                .with("bucket", claim.bucket)
                .with("claim", claim.id)
                .with("others", others)
                .list(row -> row.text("cleared_by"));
    }
}
