package org.millioncarrots.programme.terms;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;

/**
 * What is paid for a piece of equipment, by type and usability.
 *
 * @param currency of all amounts
 * @param amounts by type, then by usability; a combination that is missing is not paid for
 */
public record Tariff(CurrencyCode currency, Map<Equipment, Map<Usability, Money>> amounts) {

    public Tariff {
        amounts = Collections.unmodifiableMap(new EnumMap<>(amounts));
    }

    /** Whether the tariff names the type at all. */
    public boolean covers(Equipment equipment) {
        return amounts.containsKey(equipment);
    }

    /** The amount for one piece; empty if the tariff pays nothing for it. */
    public Optional<Money> amount(Equipment equipment, Usability usability) {
        return Optional.ofNullable(amounts.getOrDefault(equipment, Map.of()).get(usability));
    }

    /**
     * A crew's shares of the amount for one piece, by whole-number parts with the largest remainder: they sum to the
     * amount to the last cent; ties go to the member who stands first.
     *
     * @param parts one positive number for each member of the crew; equal numbers for equal shares
     * @return empty if the tariff pays nothing for the piece
     * @throws IllegalArgumentException if the crew is empty or a part is not positive
     */
    public Optional<List<Money>> crewShares(Equipment equipment, Usability usability, List<Long> parts) {
        if (parts.isEmpty() || parts.stream().anyMatch(part -> part <= 0)) {
            throw new IllegalArgumentException("a crew has members, each with a positive part");
        }
        return amount(equipment, usability).map(amount -> amount.split(parts));
    }

    /** Types of equipment, after the tariff of bill 7229. */
    @Schema(name = "EquipmentType")
    public enum Equipment {
        COMBAT_AIRCRAFT,
        COMBAT_HELICOPTER,
        MULTIPLE_LAUNCH_ROCKET_SYSTEM,
        TANK,
        SELF_PROPELLED_ARTILLERY,
        INFANTRY_FIGHTING_VEHICLE,
        ARMOURED_PERSONNEL_CARRIER,
        ARMOURED_RECONNAISSANCE_VEHICLE,
        MILITARY_VEHICLE,
        SHIP_FIRST_OR_SECOND_RANK,
        SHIP_THIRD_OR_FOURTH_RANK,
        MILITARY_SUPPORT_SHIP,
        SMALL_COMBAT_OR_RECONNAISSANCE_VESSEL
    }

    /** In which state the equipment was handed over. */
    @Schema(name = "EquipmentUsability")
    public enum Usability {
        USABLE,
        /** Suitable for use, but not fully equipped or not without repair. */
        USABLE_WITH_DEFECTS,
        UNUSABLE
    }
}
