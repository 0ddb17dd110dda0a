package org.millioncarrots.eligibility;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.eligibility.Facts.ExclusionGrounds;
import org.millioncarrots.programme.terms.ActOfLeaving;
import org.millioncarrots.programme.terms.Category;
import org.millioncarrots.programme.terms.Condition.Confirmer;
import org.millioncarrots.programme.terms.Condition.Skill;
import org.millioncarrots.programme.terms.Tariff;

/** Facts from the cells of a table: an empty cell is a fact that is not known. */
public final class FactsOf {
    private final Map<String, @Nullable String> cells = new LinkedHashMap<>();

    public static FactsOf nothing() {
        return new FactsOf();
    }

    FactsOf with(String fact, @Nullable String value) {
        cells.put(fact, value);
        return this;
    }

    Facts facts() {
        String equipment = cells.get("equipment");
        if (equipment != null) {
            String[] piece = equipment.split(" ");
            cells.put("equipment.type", piece[0]);
            cells.put("equipment.usability", piece.length == 1 ? null : piece[1]);
        }
        var type = value("equipment.type", Tariff.Equipment.class);
        var usability = value("equipment.usability", Tariff.Usability.class);
        return new Facts(
                value("category", Category.class),
                value("act", ActOfLeaving.class),
                cells.get("actOn") == null ? null : LocalDate.parse(cells.get("actOn")),
                value("confirmedBy", Confirmer.class),
                value("exclusionGrounds", ExclusionGrounds.class),
                bool("sanctionsHold"),
                bool("testimonyGiven"),
                null,
                type == null && usability == null ? null : new Facts.Equipment(type, usability),
                skills());
    }

    private @Nullable Set<Skill> skills() {
        String skills = cells.get("skills");
        if (skills == null) {
            return null;
        }
        return skills.equals("NONE") ? EnumSet.noneOf(Skill.class) : EnumSet.of(Skill.valueOf(skills));
    }

    private <E extends Enum<E>> @Nullable E value(String fact, Class<E> type) {
        String value = cells.get(fact);
        return value == null ? null : Enum.valueOf(type, value);
    }

    private @Nullable Boolean bool(String fact) {
        String value = cells.get(fact);
        return value == null ? null : Boolean.valueOf(value);
    }
}
