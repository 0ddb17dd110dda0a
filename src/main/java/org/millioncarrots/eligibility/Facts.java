package org.millioncarrots.eligibility;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.programme.terms.ActOfLeaving;
import org.millioncarrots.programme.terms.Applicant;
import org.millioncarrots.programme.terms.Category;
import org.millioncarrots.programme.terms.Condition.Confirmer;
import org.millioncarrots.programme.terms.Condition.Skill;
import org.millioncarrots.programme.terms.Tariff;

/**
 * What is known about an applicant. Anything may be absent: then the rules that need it are unknown and a person must
 * look. There is no nationality and no birthplace here, and no rule can ask for them.
 *
 * @param actOn the day of the act, in the business zone
 * @param confirmedBy who has confirmed the act; {@code NOBODY} is a fact, absent is not knowing
 * @param exclusionGrounds grounds of article 1F of the Refugee Convention
 * @param sanctionsHold whether a sanctions list has a match that nobody has cleared
 * @param testimonyGiven whether a recorded statement was given
 * @param skills the fields in which a skill is recognised; an empty set is the fact that there is none
 */
@Schema(
        name = "Facts",
        description =
                "What is known about an applicant; whatever is absent is unknown. Nobody is asked where they are from")
public record Facts(
        @Nullable Category category,
        @Nullable ActOfLeaving act,
        @Nullable LocalDate actOn,
        @Nullable Confirmer confirmedBy,
        @Nullable ExclusionGrounds exclusionGrounds,
        @Nullable Boolean sanctionsHold,
        @Nullable Boolean testimonyGiven,
        @Nullable Dependants dependants,
        @Nullable Equipment equipment,
        @Nullable Set<Skill> skills) {

    /** Serious reasons for considering that somebody is excluded from protection. */
    public enum ExclusionGrounds {
        /** Looked for, and none found. */
        NONE,
        /** A person has to look into it. */
        SUSPECTED,
        /** There are such grounds. */
        CONFIRMED
    }

    /**
     * The family that counts for supplements and family asylum.
     *
     * @param children 0 to 30
     */
    @Schema(name = "Dependants")
    public record Dependants(
            boolean spouse,
            @Schema(minimum = "0", maximum = "30") int children) {
        public static final Dependants NONE = new Dependants(false, 0);

        /** @throws Problem if the number of children is impossible */
        public Dependants {
            if (children < 0 || children > 30) {
                throw Problem.invalid("dependants.children", "a whole number from 0 to 30");
            }
        }
    }

    /** A piece of equipment that was handed over; its serial number belongs to the claim, not to the rules. */
    @Schema(name = "EquipmentFacts")
    public record Equipment(Tariff.@Nullable Equipment type, Tariff.@Nullable Usability usability) {}

    /** The dependants, or none if they are not stated. */
    public Dependants statedDependants() {
        return dependants == null ? Dependants.NONE : dependants;
    }

    /** For whom offers are compared when one was accepted earlier; empty while the category is not stated. */
    public Optional<Applicant> applicant() {
        Dependants family = statedDependants();
        return Optional.ofNullable(category)
                .map(stated -> new Applicant(
                        stated,
                        family.spouse(),
                        family.children(),
                        equipment == null ? null : equipment.type(),
                        equipment == null ? null : equipment.usability()));
    }

    public Facts with(Dependants stated) {
        return then(new Facts(null, null, null, null, null, null, null, stated, null, null));
    }

    public Facts with(Equipment stated) {
        return then(new Facts(null, null, null, null, null, null, null, null, stated, null));
    }

    /** Every fact from {@code later} that is stated there, else from here. */
    public Facts then(@Nullable Facts later) {
        return later == null
                ? this
                : new Facts(
                        first(later.category, category),
                        first(later.act, act),
                        first(later.actOn, actOn),
                        first(later.confirmedBy, confirmedBy),
                        first(later.exclusionGrounds, exclusionGrounds),
                        first(later.sanctionsHold, sanctionsHold),
                        first(later.testimonyGiven, testimonyGiven),
                        first(later.dependants, dependants),
                        first(later.equipment, equipment),
                        first(later.skills, skills));
    }

    private static <T> @Nullable T first(@Nullable T later, @Nullable T earlier) {
        return later == null ? earlier : later;
    }
}
