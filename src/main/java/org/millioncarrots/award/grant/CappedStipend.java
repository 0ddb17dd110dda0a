package org.millioncarrots.award.grant;

import java.time.LocalDate;
import java.util.List;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.programme.terms.Benefit;
import org.millioncarrots.programme.terms.Benefit.Stipend;
import org.millioncarrots.stipend.Indexation;
import org.millioncarrots.stipend.StipendSchedule;
import org.millioncarrots.stipend.StipendTerms;
import org.millioncarrots.stipend.Supplements.SupplementDependant;

/** A stipend under a cap across programmes: all months stay, each pays less, and their sum does not pass the cap. */
final class CappedStipend {
    private CappedStipend() {}

    /** @throws Problem if nothing is left under the cap, or what is left is in another currency than the stipend (409) */
    static StipendTerms granted(
            Stipend stipend,
            LocalDate from,
            List<SupplementDependant> dependants,
            List<Indexation.Figure> figures,
            Stacking stacking) {
        StipendTerms full = StipendTerms.granted(stipend, from, dependants, figures);
        Money asked = StipendSchedule.of(full).total();
        Money room = stacking.admit(Benefit.Kind.STIPEND, asked);
        if (room.equals(asked)) {
            return full;
        }
        if (!room.currency().equals(asked.currency())) {
            throw Problem.conflict(
                    ConflictReason.OTHER_CURRENCY,
                    "the group's cap leaves " + room + " for a stipend in " + asked.currency()
                            + "; a stipend cannot be cut in another currency");
        }
        Money amount = stipend.amount().fraction(room.minorUnits(), asked.minorUnits());
        Money cent = new Money(1, amount.currency());
        while (amount.isPositive()) {
            StipendTerms cut = StipendTerms.granted(with(stipend, amount), from, dependants, figures);
            if (StipendSchedule.of(cut).total().compareTo(room) <= 0) {
                return cut;
            }
            amount = amount.minus(cent);
        }
        throw Problem.conflict(ConflictReason.CAP_REACHED, "the group's cap leaves less than a cent a month");
    }

    private static Stipend with(Stipend stipend, Money amount) {
        return new Stipend(
                stipend.forCategories(),
                stipend.legalBasis(),
                amount,
                stipend.per(),
                stipend.months(),
                stipend.spousePercent(),
                stipend.childPercent(),
                stipend.childrenAtMost(),
                stipend.settings());
    }
}
