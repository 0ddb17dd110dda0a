package org.millioncarrots.payout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.millioncarrots.award.AwardId;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.payout.Payout.Followed;
import org.millioncarrots.payout.stop.PaymentGate;
import org.millioncarrots.platform.find.Listing;
import org.millioncarrots.platform.find.PartnerReferences;
import org.millioncarrots.platform.find.PartnerReferences.Kind;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.http.Problem;

/** Shows payouts, and locks those that something is to be done with. */
@ApplicationScoped
public class FollowPayouts {
    private final PayoutSql sql;
    private final PaymentGate gate;
    private final PartnerReferences references;

    FollowPayouts(PayoutSql sql, PaymentGate gate, PartnerReferences references) {
        this.sql = sql;
        this.gate = gate;
        this.references = references;
    }

    @Transactional
    Page<Payout> list(Payout.Filter filter, Listing listing) {
        return listing.page(sql.page(filter, listing), Payout::changedAt, Payout::id);
    }

    /** The awards of the claim that its partner calls so. */
    @Transactional
    List<UUID> awards(String reference) {
        return references.find(Kind.CLAIM, reference).stream()
                .map(claim -> AwardId.ofClaim(claim).value())
                .toList();
    }

    @Transactional
    public Followed get(UUID id) {
        Payout payout = sql.get(id).orElseThrow(() -> Problem.notFound("payout"));
        return new Followed(payout, sql.attempts(id), sql.conversion(id).orElse(null));
    }

    /** A payout by its id, or by the end-to-end id or the UETR of its payment, which is how a bank names it. */
    @Transactional
    Optional<UUID> find(String text) {
        return Params.isId(text)
                ? sql.get(UUID.fromString(text)).map(Payout::id).or(() -> sql.sentAs(UUID.fromString(text)))
                : sql.sentAs(text.toUpperCase(Locale.ROOT));
    }

    /** What keeps a payout that is due out of every batch. */
    @Transactional
    Optional<Obstacle> stopped(UUID id) {
        return sql.stopped(id);
    }

    /** Whether two people have said, or one proposes to say, what became of a payout. */
    @Transactional
    boolean isRuledOn(UUID id) {
        return sql.isRuledOn(id);
    }

    /** Whether something is still to happen with a payout of the claimant. */
    @Transactional
    public boolean hasOpen(ClaimantId claimant) {
        return sql.hasOpen(claimant);
    }

    /** The payout, locked, while nobody collects, approves or delivers: what it is now it stays. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Payout alone(UUID id) {
        gate.alone();
        return locked(id);
    }

    /** @throws Problem if the bank contradicts itself about a payout that came back (409) */
    @Transactional(Transactional.TxType.MANDATORY)
    public void requireNotPaid(Payout payout) {
        if (payout.cameBack() && sql.mayHaveBeenPaid(payout.id())) {
            throw Problem.conflict(
                    ConflictReason.MAY_HAVE_BEEN_PAID,
                    "the bank contradicts itself about the payout: it may have been paid");
        }
    }

    /** The payout, locked: what it is now it stays, unless the bank speaks of its batch. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Payout locked(UUID id) {
        sql.lock(id);
        return get(id).payout();
    }
}
