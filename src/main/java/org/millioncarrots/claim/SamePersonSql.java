package org.millioncarrots.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.sql.Sql;

/** The statements on clearances: two people have compared a claimant with others of the same name and birthday. */
@ApplicationScoped
class SamePersonSql {
    private final Sql sql;
    private final Clock clock;

    SamePersonSql(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** @param confirmedBy another person, without whom it clears nothing */
    record Clearance(String by, @Nullable String confirmedBy) {
        boolean isConfirmed() {
            return confirmedBy != null;
        }
    }

    void compare(Claim claim, int others, String person) {
        sql.of("""
                insert into same_person_clearance (bucket, claim_id, partner, others, cleared_by, cleared_at)
                values (:bucket, :claim, :partner, :others, :person, :now)
                """)
                .with("bucket", claim.bucket)
                .with("claim", claim.id)
                .with("partner", claim.partner)
                .with("others", others)
                .with("person", person)
                .with("now", clock.instant())
                .run();
    }

    /** @return false if somebody else has confirmed it at the same moment */
    boolean confirm(Claim claim, int others, String person) {
        return sql.of("""
                        update same_person_clearance set confirmed_by = :person, confirmed_at = :now
                        where bucket = :bucket and claim_id = :claim and others >= :others and confirmed_by is null
                        """)
                        .with("person", person)
                        .with("now", clock.instant())
                        .with("bucket", claim.bucket)
                        .with("claim", claim.id)
                        .with("others", others)
                        .run()
                == 1;
    }

    /** Of at least as many as there are now: one who came later is compared anew. */
    Optional<Clearance> of(Claim claim, int others) {
        return sql.of("select cleared_by, confirmed_by from same_person_clearance"
                        + " where bucket = :bucket and claim_id = :claim and others >= :others")
                .with("bucket", claim.bucket)
                .with("claim", claim.id)
                .with("others", others)
                .first(row -> new Clearance(row.text("cleared_by"), row.textOrNull("confirmed_by")));
    }
}
