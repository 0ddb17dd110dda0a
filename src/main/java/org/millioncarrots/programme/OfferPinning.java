package org.millioncarrots.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.programme.terms.Applicant;
import org.millioncarrots.programme.terms.Benefit;
import org.millioncarrots.programme.terms.Promise;

/**
 * Which version binds the payer. An offer that was accepted stays binding even if a later version pays less; it is raised
 * when a later version pays more and says that it raises pinned offers.
 */
public final class OfferPinning {
    private OfferPinning() {}

    /**
     * The version that binds a claim.
     *
     * @param approved the approved versions of one programme, oldest first
     * @param acceptedOn the day on which the claim was lodged
     * @param on the day of the question, not before {@code acceptedOn}
     * @return the version in force on {@code acceptedOn}, or the best of those that began since, raise pinned offers and pay
     *     more; empty if none was in force on {@code acceptedOn}
     */
    public static Optional<ProgrammeVersion> binding(
            List<ProgrammeVersion> approved, LocalDate acceptedOn, LocalDate on, Applicant applicant) {
        return ProgrammeVersion.inForce(approved, acceptedOn).map(pinned -> {
            ProgrammeVersion best = pinned;
            for (ProgrammeVersion later : approved) {
                boolean begunSince = later.inForceFrom().isAfter(acceptedOn)
                        && !later.inForceFrom().isAfter(on);
                if (begunSince && later.raisePinnedOffers() && paysMore(later, best, applicant)) {
                    best = later;
                }
            }
            return best;
        });
    }

    /** All money that the version promises to the applicant, a stipend over all its months, by currency. */
    public static Map<CurrencyCode, Money> promised(ProgrammeVersion version, Applicant applicant) {
        Map<CurrencyCode, Money> sums = new TreeMap<>();
        for (Benefit benefit : version.benefitsFor(applicant.category())) {
            version.promise(benefit, applicant)
                    .map(Promise::total)
                    .ifPresent(amount -> sums.merge(amount.currency(), amount, Money::plus));
        }
        return sums;
    }

    /**
     * Whether one version pays more than another in some currency and not less in any. Sums in different currencies are
     * never weighed at a rate: then the offer that was accepted stays.
     */
    static boolean paysMore(ProgrammeVersion later, ProgrammeVersion earlier, Applicant applicant) {
        Map<CurrencyCode, Money> more = promised(later, applicant);
        Map<CurrencyCode, Money> less = promised(earlier, applicant);
        boolean nowhereLess = less.values().stream()
                .allMatch(amount -> more.getOrDefault(amount.currency(), Money.zero(amount.currency()))
                                .compareTo(amount)
                        >= 0);
        return nowhereLess && !more.equals(less);
    }
}
