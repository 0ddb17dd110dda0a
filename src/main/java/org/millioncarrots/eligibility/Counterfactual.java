package org.millioncarrots.eligibility;

import static org.millioncarrots.eligibility.Explanation.words;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.millioncarrots.eligibility.Explanation.Change;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.terms.Condition;
import org.millioncarrots.programme.terms.Tariff;

/** For a rule that is not met or not known: which fact would have to be different, and how. */
final class Counterfactual {
    private Counterfactual() {}

    static Change of(Condition condition, Facts facts, ProgrammeVersion version, LocalDate asOf) {
        if (!condition.appliesTo().isEmpty() && facts.category() == null) {
            return oneOf("category", version.categories(), "the category would have to be stated: ");
        }
        return switch (condition.rule()) {
            case CATEGORY_COVERED -> oneOf("category", version.categories(), "the applicant would have to be a ");
            case ACT_COVERED -> oneOf("act", version.acts(), "the act would have to be: ");
            case ACT_IN_PERIOD ->
                new Change(
                        "actOn",
                        List.of(version.actOnOrAfter().toString(), asOf.toString()),
                        "the act would have to be of a day from " + version.actOnOrAfter() + " to " + asOf);
            case ACT_CONFIRMED ->
                oneOf("confirmedBy", condition.acceptedBy(), "the act would have to be confirmed by ");
            case NOT_EXCLUDED -> new Change("exclusionGrounds", List.of("NONE"), exclusion(facts));
            case NO_SANCTIONS_HIT ->
                new Change(
                        "sanctionsHold",
                        List.of("false"),
                        facts.sanctionsHold() == null
                                ? "the sanctions lists would have to be searched, without a match"
                                : "a caseworker would have to find that the match is not this person");
            case TESTIMONY_GIVEN ->
                new Change("testimonyGiven", List.of("true"), "a recorded statement would have to be given");
            case SKILL_RECOGNISED -> oneOf("skills", condition.skills(), "a skill would have to be recognised in ");
            case EQUIPMENT_IN_TARIFF ->
                oneOf("equipment.type", types(version), "the equipment would have to be one of the tariff: ");
            case EQUIPMENT_USABLE ->
                oneOf("equipment.usability", usabilities(facts, version), "the equipment would have to be ");
        };
    }

    private static String exclusion(Facts facts) {
        Facts.ExclusionGrounds grounds = facts.exclusionGrounds();
        if (grounds == null) {
            return "the grounds for exclusion would have to be looked into, and none found";
        }
        return switch (grounds) {
            case NONE -> "nothing: no grounds are known";
            case SUSPECTED -> "a caseworker would have to find the suspicion unfounded";
            case CONFIRMED -> "the finding would have to be lifted on appeal";
        };
    }

    private static Collection<Tariff.Equipment> types(ProgrammeVersion version) {
        return version.equipmentTariff()
                .map(tariff -> (Collection<Tariff.Equipment>) tariff.amounts().keySet())
                .orElse(List.of());
    }

    /** What the tariff pays for the type, or for any type if none or a strange one is stated. */
    private static Collection<Tariff.Usability> usabilities(Facts facts, ProgrammeVersion version) {
        Map<Tariff.Equipment, Map<Tariff.Usability, ?>> amounts = version.equipmentTariff()
                .map(tariff -> Map.<Tariff.Equipment, Map<Tariff.Usability, ?>>copyOf(tariff.amounts()))
                .orElse(Map.of());
        Facts.Equipment equipment = facts.equipment();
        Tariff.Equipment type = equipment == null ? null : equipment.type();
        return Arrays.stream(Tariff.Usability.values())
                .filter(usability -> type != null && amounts.containsKey(type)
                        ? amounts.getOrDefault(type, Map.of()).containsKey(usability)
                        : amounts.values().stream().anyMatch(byUsability -> byUsability.containsKey(usability)))
                .toList();
    }

    private static Change oneOf(String fact, Collection<? extends Enum<?>> values, String sentence) {
        return new Change(
                fact, values.stream().map(value -> (String) value.name()).toList(), sentence + words(values));
    }
}
