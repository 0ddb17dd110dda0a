package org.millioncarrots.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.claim.ClaimRequests.LodgeClaimRequest;
import org.millioncarrots.claim.LodgingTerms.Terms;
import org.millioncarrots.claim.equipment.EquipmentRequest;
import org.millioncarrots.claim.equipment.HandOverEquipment;
import org.millioncarrots.claim.equipment.HandOverEquipment.Reserved;
import org.millioncarrots.claim.equipment.JoinCode;
import org.millioncarrots.claimant.Claimant;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.claimant.FindClaimant;
import org.millioncarrots.eligibility.Facts;
import org.millioncarrots.platform.http.Problem;

/** Lodges a claim under a programme that is in force on its day. */
@ApplicationScoped
class LodgeClaim {
    private final Claims claims;
    private final FindClaimant claimants;
    private final LodgingTerms lodgingTerms;
    private final HandOverEquipment handOverEquipment;
    private final NewClaims newClaims;
    private final AuditLog auditLog;

    LodgeClaim(
            Claims claims,
            FindClaimant claimants,
            LodgingTerms lodgingTerms,
            HandOverEquipment handOverEquipment,
            NewClaims newClaims,
            AuditLog auditLog) {
        this.claims = claims;
        this.claimants = claimants;
        this.lodgingTerms = lodgingTerms;
        this.handOverEquipment = handOverEquipment;
        this.newClaims = newClaims;
        this.auditLog = auditLog;
    }

    /** A new claim, with what the other members of a crew need to join it, and whether it is for a piece of equipment. */
    record Lodged(Claim claim, boolean hasEquipment, List<JoinCode> joinCodes) {}

    /**
     * Answers the same, and does the same, whether or not somebody else has the person or the piece of equipment.
     *
     * @throws Problem if the claimant is not known (404), the day lies ahead, no such programme is in force, the destination cannot
     *     take the currency (400), or the programme is closed, or the claimant has an open claim for the same or the partner has used the reference (409)
     */
    @Transactional
    Lodged lodge(LodgeClaimRequest request) {
        Claimant claimant = claimants.get(new ClaimantId(request.claimantId()));
        Terms terms = lodgingTerms.of(request);
        if (!request.payoutCurrency().isInUse()) {
            throw Problem.invalid("payoutCurrency", "a currency that is still in use");
        }
        if (!claimant.canBePaidIn(request.payoutCurrency().value())) {
            throw Problem.invalid(
                    "payoutCurrency",
                    "EUR with an account in the SEPA area; any other currency needs a payout destination with BIC and address");
        }
        Optional<ClaimId> open = claims.open(claimant, terms.version().code());
        Reserved reserved = reserved(request, terms);
        (reserved == null ? open : handOverEquipment.open(claimant.id(), reserved)).ifPresent(LodgeClaim::refuse);
        Claim claim = newClaims.add(
                claimant, terms, request, withEquipment(withDependants(request.facts(), claimant, terms), reserved));
        auditLog.record(
                AuditAction.CLAIM_LODGED,
                claim.id,
                AuditDetail.id("claimant", claimant.id().value()),
                AuditDetail.number("programmeVersion", terms.version().version()));
        if (reserved == null) {
            return new Lodged(claim, false, List.of());
        }
        handOverEquipment.sit(reserved, claim);
        return new Lodged(claim, true, reserved.joinCodes());
    }

    /** Several pieces of equipment are several claims; anything else is claimed once at a time. */
    private static void refuse(ClaimId open) {
        throw Problem.exists("the claimant has an open claim for the same", open.value());
    }

    private @Nullable Reserved reserved(LodgeClaimRequest request, Terms terms) {
        EquipmentRequest equipment = request.equipment();
        boolean tariff = terms.version().equipmentTariff().isPresent();
        if (equipment == null) {
            if (tariff) {
                throw Problem.invalid("equipment", "type, usability and serial number, or a crew's join code");
            }
            return null;
        }
        if (!tariff) {
            throw Problem.invalid("equipment", "absent: the programme pays for no equipment");
        }
        return handOverEquipment.reserve(equipment, terms.version().code(), terms.asOf());
    }

    /** What was handed over is a fact; its serial number is none. */
    private static Facts withEquipment(Facts facts, @Nullable Reserved reserved) {
        if (reserved == null) {
            return facts;
        }
        Facts.Equipment piece = reserved.piece().fact();
        if (facts.equipment() != null && !facts.equipment().equals(piece)) {
            throw Problem.invalid("facts.equipment", "absent, or the same as in equipment");
        }
        return facts.with(piece);
    }

    /** The dependants that were registered with the claimant count, unless the claim states them. */
    private Facts withDependants(Facts facts, Claimant claimant, Terms terms) {
        return facts.dependants() != null
                ? facts
                : facts.with(FamilyCheck.registered(
                        claimants.household(claimant), terms.version().family(), terms.asOf()));
    }
}
