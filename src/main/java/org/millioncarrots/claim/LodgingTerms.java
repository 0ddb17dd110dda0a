package org.millioncarrots.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claim.ClaimRequests.LodgeClaimRequest;
import org.millioncarrots.claim.equipment.CrewShare;
import org.millioncarrots.claim.equipment.HandOverEquipment;
import org.millioncarrots.eligibility.Facts;
import org.millioncarrots.offer.Offers;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.limit.Guesses;
import org.millioncarrots.programme.ProgrammeClosures;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.ProgrammeVersion.TariffDay;
import org.millioncarrots.programme.Programmes;

/** Under which programme version, and as of which day, a claim is lodged. */
@ApplicationScoped
class LodgingTerms {
    private final Programmes programmes;
    private final ProgrammeClosures closures;
    private final HandOverEquipment handOverEquipment;
    private final Offers offers;
    private final Guesses guesses;
    private final Clock clock;

    LodgingTerms(
            Programmes programmes,
            ProgrammeClosures closures,
            HandOverEquipment handOverEquipment,
            Offers offers,
            Guesses guesses,
            Clock clock) {
        this.programmes = programmes;
        this.closures = closures;
        this.handOverEquipment = handOverEquipment;
        this.offers = offers;
        this.guesses = guesses;
        this.clock = clock;
    }

    /**
     * @param version in force on {@code asOf}, or the one that was offered
     * @param asOfBy whose day {@code asOf} is; absent if a crew's first claim has given it
     */
    record Terms(
            ProgrammeVersion version,
            LocalDate asOf,
            @Nullable TariffDay asOfBy,
            LocalDate stipendFrom,
            Offers.@Nullable Binding offer) {}

    /** @throws Problem if the day lies ahead or no such programme is in force (400), or it is closed (409) */
    Terms of(LodgeClaimRequest request) {
        LocalDate crews = handOverEquipment
                .crewAsOf(request.equipment(), request.programme())
                .orElse(null);
        List<ProgrammeVersion> approved = programmes.approved(request.programme());
        TariffDay by = crews == null ? tariffDay(approved) : null;
        LocalDate asOf = crews == null ? day(by, approved, request.facts().actOn()) : crews;
        LocalDate stipendFrom = stipendFrom(request, asOf);
        if (stipendFrom.isBefore(asOf) || stipendFrom.isAfter(asOf.plusYears(1))) {
            throw Problem.invalid(
                    "stipendFrom", "a day from the claim's day to one year later; " + what(by) + " counts");
        }
        Offers.Binding offer = cited(request);
        ProgrammeVersion version = ProgrammeVersion.inForce(approved, offer == null ? asOf : offer.offeredOn())
                .orElseThrow(() -> Problem.invalid(
                        "programme", "the code of a programme that is in force on its day; " + what(by) + " counts"));
        closures.requireOpen(version.code());
        return new Terms(version, asOf, by, stipendFrom, offer);
    }

    /** Who still says a day of its own for the claim says when a stipend begins, as it always has. */
    private static LocalDate stipendFrom(LodgeClaimRequest request, LocalDate asOf) {
        if (request.stipendFrom() != null) {
            return Params.plausible("stipendFrom", request.stipendFrom());
        }
        LocalDate said = request.asOf() == null ? asOf : Params.plausible("asOf", request.asOf());
        return said.isBefore(asOf) || said.isAfter(asOf.plusYears(1)) ? asOf : said;
    }

    private Offers.@Nullable Binding cited(LodgeClaimRequest request) {
        if (request.offer() == null) {
            return null;
        }
        Offers.Binding offer = offers.binding(request.offer())
                .filter(one -> one.programme().equals(request.programme()))
                .orElseThrow(this::unknownOffer);
        if (LocalDate.now(clock).isAfter(offer.validUntil())) {
            throw Problem.invalid("offer", "an offer that is still valid; its last day was " + offer.validUntil());
        }
        return offer;
    }

    private Problem unknownOffer() {
        guesses.missed();
        return Problem.invalid("offer", "the code of an offer of this programme");
    }

    /** The claim's day as the facts now say; empty if it stays. A crew's members keep theirs: it is one day for all. */
    Optional<LocalDate> established(Claim claim, Facts facts) {
        LocalDate actOn = facts.actOn();
        boolean follows = claim.asOfBy == TariffDay.ACT && actOn != null && !actOn.isAfter(LocalDate.now(clock));
        boolean crew = handOverEquipment.share(claim).filter(CrewShare::isCrew).isPresent();
        return follows && !crew
                ? Optional.of(day(TariffDay.ACT, programmes.approved(claim.programme), actOn))
                        .filter(day -> !day.equals(claim.asOf))
                : Optional.empty();
    }

    /** As the newest version says that has begun; it is about how claims are lodged, and not about what they are worth. */
    private TariffDay tariffDay(List<ProgrammeVersion> approved) {
        LocalDate today = LocalDate.now(clock);
        return approved.stream()
                .filter(version -> !version.inForceFrom().isAfter(today))
                .reduce((earlier, later) -> later)
                .map(ProgrammeVersion::tariffDay)
                .orElseThrow(() -> Problem.invalid("programme", "the code of a programme that has begun"));
    }

    private LocalDate day(@Nullable TariffDay by, List<ProgrammeVersion> approved, @Nullable LocalDate actOn) {
        LocalDate today = LocalDate.now(clock);
        if (by != TariffDay.ACT) {
            return today;
        }
        if (actOn == null || Params.plausible("facts.actOn", actOn).isAfter(today)) {
            throw Problem.invalid("facts.actOn", "the day of the act, today or earlier: the programme counts it");
        }
        LocalDate first = approved.getFirst().inForceFrom();
        return actOn.isBefore(first) ? first : actOn;
    }

    private static String what(@Nullable TariffDay by) {
        return switch (by) {
            case null -> "the day of the crew's first claim";
            case ACT -> "the day of the act (facts.actOn), or the programme's first day if the act was before it,";
            case LODGING -> "the day of lodging";
        };
    }
}
