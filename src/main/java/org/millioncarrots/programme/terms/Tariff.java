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
        /** A combat aircraft. */
        COMBAT_AIRCRAFT,
        /** A combat helicopter. */
        COMBAT_HELICOPTER,
        /** A multiple launch rocket system. */
        MULTIPLE_LAUNCH_ROCKET_SYSTEM,
        /** A tank. */
        TANK,
        /** Self-propelled artillery. */
        SELF_PROPELLED_ARTILLERY,
        /** An infantry fighting vehicle. */
        INFANTRY_FIGHTING_VEHICLE,
        /** An armoured personnel carrier. */
        ARMOURED_PERSONNEL_CARRIER,
        /** An armoured reconnaissance vehicle. */
        ARMOURED_RECONNAISSANCE_VEHICLE,
        /** Another military vehicle, such as a lorry. */
        MILITARY_VEHICLE,
        /** A ship of the first or second rank. */
        SHIP_FIRST_OR_SECOND_RANK,
        /** A ship of the third or fourth rank. */
        SHIP_THIRD_OR_FOURTH_RANK,
        /** A military support ship. */
        MILITARY_SUPPORT_SHIP,
        /** A small combat or reconnaissance vessel. */
        SMALL_COMBAT_OR_RECONNAISSANCE_VESSEL
    }

    /** In which state the equipment was handed over. */
    @Schema(name = "EquipmentUsability")
    public enum Usability {
        /** Suitable for use. */
        USABLE,
        /** Suitable for use, but not fully equipped or not without repair. */
        USABLE_WITH_DEFECTS,
        /** Not suitable for use. */
        UNUSABLE
    }
}
