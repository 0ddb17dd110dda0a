package org.millioncarrots.claim;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claimant.Claimant;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.Problem;

/** Claims and what belongs to them, by bucket and id. */
@ApplicationScoped
public class Claims implements PanacheRepositoryBase<Claim, UUID> {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final EntityManager entityManager;

    Claims(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** @throws Problem if there is none, or it belongs to another partner */
    Claim get(ClaimId id) {
        return find("bucket = ?1 and id = ?2", id.bucket(), id.value())
                .firstResultOptional()
                .orElseThrow(() -> Problem.notFound("claim"));
    }

    /**
     * Claims after the cursor in the order of the primary key, so that a page costs the same however many there are; one more
     * than the limit.
     */
    List<Claim> page(@Nullable ClaimState state, @Nullable UUID cursor, int limit) {
        UUID after = cursor == null ? BEFORE_ALL : cursor;
        String behind = "bucket >= ?1 and (bucket > ?1 or id > ?2)";
        short bucket = Ids.bucketOf(after);
        var query = state == null
                ? find(behind + " order by bucket, id", bucket, after)
                : find(behind + " and state = ?3 order by bucket, id", bucket, after, state);
        return query.page(0, limit + 1).list();
    }

    boolean hasOpen(ClaimantId claimant) {
        return count(
                        "bucket = ?1 and claimantId = ?2 and state in ?3",
                        claimant.bucket(),
                        claimant.value(),
                        List.of(ClaimState.LODGED, ClaimState.DECIDED))
                > 0;
    }

    /** A claim that is not finished, and whose it is. */
    record Open(UUID id, String partner) {}

    /**
     * The open claim of a person under a programme, other partners' too. Of two that are lodged at the same moment the second
     * waits here.
     */
    Optional<Open> open(Claimant claimant, String programme) {
        entityManager
                .createNativeQuery(
                        "select cast(pg_advisory_xact_lock(hashtextextended(:what, 8)) as text)", String.class)
                .setParameter("what", claimant.personId() + "/" + programme)
                .getSingleResult();
        return entityManager
                .createNativeQuery(
                        "select claim_id, claim_partner from open_claim(:bucket, :person, :programme)", Tuple.class)
                .setParameter("bucket", claimant.id().bucket())
                .setParameter("person", claimant.personId())
                .setParameter("programme", programme)
                .getResultStream()
                .findFirst()
                .map(row -> new Open(((Tuple) row).get(0, UUID.class), ((Tuple) row).get(1, String.class)));
    }

    Optional<Decision> latestDecision(Claim claim) {
        return entityManager
                .createQuery(
                        "from Decision where bucket = :bucket and claimId = :claim order by number desc",
                        Decision.class)
                .setParameter("bucket", claim.bucket)
                .setParameter("claim", claim.id)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    List<ClaimHold> openHolds(Claim claim) {
        return entityManager
                .createQuery(
                        "from ClaimHold where bucket = :bucket and claimId = :claim and liftedAt is null order by id",
                        ClaimHold.class)
                .setParameter("bucket", claim.bucket)
                .setParameter("claim", claim.id)
                .getResultList();
    }

    Optional<ClaimHold> hold(Claim claim, UUID holdId) {
        return openHolds(claim).stream().filter(hold -> hold.id.equals(holdId)).findFirst();
    }

    void attest(Decision decision, String person, Instant now) {
        entityManager
                .createNativeQuery("""
                        insert into attestation (bucket, decision_id, partner, decided_by, attested_by, attested_at)
                        values (:bucket, :decision, :partner, :decidedBy, :person, :now)
                        """)
                .setParameter("bucket", decision.bucket)
                .setParameter("decision", decision.id)
                .setParameter("partner", decision.partner)
                .setParameter("decidedBy", decision.decidedBy)
                .setParameter("person", person)
                .setParameter("now", now)
                .executeUpdate();
    }

    void appeal(UUID id, Decision decision, String ground, String person, Instant now) {
        entityManager
                .createNativeQuery("""
                        insert into appeal (id, bucket, partner, claim_id, decision_id, ground, lodged_by, lodged_at)
                        values (:id, :bucket, :partner, :claim, :decision, :ground, :person, :now)
                        """)
                .setParameter("id", id)
                .setParameter("bucket", decision.bucket)
                .setParameter("partner", decision.partner)
                .setParameter("claim", decision.claimId)
                .setParameter("decision", decision.id)
                .setParameter("ground", ground)
                .setParameter("person", person)
                .setParameter("now", now)
                .executeUpdate();
    }
}
