package org.millioncarrots.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claim.ClaimRequests.LodgeClaimRequest;
import org.millioncarrots.claim.equipment.EquipmentRequest;
import org.millioncarrots.claim.equipment.HandOverEquipment;
import org.millioncarrots.claim.equipment.HandOverEquipment.Reserved;
import org.millioncarrots.claim.equipment.JoinCode;
import org.millioncarrots.claimant.Claimant;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.claimant.FindClaimant;
import org.millioncarrots.eligibility.Facts;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.json.Json;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.programme.ProgrammeClosures;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.Programmes;

/** Lodges a claim under a programme that is in force on its day. */
@ApplicationScoped
class LodgeClaim {
    private final Claims claims;
    private final FindClaimant claimants;
    private final Programmes programmes;
    private final ProgrammeClosures closures;
    private final HandOverEquipment handOverEquipment;
    private final Caller caller;
    private final Ids ids;
    private final Json json;
    private final Clock clock;

    LodgeClaim(
            Claims claims,
            FindClaimant claimants,
            Programmes programmes,
            ProgrammeClosures closures,
            HandOverEquipment handOverEquipment,
            Caller caller,
            Ids ids,
            Json json,
            Clock clock) {
        this.claims = claims;
        this.claimants = claimants;
        this.programmes = programmes;
        this.closures = closures;
        this.handOverEquipment = handOverEquipment;
        this.caller = caller;
        this.ids = ids;
        this.json = json;
        this.clock = clock;
    }

    /** A new claim, with what the other members of a crew need to join it. */
    record Lodged(Claim claim, List<JoinCode> joinCodes) {}

    /**
     * @throws Problem if the day lies ahead, no such programme is in force, the destination cannot take the currency (400),
     *     or the programme is closed, the equipment claimed already, or the person has an open claim under it (409)
     */
    @Transactional
    Lodged lodge(LodgeClaimRequest request) {
        LocalDate asOf = asOf(request);
        LocalDate stipendFrom =
                request.stipendFrom() == null ? asOf : Params.plausible("stipendFrom", request.stipendFrom());
        if (stipendFrom.isBefore(asOf) || stipendFrom.isAfter(asOf.plusYears(1))) {
            throw Problem.invalid("stipendFrom", "a day from asOf to one year later");
        }
        ProgrammeVersion version = programmes
                .inForce(request.programme(), asOf)
                .orElseThrow(() -> Problem.invalid("programme", "the code of a programme that is in force on asOf"));
        closures.requireOpen(version.code());
        Reserved reserved = reserved(request, version, asOf);
        Claimant claimant = claimants.get(new ClaimantId(request.claimantId()));
        if (!claimant.canBePaidIn(request.payoutCurrency().value())) {
            throw Problem.invalid(
                    "payoutCurrency",
                    "EUR with an account in the SEPA area; any other currency needs a payout destination with BIC and address");
        }
        if (reserved == null) {
            requireNoOpenClaim(claimant, version.code());
        }
        Claim claim = new Claim(
                new ClaimId(ids.next(claimant.id().bucket())),
                claimant,
                request.programme(),
                asOf,
                stipendFrom,
                request.payoutCurrency().value(),
                json.write(withEquipment(withDependants(request.facts(), claimant), reserved)),
                caller.person(),
                clock.instant());
        claims.persistAndFlush(claim);
        if (reserved == null) {
            return new Lodged(claim, List.of());
        }
        handOverEquipment.sit(reserved, claim);
        return new Lodged(claim, reserved.joinCodes());
    }

    /** Several pieces of equipment are several claims; anything else is claimed once at a time. */
    private void requireNoOpenClaim(Claimant claimant, String programme) {
        claims.open(claimant, programme).ifPresent(open -> {
            String which = open.partner().equals(claimant.partner()) ? ": " + open.id() : "";
            throw Problem.of(ProblemType.ALREADY_EXISTS, "the claimant has an open claim under this programme" + which);
        });
    }

    private LocalDate asOf(LodgeClaimRequest request) {
        LocalDate today = LocalDate.now(clock);
        LocalDate asked = request.asOf() == null ? null : Params.plausible("asOf", request.asOf());
        if (asked != null && asked.isAfter(today)) {
            throw Problem.invalid("asOf", "a day that is not in the future");
        }
        LocalDate crews = handOverEquipment
                .crewAsOf(request.equipment(), request.programme())
                .orElse(null);
        if (crews != null && asked != null && !asked.equals(crews)) {
            throw Problem.invalid("asOf", "absent, or the day of the crew's first claim");
        }
        return crews != null ? crews : asked != null ? asked : today;
    }

    private @Nullable Reserved reserved(LodgeClaimRequest request, ProgrammeVersion version, LocalDate asOf) {
        EquipmentRequest equipment = request.equipment();
        boolean tariff = version.equipmentTariff().isPresent();
        if (equipment == null) {
            if (tariff) {
                throw Problem.invalid("equipment", "type, usability and serial number, or a crew's join code");
            }
            return null;
        }
        if (!tariff) {
            throw Problem.invalid("equipment", "absent: the programme pays for no equipment");
        }
        return handOverEquipment.reserve(equipment, version.code(), asOf);
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
        return FactsMerge.over(facts, FactsMerge.ofEquipment(piece));
    }

    /** The dependants that were registered with the claimant count, unless the claim states them. */
    private static Facts withDependants(Facts facts, Claimant claimant) {
        return facts.dependants() != null
                ? facts
                : FactsMerge.over(
                        facts,
                        FactsMerge.ofDependants(new Facts.Dependants(claimant.hasSpouse(), claimant.children())));
    }
}
