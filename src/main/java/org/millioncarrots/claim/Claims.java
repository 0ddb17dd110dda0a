package org.millioncarrots.claim;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claimant.Claimant;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.news.News;
import org.millioncarrots.news.NewsType;
import org.millioncarrots.platform.find.Listing;
import org.millioncarrots.platform.find.PartnerReferences;
import org.millioncarrots.platform.find.PartnerReferences.Kind;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.sql.Locks;
import org.millioncarrots.platform.sql.Sql;

/** Claims by bucket and id. */
@ApplicationScoped
public class Claims implements PanacheRepositoryBase<Claim, UUID> {
    private final Sql sql;
    private final PartnerReferences references;
    private final Locks locks;
    private final Caller caller;
    private final News news;
    private final Clock clock;

    Claims(Sql sql, PartnerReferences references, Locks locks, Caller caller, News news, Clock clock) {
        this.sql = sql;
        this.references = references;
        this.locks = locks;
        this.caller = caller;
        this.news = news;
        this.clock = clock;
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
        switch (next) {
            case DECIDED -> tell(claim, NewsType.CLAIM_DECIDED);
            case ATTESTED -> tell(claim, NewsType.CLAIM_ATTESTED);
            case REJECTED -> tell(claim, NewsType.CLAIM_REJECTED);
            case LODGED, WITHDRAWN -> {}
        }
    }

    /** Payment of it is stopped. */
    void held(Claim claim) {
        touch(claim);
        tell(claim, NewsType.CLAIM_HELD);
    }

    private void tell(Claim claim, NewsType type) {
        news.tell(() -> new News.Item(type, claim.partner, claim.id, claim.version));
    }

    /** Something that stands on the claim has changed, so that it is another version. */
    void touch(Claim claim) {
        claim.changedAt = clock.instant();
        flush();
    }

    /** Claims of somebody who is erased: the partner's references lead to nobody any more. */
    void forgetReferences(ClaimantId claimant) {
        List<Claim> named = list(
                "bucket = ?1 and claimantId = ?2 and partnerReference is not null",
                claimant.bucket(),
                claimant.value());
        for (Claim claim : named) {
            references.forget(Kind.CLAIM, claim.partner, List.of(Objects.requireNonNull(claim.partnerReference)));
            claim.partnerReference = null;
        }
        flush();
    }

    /** What is asked for, one more than the limit: in the order of the primary key, or of the changes. */
    List<Claim> page(Filter filter, Listing listing) {
        List<UUID> named = filter.reference() == null ? null : references.find(Kind.CLAIM, filter.reference());
        return listing.of(this, caller.partner().orElse(null), "changedAt")
                .and("state = :state", "state", filter.state())
                .and("programme = :programme", "programme", filter.programme())
                .of(filter.claimant())
                .ids(named)
                .list();
    }

    /** What a list is narrowed to; absent fields do not narrow. */
    record Filter(
            @Nullable ClaimState state,
            @Nullable String reference,
            @Nullable UUID claimant,
            @Nullable String programme) {}

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
