package org.millioncarrots.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claim.CaseFile.Fact;
import org.millioncarrots.eligibility.FactWords;
import org.millioncarrots.eligibility.Facts;
import org.millioncarrots.platform.language.Language;

/** Facts in the order in which people ask for them; what is not known is left out. */
final class FactsInWords {
    private final Language language;
    private final List<Fact> all = new ArrayList<>();

    private FactsInWords(Language language) {
        this.language = language;
    }

    static List<Fact> of(Facts facts, Language language) {
        return new FactsInWords(language).all(facts);
    }

    private List<Fact> all(Facts facts) {
        add("category", facts.category());
        add("act", facts.act());
        add("actOn", facts.actOn());
        add("confirmedBy", facts.confirmedBy());
        add("exclusionGrounds", facts.exclusionGrounds());
        add("sanctionsHold", facts.sanctionsHold());
        add("testimonyGiven", facts.testimonyGiven());
        if (facts.dependants() != null) {
            add("spouse", facts.dependants().spouse());
            add("children", facts.dependants().children());
        }
        if (facts.equipment() != null) {
            add("equipment", facts.equipment().type());
            add("usability", facts.equipment().usability());
        }
        if (facts.skills() != null) {
            add(
                    "skills",
                    facts.skills().stream()
                            .map(skill -> FactWords.of(skill, language))
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
        return all;
    }

    private void add(String name, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Boolean is -> all.add(new Fact(name, "", is ? "value_YES" : "value_NO"));
            case Facts.ExclusionGrounds grounds -> all.add(new Fact(name, "", "value_" + grounds));
            case Enum<?> constant -> all.add(new Fact(name, FactWords.of(constant, language), ""));
            default -> all.add(new Fact(name, value.toString(), ""));
        }
    }
}
