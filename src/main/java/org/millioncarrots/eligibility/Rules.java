package org.millioncarrots.eligibility;

import static org.millioncarrots.eligibility.RuleResult.Outcome.MET;
import static org.millioncarrots.eligibility.RuleResult.Outcome.NOT_MET;
import static org.millioncarrots.eligibility.RuleResult.Outcome.UNKNOWN;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import org.millioncarrots.eligibility.RuleResult.Outcome;
import org.millioncarrots.platform.language.Language;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.terms.ActOfLeaving;
import org.millioncarrots.programme.terms.Category;
import org.millioncarrots.programme.terms.Condition;
import org.millioncarrots.programme.terms.Condition.Confirmer;
import org.millioncarrots.programme.terms.Condition.Skill;
import org.millioncarrots.programme.terms.Tariff;

/**
 * The rules, one method each, and the one list that gives each its name. They see facts, a programme version and a day;
 * none of them sees who the applicant is or where from.
 */
final class Rules {
    private Rules() {}

    /** What a rule found, before the source is added. */
    record Finding(Outcome outcome, Told told) {
        Finding(Outcome outcome, Phrase phrase, Object... values) {
            this(outcome, phrase.of(values));
        }

        /** As it is recorded. */
        String detail() {
            return told.in(Language.EN);
        }
    }

    static Finding decide(Condition condition, Facts facts, ProgrammeVersion version, LocalDate asOf) {
        if (!condition.appliesTo().isEmpty()) {
            Category category = facts.category();
            if (category == null) {
                return notStated("category");
            }
            if (!condition.appliesTo().contains(category)) {
                return new Finding(MET, Phrase.ASKED_ONLY_OF, condition.appliesTo());
            }
        }
        return switch (condition.rule()) {
            case CATEGORY_COVERED -> categoryCovered(facts, version.categories());
            case ACT_COVERED -> actCovered(facts, version.acts());
            case ACT_IN_PERIOD -> actInPeriod(facts, version.actOnOrAfter(), asOf);
            case ACT_CONFIRMED -> actConfirmed(facts, condition.acceptedBy());
            case NOT_EXCLUDED -> notExcluded(facts);
            case NO_SANCTIONS_HIT -> noSanctionsHit(facts);
            case TESTIMONY_GIVEN -> testimonyGiven(facts, version.testimony().requirement());
            case SKILL_RECOGNISED -> skillRecognised(facts, condition.skills());
            case EQUIPMENT_IN_TARIFF -> equipmentInTariff(facts, version);
            case EQUIPMENT_USABLE -> equipmentUsable(facts, version);
        };
    }

    static Finding categoryCovered(Facts facts, Set<Category> covered) {
        Category category = facts.category();
        return category == null ? notStated("category") : oneOf(category, covered);
    }

    static Finding actCovered(Facts facts, Set<ActOfLeaving> covered) {
        ActOfLeaving act = facts.act();
        return act == null ? notStated("act") : oneOf(act, covered);
    }

    /** Both ends are inclusive: an act on the first day counts, and so does one on the day of the question. */
    static Finding actInPeriod(Facts facts, LocalDate onOrAfter, LocalDate asOf) {
        LocalDate actOn = facts.actOn();
        if (actOn == null) {
            return notStated("actOn");
        }
        if (actOn.isBefore(onOrAfter)) {
            return new Finding(NOT_MET, Phrase.ACT_ON, actOn, onOrAfter);
        }
        if (actOn.isAfter(asOf)) {
            return new Finding(NOT_MET, Phrase.ACT_AHEAD, actOn, asOf);
        }
        return new Finding(MET, Phrase.ACT_ON, actOn, onOrAfter);
    }

    static Finding actConfirmed(Facts facts, Set<Confirmer> accepted) {
        Confirmer confirmer = facts.confirmedBy();
        if (confirmer == null) {
            return notStated("confirmedBy");
        }
        if (confirmer == Confirmer.NOBODY) {
            return new Finding(NOT_MET, Phrase.CONFIRMED_BY_NOBODY, accepted);
        }
        return accepted.contains(confirmer)
                ? new Finding(MET, Phrase.CONFIRMED, confirmer)
                : new Finding(NOT_MET, Phrase.CONFIRMED_BY_OTHERS, confirmer, accepted);
    }

    /** A suspicion decides nothing: it is a hold with a reason, and a person must look. */
    static Finding notExcluded(Facts facts) {
        Facts.ExclusionGrounds grounds = facts.exclusionGrounds();
        if (grounds == null) {
            return notStated("exclusionGrounds");
        }
        return switch (grounds) {
            case NONE -> new Finding(MET, Phrase.NO_EXCLUSION);
            case SUSPECTED -> new Finding(UNKNOWN, Phrase.EXCLUSION_SUSPECTED);
            case CONFIRMED -> new Finding(NOT_MET, Phrase.EXCLUSION_CONFIRMED);
        };
    }

    /** A match on a list is not yet the person on the list: it is a hold with a reason, and a person must look. */
    static Finding noSanctionsHit(Facts facts) {
        Boolean hold = facts.sanctionsHold();
        if (hold == null) {
            return notStated("sanctionsHold");
        }
        return hold ? new Finding(UNKNOWN, Phrase.SANCTIONS_MATCH) : new Finding(MET, Phrase.NO_SANCTIONS_MATCH);
    }

    static Finding testimonyGiven(Facts facts, ProgrammeVersion.Testimony.Requirement requirement) {
        return switch (requirement) {
            case NONE -> new Finding(MET, Phrase.NO_STATEMENT_ASKED);
            case OPTIONAL -> new Finding(MET, Phrase.STATEMENT_OPTIONAL);
            case REQUIRED -> {
                Boolean given = facts.testimonyGiven();
                if (given == null) {
                    yield notStated("testimonyGiven");
                }
                yield given ? new Finding(MET, Phrase.STATEMENT_GIVEN) : new Finding(NOT_MET, Phrase.STATEMENT_MISSING);
            }
        };
    }

    static Finding skillRecognised(Facts facts, Set<Skill> wanted) {
        Set<Skill> skills = facts.skills();
        if (skills == null) {
            return notStated("skills");
        }
        return Collections.disjoint(skills, wanted)
                ? new Finding(NOT_MET, Phrase.SKILL_NOT_WANTED, wanted)
                : new Finding(MET, Phrase.SKILL_WANTED, wanted);
    }

    static Finding equipmentInTariff(Facts facts, ProgrammeVersion version) {
        Tariff tariff = version.tariff();
        Facts.Equipment equipment = facts.equipment();
        Tariff.Equipment type = equipment == null ? null : equipment.type();
        if (type == null) {
            return notStated("equipment.type");
        }
        return tariff != null && tariff.covers(type)
                ? new Finding(MET, Phrase.TARIFF_NAMES, type)
                : new Finding(NOT_MET, Phrase.TARIFF_DOES_NOT_NAME, type);
    }

    static Finding equipmentUsable(Facts facts, ProgrammeVersion version) {
        Tariff tariff = version.tariff();
        Facts.Equipment equipment = facts.equipment();
        Tariff.Equipment type = equipment == null ? null : equipment.type();
        Tariff.Usability usability = equipment == null ? null : equipment.usability();
        if (type == null || usability == null) {
            return notStated("equipment.usability");
        }
        return tariff != null && tariff.amount(type, usability).isPresent()
                ? new Finding(MET, Phrase.TARIFF_PAYS, type, usability)
                : new Finding(NOT_MET, Phrase.TARIFF_PAYS_NOTHING, type, usability);
    }

    private static <E extends Enum<E>> Finding oneOf(E value, Set<E> covered) {
        return covered.contains(value)
                ? new Finding(MET, Phrase.COVERED, value)
                : new Finding(NOT_MET, Phrase.NOT_COVERED, covered, value);
    }

    private static Finding notStated(String fact) {
        return new Finding(UNKNOWN, Phrase.NOT_STATED, new Told.Fact(fact));
    }
}
