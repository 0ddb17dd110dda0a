package org.millioncarrots.claim;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claimant.Claimant;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.sql.Locks;
import org.millioncarrots.platform.sql.Sql;

/** Claims by bucket and id. */
@ApplicationScoped
public class Claims implements PanacheRepositoryBase<Claim, UUID> {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Sql sql;
    private final Locks locks;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;

    Claims(Sql sql, Locks locks, Caller caller, Ids ids, Clock clock) {
        this.sql = sql;
        this.locks = locks;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    Claim add(Claimant claimant, LodgingTerms.Terms terms, CurrencyCode payoutCurrency, String facts) {
        Claim claim = new Claim(
                new ClaimId(ids.next(claimant.id().bucket())),
                claimant,
                terms,
                payoutCurrency.value(),
                facts,
                caller.person(),
                clock.instant());
        persistAndFlush(claim);
        return claim;
    }

    /** @throws Problem if there is none, or it belongs to another partner */
    Claim get(ClaimId id) {
        return find("bucket = ?1 and id = ?2", id.bucket(), id.value())
                .firstResultOptional()
                .orElseThrow(() -> Problem.notFound("claim"));
    }

    /**
     * The one way in which a claim's state changes. Of two changes at the same moment the second fails, because the claim has
     * another version by then.
     *
     * @throws Problem if the table of {@link ClaimState} does not allow the step (409)
     */
    void move(Claim claim, ClaimState next) {
        claim.state = claim.state.to(next);
        flush();
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
                        ClaimState.OPEN)
                > 0;
    }

    /**
     * The claimant's own open claim under a programme; one of the same person through another partner is a {@link Rival}. Of two that
     * are lodged at the same moment the second waits here.
     */
    Optional<ClaimId> open(Claimant claimant, String programme) {
        locks.exclusive(Locks.Kind.CLAIM, claimant.id().value() + "/" + programme);
        return sql.of("""
                select id from claim
                where bucket = :bucket and claimant_id = :claimant and programme = :programme
                    and state in ('LODGED', 'DECIDED')
                order by id limit 1
                """)
                .with("bucket", claimant.id().bucket())
                .with("claimant", claimant.id().value())
                .with("programme", programme)
                .first(row -> new ClaimId(row.id("id")));
    }
}
