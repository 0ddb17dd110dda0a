package org.millioncarrots.programme.terms;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One condition of a programme version.
 *
 * @param appliesTo the categories the condition is for; empty means all categories of the programme
 * @param acceptedBy whose confirmation of the act counts; only for {@link Rule#ACT_CONFIRMED}
 * @param skills any one of them will do; only for {@link Rule#SKILL_RECOGNISED}
 * @param legalBasis the source of the condition
 */
public record Condition(
        Rule rule, Set<Category> appliesTo, Set<Confirmer> acceptedBy, Set<Skill> skills, LegalBasis legalBasis) {

    public Condition {
        appliesTo = inOrder(appliesTo);
        acceptedBy = inOrder(acceptedBy);
        skills = inOrder(skills);
    }

    /** An immutable copy that iterates in the enum's order: Set.copyOf would word the same decision differently each start. */
    public static <E extends Enum<E>> Set<E> inOrder(Set<E> set) {
        return Collections.unmodifiableSet(new TreeSet<>(set));
    }

    /** The rules that a document may name. The names are part of the API. */
    // The package eligibility decides them.
    @Schema(name = "EligibilityRule")
    public enum Rule {
        /** The programme is for the applicant's category. */
        CATEGORY_COVERED,
        /** The programme is for this act. */
        ACT_COVERED,
        /** The act was on a day that counts. */
        ACT_IN_PERIOD,
        /** Somebody whom the programme trusts has confirmed the act. */
        ACT_CONFIRMED,
        /** There are no grounds for exclusion. */
        NOT_EXCLUDED,
        /** No sanctions list has a match. */
        NO_SANCTIONS_HIT,
        /** A statement was recorded, if the programme requires one. */
        TESTIMONY_GIVEN,
        /** A skill was recognised that the programme looks for. */
        SKILL_RECOGNISED,
        /** The tariff names the equipment. */
        EQUIPMENT_IN_TARIFF,
        /** The tariff pays for equipment in its state. */
        EQUIPMENT_USABLE;

        /** The rules without which no programme is published: scope, time, exclusion and sanctions. */
        public static final Set<Rule> MANDATORY =
                Set.of(CATEGORY_COVERED, ACT_COVERED, ACT_IN_PERIOD, NOT_EXCLUDED, NO_SANCTIONS_HIT);
    }

    /** Who has confirmed that the act took place. */
    public enum Confirmer {
        /** It is known that nobody has; not the same as not knowing. */
        NOBODY,
        /** Ukraine's armed forces. */
        UKRAINIAN_FORCES,
        /** Armed forces of a state that supports Ukraine. */
        COALITION_FORCES,
        /** An international organisation, such as the Red Cross. */
        INTERNATIONAL_ORGANISATION,
        /** An embassy or consulate of a state that takes part. */
        EMBASSY,
        /** The foreign ministry of a state that takes part. */
        FOREIGN_MINISTRY,
        /** Whoever guards the border that was crossed. */
        BORDER_AUTHORITY,
        /** The caseworker, from documents. */
        CASEWORKER
    }

    /** Fields in which a specialist's skill can be recognised. */
    public enum Skill {
        /** Research and teaching of science. */
        SCIENCE,
        /** Engineering. */
        ENGINEERING,
        /** Software, networks, security of information. */
        INFORMATION_TECHNOLOGY,
        /** Medicine and nursing. */
        MEDICINE,
        /** Flying, building or servicing aircraft. */
        AVIATION,
        /** Producing and distributing energy. */
        ENERGY
    }
}
