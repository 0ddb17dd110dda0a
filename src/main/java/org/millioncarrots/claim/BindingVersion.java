package org.millioncarrots.claim;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.millioncarrots.eligibility.Assessment;
import org.millioncarrots.eligibility.Assessment.Outcome;
import org.millioncarrots.eligibility.Facts;
import org.millioncarrots.platform.language.Language;
import org.millioncarrots.platform.language.Texts;
import org.millioncarrots.programme.OfferPinning;
import org.millioncarrots.programme.ProgrammeVersion;

/**
 * The version under which a claim is decided, and why that one.
 *
 * @param acceptedVersion the number of the version that was in force on the claim's day
 */
public record BindingVersion(ProgrammeVersion version, int acceptedVersion, Why why) {

    private static final Texts TEXTS = new Texts("explanation");

    /** What makes the version binding. */
    public enum Why {
        IN_FORCE("it was in force on the claim's day and is the newest"),
        PINNED("it was in force on the claim's day; a later version does not take away or raise what was accepted"),
        RAISED("it came after the claim's day, pays more, and raises offers that were accepted earlier"),
        CREW("one version binds all members of a crew");

        private final String inWords;

        Why(String inWords) {
            this.inWords = inWords;
        }

        String in(Language language) {
            return TEXTS.text(language, "binding." + name(), inWords);
        }
    }

    /** Of a crew a partner is told no more than that: not whether another member was granted a share. */
    static Why told(Why why, boolean ofCrew, boolean toPartner) {
        return ofCrew && toPartner ? Why.CREW : why;
    }

    /**
     * The version that was accepted, or a later one that raises it. A later one never turns an eligible
     * claim into another: then the offer that was accepted stays.
     *
     * @param approved the programme's approved versions, oldest first
     * @param acceptedOn the day whose version was accepted: of the offer that the claim cites, otherwise the claim's own
     * @param asOf the claim's day
     * @param decidedOn the day of the decision, in the business zone
     * @return empty if no version was in force on {@code acceptedOn}
     */
    public static Optional<BindingVersion> of(
            List<ProgrammeVersion> approved, LocalDate acceptedOn, LocalDate asOf, LocalDate decidedOn, Facts facts) {
        return ProgrammeVersion.inForce(approved, acceptedOn).map(accepted -> {
            ProgrammeVersion best = facts.applicant()
                    .flatMap(applicant -> OfferPinning.binding(approved, acceptedOn, decidedOn, applicant))
                    .filter(raised ->
                            raised.version() == accepted.version() || !takesAway(accepted, raised, facts, asOf))
                    .orElse(accepted);
            return new BindingVersion(best, accepted.version(), why(approved, accepted, best, decidedOn));
        });
    }

    private static Why why(
            List<ProgrammeVersion> approved, ProgrammeVersion accepted, ProgrammeVersion best, LocalDate decidedOn) {
        if (best.version() != accepted.version()) {
            return Why.RAISED;
        }
        boolean newest = approved.stream()
                .noneMatch(later -> later.version() > accepted.version()
                        && !later.inForceFrom().isAfter(decidedOn));
        return newest ? Why.IN_FORCE : Why.PINNED;
    }

    private static boolean takesAway(ProgrammeVersion accepted, ProgrammeVersion raised, Facts facts, LocalDate asOf) {
        Outcome before = Assessment.of(facts, accepted, asOf).outcome();
        Outcome after = Assessment.of(facts, raised, asOf).outcome();
        // Also while something else has to be looked at: a new condition, such as a statement, may not refuse what was
        // open.
        return before == Outcome.ELIGIBLE && after != Outcome.ELIGIBLE
                || before == Outcome.REFER && after == Outcome.NOT_ELIGIBLE;
    }
}
