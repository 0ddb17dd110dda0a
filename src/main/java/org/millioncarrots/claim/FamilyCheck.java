package org.millioncarrots.claim;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claimant.Household;
import org.millioncarrots.eligibility.Facts;
import org.millioncarrots.platform.http.Problem.Violation;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.terms.Benefit;
import org.millioncarrots.programme.terms.FamilyTerms;

/** The family that a claim speaks of, beside the one that is registered. */
final class FamilyCheck {
    private static final String RULE = "rules.DEPENDANTS_REGISTERED";

    private FamilyCheck() {}

    /** Who is registered and counts on a day; children whose birthday is not known do. */
    static Facts.Dependants registered(Household household, FamilyTerms terms, LocalDate on) {
        return new Facts.Dependants(household.hasSpouse(), household.childrenOn(on, terms::lastDay));
    }

    /**
     * Why a person must look: more are claimed than registered, or others, and nobody has established the number; or a supplement
     * would be paid for a child of whom nobody knows until when.
     *
     * @param facts with the findings
     * @param findings what a caseworker has established
     */
    static Optional<Violation> difference(
            Household household, ProgrammeVersion version, LocalDate on, Facts facts, @Nullable Facts findings) {
        Facts.Dependants registered = registered(household, version.family(), on);
        Facts.Dependants counted = facts.statedDependants();
        if (counted.children() > registered.children() || (counted.spouse() && !registered.spouse())) {
            return Optional.of(new Violation(
                    RULE,
                    "UNKNOWN: claimed are " + words(counted) + ", registered " + words(registered)
                            + "; register the others, or establish in findings.dependants that they do not count"));
        }
        if (findings != null && findings.dependants() != null) {
            return Optional.empty();
        }
        if (!counted.equals(registered)) {
            return Optional.of(new Violation(
                    RULE,
                    "UNKNOWN: claimed are " + words(counted) + ", registered " + words(registered)
                            + "; establish who counts in findings.dependants"));
        }
        boolean undated = household.children().stream()
                .anyMatch(child -> child.day(version.family()::lastDay).isEmpty());
        return undated && paysForChildren(version, facts)
                ? Optional.of(new Violation(
                        RULE,
                        "UNKNOWN: of a registered child no birthday is known, so that its supplement would not end;"
                                + " establish who counts in findings.dependants"))
                : Optional.empty();
    }

    private static boolean paysForChildren(ProgrammeVersion version, Facts facts) {
        return facts.category() != null
                && version.benefitsFor(facts.category()).stream()
                        .anyMatch(benefit -> benefit instanceof Benefit.Stipend stipend && stipend.childPercent() > 0);
    }

    private static String words(Facts.Dependants family) {
        return (family.spouse() ? "a spouse and " : "no spouse and ")
                + family.children()
                + (family.children() == 1 ? " child" : " children");
    }
}
