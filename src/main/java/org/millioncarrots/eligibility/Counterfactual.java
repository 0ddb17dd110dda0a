package org.millioncarrots.eligibility;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.millioncarrots.eligibility.Explanation.Change;
import org.millioncarrots.platform.language.Language;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.terms.Condition;
import org.millioncarrots.programme.terms.Tariff;

/** For a rule that is not met or not known: which fact would have to be different, and how. */
final class Counterfactual {
    private Counterfactual() {}

    static Change of(Condition condition, Facts facts, ProgrammeVersion version, LocalDate asOf, Language language) {
        Wanted wanted = wanted(condition, facts, version, asOf);
        return new Change(wanted.fact(), wanted.values(), wanted.told().in(language));
    }

    /** What would do, and how that is said. */
    private record Wanted(String fact, List<String> values, Told told) {}

    private static Wanted wanted(Condition condition, Facts facts, ProgrammeVersion version, LocalDate asOf) {
        if (!condition.appliesTo().isEmpty() && facts.category() == null) {
            return oneOf("category", version.categories(), Phrase.WOULD_STATE_CATEGORY);
        }
        return switch (condition.rule()) {
            case CATEGORY_COVERED -> oneOf("category", version.categories(), Phrase.WOULD_BE);
            case ACT_COVERED -> oneOf("act", version.acts(), Phrase.WOULD_ACT);
            case ACT_IN_PERIOD ->
                new Wanted(
                        "actOn",
                        List.of(version.actOnOrAfter().toString(), asOf.toString()),
                        Phrase.WOULD_ACT_ON.of(version.actOnOrAfter(), asOf));
            case ACT_CONFIRMED -> oneOf("confirmedBy", condition.acceptedBy(), Phrase.WOULD_BE_CONFIRMED);
            case NOT_EXCLUDED ->
                new Wanted("exclusionGrounds", List.of("NONE"), exclusion(facts).of());
            case NO_SANCTIONS_HIT ->
                new Wanted(
                        "sanctionsHold",
                        List.of("false"),
                        (facts.sanctionsHold() == null ? Phrase.WOULD_SEARCH_LISTS : Phrase.WOULD_CLEAR_MATCH).of());
            case TESTIMONY_GIVEN -> new Wanted("testimonyGiven", List.of("true"), Phrase.WOULD_GIVE_STATEMENT.of());
            case SKILL_RECOGNISED -> oneOf("skills", condition.skills(), Phrase.WOULD_HAVE_SKILL);
            case EQUIPMENT_IN_TARIFF -> oneOf("equipment.type", types(version), Phrase.WOULD_BE_OF_TARIFF);
            case EQUIPMENT_USABLE -> oneOf("equipment.usability", usabilities(facts, version), Phrase.WOULD_BE_USABLE);
        };
    }

    private static Phrase exclusion(Facts facts) {
        Facts.ExclusionGrounds grounds = facts.exclusionGrounds();
        if (grounds == null) {
            return Phrase.WOULD_LOOK_FOR_EXCLUSION;
        }
        return switch (grounds) {
            case NONE -> Phrase.WOULD_CHANGE_NOTHING;
            case SUSPECTED -> Phrase.WOULD_CLEAR_SUSPICION;
            case CONFIRMED -> Phrase.WOULD_LIFT_FINDING;
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

    private static Wanted oneOf(String fact, Collection<? extends Enum<?>> values, Phrase phrase) {
        return new Wanted(
                fact, values.stream().map(value -> (String) value.name()).toList(), phrase.of(new Told.AnyOf(values)));
    }
}
