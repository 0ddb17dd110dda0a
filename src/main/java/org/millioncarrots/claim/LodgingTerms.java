package org.millioncarrots.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import org.millioncarrots.claim.ClaimRequests.LodgeClaimRequest;
import org.millioncarrots.claim.equipment.HandOverEquipment;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.programme.ProgrammeClosures;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.Programmes;

/** Under which programme version, and as of which day, a claim is lodged. */
@ApplicationScoped
class LodgingTerms {
    private final Programmes programmes;
    private final ProgrammeClosures closures;
    private final HandOverEquipment handOverEquipment;
    private final Clock clock;

    LodgingTerms(Programmes programmes, ProgrammeClosures closures, HandOverEquipment handOverEquipment, Clock clock) {
        this.programmes = programmes;
        this.closures = closures;
        this.handOverEquipment = handOverEquipment;
        this.clock = clock;
    }

    /** @param version in force on {@code asOf} */
    record Terms(ProgrammeVersion version, LocalDate asOf, LocalDate stipendFrom) {}

    /** @throws Problem if the day lies ahead or no such programme is in force (400), or it is closed (409) */
    Terms of(LodgeClaimRequest request) {
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
        return new Terms(version, asOf, stipendFrom);
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
}
