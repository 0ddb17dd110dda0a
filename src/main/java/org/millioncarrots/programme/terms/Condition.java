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

    /** The rules that a document may name; package {@code eligibility} decides them. The names are part of the API. */
    @Schema(name = "EligibilityRule")
    public enum Rule {
        CATEGORY_COVERED,
        ACT_COVERED,
        ACT_IN_PERIOD,
        ACT_CONFIRMED,
        NOT_EXCLUDED,
        NO_SANCTIONS_HIT,
        TESTIMONY_GIVEN,
        SKILL_RECOGNISED,
        EQUIPMENT_IN_TARIFF,
        EQUIPMENT_USABLE;

        /** The rules without which no programme is published: scope, time, exclusion and sanctions. */
        public static final Set<Rule> MANDATORY =
                Set.of(CATEGORY_COVERED, ACT_COVERED, ACT_IN_PERIOD, NOT_EXCLUDED, NO_SANCTIONS_HIT);
    }

    /** Who has confirmed that the act took place. */
    public enum Confirmer {
        /** It is known that nobody has; not the same as not knowing. */
        NOBODY,
        UKRAINIAN_FORCES,
        COALITION_FORCES,
        INTERNATIONAL_ORGANISATION,
        EMBASSY,
        FOREIGN_MINISTRY,
        BORDER_AUTHORITY,
        CASEWORKER
    }

    /** Fields in which a specialist's skill can be recognised. */
    public enum Skill {
        SCIENCE,
        ENGINEERING,
        INFORMATION_TECHNOLOGY,
        MEDICINE,
        AVIATION,
        ENERGY
    }
}
