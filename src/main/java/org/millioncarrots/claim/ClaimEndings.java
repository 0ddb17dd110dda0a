package org.millioncarrots.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.sql.Sql;

/** How claims have ended without a confirmed decision. */
@ApplicationScoped
class ClaimEndings {
    private final Sql sql;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;

    ClaimEndings(Sql sql, Caller caller, Ids ids, Clock clock) {
        this.sql = sql;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    /** Why a claim was taken back or refused. */
    @Schema(name = "ClaimEndingReason")
    enum Reason {
        CLAIMANT_REQUEST,
        LODGED_BY_MISTAKE,
        /** Of a refusal: the person has an award under the programme already, perhaps under another document. */
        PERSON_SERVED,
        /** Of a refusal: another award of the programme's group stands in the way. */
        GROUP_SERVED,
        /** Of a refusal: the programme's money is exhausted and nobody waits for more. */
        FUNDS_EXHAUSTED,
        /** Of a refusal: another award for the same piece of equipment rests on other facts. */
        EQUIPMENT_AWARDED;

        boolean isRefusal() {
            return this != CLAIMANT_REQUEST && this != LODGED_BY_MISTAKE;
        }
    }

    /** The latest ending of a claim. */
    record Ending(Reason reason, Instant at) {}

    void add(Claim claim, Reason reason) {
        sql.of("""
                insert into claim_ending (id, bucket, partner, claim_id, reason, ended_by, ended_at)
                values (:id, :bucket, :partner, :claim, :reason, :person, :now)
                """)
                .with("id", ids.next(claim.bucket))
                .with("bucket", claim.bucket)
                .with("partner", claim.partner)
                .with("claim", claim.id)
                .with("reason", reason)
                .with("person", caller.person())
                .with("now", clock.instant())
                .run();
    }

    /** The latest of each claim, by claim; nothing of those that are not withdrawn or refused now. */
    Map<UUID, Ending> of(List<Claim> claims) {
        List<Claim> ended = claims.stream()
                .filter(claim -> claim.state == ClaimState.WITHDRAWN || claim.state == ClaimState.REJECTED)
                .toList();
        Map<UUID, Ending> endings = new HashMap<>();
        if (!ended.isEmpty()) {
            sql.of("""
                    select claim_id, reason, ended_at from claim_ending
                    where bucket = any (:buckets) and claim_id = any (:claims) order by id
                    """)
                    .with("buckets", ended.stream().map(claim -> claim.bucket).toList())
                    .with("claims", ended.stream().map(claim -> claim.id).toList())
                    .forEach(row -> endings.put(
                            row.id("claim_id"), new Ending(row.code(Reason.class, "reason"), row.instant("ended_at"))));
        }
        return endings;
    }
}
