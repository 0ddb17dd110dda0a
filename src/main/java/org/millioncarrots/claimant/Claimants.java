package org.millioncarrots.claimant;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.find.Listing;
import org.millioncarrots.platform.find.PartnerReferences;
import org.millioncarrots.platform.find.PartnerReferences.Kind;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.sql.Sql;

/** Claimants that the caller may see, by bucket and id. */
@ApplicationScoped
public class Claimants implements PanacheRepositoryBase<Claimant, UUID> {
    private static final String PSEUDONYM_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final Sql sql;
    private final PartnerReferences references;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Claimants(Sql sql, PartnerReferences references, Caller caller, Ids ids, Clock clock) {
        this.sql = sql;
        this.references = references;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws Problem if there is none, or it belongs to another partner */
    public Claimant get(ClaimantId id) {
        return find(id).orElseThrow(() -> Problem.notFound("claimant"));
    }

    Optional<Claimant> find(ClaimantId id) {
        return find("bucket = ?1 and id = ?2", id.bucket(), id.value()).firstResultOptional();
    }

    /** Keeps others from changing the claimant, and claims of the claimant from being lodged, until the transaction ends. */
    public void lock(Claimant claimant) {
        sql.of("select 1 from claimant where bucket = :bucket and id = :id for update")
                .with("bucket", claimant.bucket)
                .with("id", claimant.id)
                .exists();
    }

    /** Something has changed that the claimant shows and keeps elsewhere: who asks by change is told. */
    public void changed(ClaimantId id) {
        sql.of("update claimant set changed_at = :now where bucket = :bucket and id = :id")
                .with("now", clock.instant())
                .with("bucket", id.bucket())
                .with("id", id.value())
                .run();
    }

    /** Whether somebody's claimant is that person still. */
    boolean isAnyActive(UUID person) {
        return sql.of("""
                        select 1 from claimant where bucket = :bucket and person_id = :person and state = 'ACTIVE'
                        """)
                .with("bucket", Ids.bucketOf(person))
                .with("person", person)
                .exists();
    }

    /** Those who are erased, after one of them in the order of the primary key. */
    List<UUID> erased(UUID after, int limit) {
        return sql.of("""
                select id from claimant
                where (state <> 'ACTIVE' or not destination_cross_border) and state = 'ERASED'
                    and (bucket, id) > (:bucket, :after)
                order by bucket, id limit :limit
                """)
                .with("bucket", Ids.bucketOf(after))
                .with("after", after)
                .with("limit", limit)
                .list(row -> row.id("id"));
    }

    /** @throws Problem if there is none, it belongs to another partner (404), or its identity is erased (409) */
    public Claimant active(ClaimantId id) {
        Claimant claimant = get(id);
        if (claimant.isErased()) {
            throw Problem.conflict(ConflictReason.IDENTITY_ERASED, "the claimant's identity is erased");
        }
        return claimant;
    }

    /**
     * A new claimant. One of the person who was erased gives up its place, so that a mistake can be mended; what the person was
     * granted before stays with the person.
     *
     * @throws Problem if the partner has registered the person, or used the reference, already (409)
     */
    Claimant add(UUID person, RegisterClaimantRequest request) {
        short bucket = Ids.bucketOf(person);
        String partner = caller.partnerOrStaff();
        sql.of("""
                with given_up as (
                    update claimant set person_id = :nobody, version = version + 1, changed_at = :now
                    where bucket = :bucket and person_id = :person and partner = :partner and state = 'ERASED'
                    returning id
                )
                select id from claimant
                where bucket = :bucket and person_id = :person and partner = :partner and state <> 'ERASED'
                """)
                .with("nobody", ids.next(bucket))
                .with("now", clock.instant())
                .with("bucket", bucket)
                .with("person", person)
                .with("partner", partner)
                .first(row -> row.id("id"))
                .ifPresent(own -> {
                    throw Problem.exists("you have registered the person already", own);
                });
        Claimant claimant = new Claimant(
                ids.next(bucket),
                partner,
                person,
                pseudonym(),
                request.identity(),
                request.partnerReference(),
                caller.person(),
                clock.instant());
        if (request.payoutDestination() != null) {
            claimant.payTo(request.payoutDestination(), 1);
        }
        references.give(Kind.CLAIMANT, partner, request.partnerReference(), claimant.id);
        persistAndFlush(claimant);
        return claimant;
    }

    /** Nothing of what is known of the claimant stays here but the pseudonym. */
    void forget(Claimant claimant) {
        if (claimant.partnerReference != null) {
            references.forget(Kind.CLAIMANT, claimant.partner, List.of(claimant.partnerReference));
        }
        claimant.forget();
        flush();
    }

    /**
     * What is asked for, one more than the limit: in the order of the primary key, or of the changes.
     *
     * @param references those of a partner's reference, if one is given
     */
    List<Claimant> page(ListClaimants.@Nullable State state, @Nullable List<UUID> references, Listing listing) {
        return listing.of(this, caller.partner().orElse(null), "changedAt")
                .and("state = :state", "state", state == null ? null : state.name())
                .ids(references)
                .list();
    }

    /** Random, so that it tells nothing; read out over the phone without mistakes. */
    private String pseudonym() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            text.append(i > 0 && i % 4 == 0 ? "-" : "");
            text.append(PSEUDONYM_LETTERS.charAt(random.nextInt(PSEUDONYM_LETTERS.length())));
        }
        return text.toString();
    }
}
