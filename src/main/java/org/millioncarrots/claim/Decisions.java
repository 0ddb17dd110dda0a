package org.millioncarrots.claim;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.millioncarrots.claim.AssessClaim.Assessed;
import org.millioncarrots.eligibility.Facts;
import org.millioncarrots.eligibility.check.KnownRates;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.json.Json;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.sql.Sql;

/** Decisions on claims, who has attested them, and appeals against them. They are added and never changed. */
@ApplicationScoped
class Decisions implements PanacheRepositoryBase<Decision, UUID> {
    private final Sql sql;
    private final KnownRates rates;
    private final Caller caller;
    private final Ids ids;
    private final Json json;
    private final Clock clock;

    Decisions(Sql sql, KnownRates rates, Caller caller, Ids ids, Json json, Clock clock) {
        this.sql = sql;
        this.rates = rates;
        this.caller = caller;
        this.ids = ids;
        this.json = json;
        this.clock = clock;
    }

    Optional<Decision> latest(Claim claim) {
        return find("bucket = ?1 and claimId = ?2 order by number desc", claim.bucket, claim.id)
                .firstResultOptional();
    }

    /** The latest of each of several claims, by claim. */
    Map<UUID, Decision> latest(List<Claim> claims) {
        Map<UUID, Decision> latest = new HashMap<>();
        list(
                        "bucket in ?1 and claimId in ?2 order by number",
                        claims.stream().map(claim -> claim.bucket).distinct().toList(),
                        claims.stream().map(claim -> claim.id).toList())
                .forEach(decision -> latest.put(decision.claimId, decision));
        return latest;
    }

    /** @param evidence references into the caseworkers' own files */
    Decision record(Claim claim, Assessed assessed, List<String> evidence, String person) {
        Decision decision = new Decision(
                claim,
                latest(claim).map(before -> before.number + 1).orElse(1),
                assessed.binding(),
                assessed.assessment(),
                json.write(assessed.facts()),
                json.write(evidence),
                person,
                clock.instant(),
                rates.upTo(),
                json);
        persistAndFlush(decision);
        return decision;
    }

    Facts facts(Decision decision) {
        return json.read(decision.facts, Facts.class);
    }

    void attest(Decision decision, String person) {
        sql.of("""
                insert into attestation (bucket, decision_id, partner, decided_by, attested_by, attested_at)
                values (:bucket, :decision, :partner, :decidedBy, :person, :now)
                """)
                .with("bucket", decision.bucket)
                .with("decision", decision.id)
                .with("partner", decision.partner)
                .with("decidedBy", decision.decidedBy)
                .with("person", person)
                .with("now", clock.instant())
                .run();
    }

    void appeal(Decision decision, ClaimRequests.AppealRequest.Ground ground) {
        sql.of("""
                insert into appeal (id, bucket, partner, claim_id, decision_id, ground, lodged_by, lodged_at)
                values (:id, :bucket, :partner, :claim, :decision, :ground, :person, :now)
                """)
                .with("id", ids.next(decision.bucket))
                .with("bucket", decision.bucket)
                .with("partner", decision.partner)
                .with("claim", decision.claimId)
                .with("decision", decision.id)
                .with("ground", ground)
                .with("person", caller.person())
                .with("now", clock.instant())
                .run();
    }
}
