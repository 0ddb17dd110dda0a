package org.millioncarrots.claim.equipment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.programme.terms.Tariff;

/**
 * A piece of equipment that was handed over: either all about it, or the join code that another member of the crew passed
 * on.
 *
 * @param serialNumber as on the plate; kept as a keyed hash only
 * @param parts for a crew, the part of each member, the one who lodges first; equal numbers for equal shares
 * @param joinCode instead of everything else
 */
@Schema(name = "EquipmentRequest")
public record EquipmentRequest(
        Tariff.@Nullable Equipment type,
        Tariff.@Nullable Usability usability,

        @Size(max = 200) @Nullable @Schema(examples = "T-80BVM 12-4711")
        String serialNumber,

        @Size(min = 1, max = 20) @Nullable @Schema(examples = "[2, 1, 1]")
        List<@NotNull @Min(1) @Max(1000) Long> parts,

        @Size(max = 64) @Nullable @Schema(examples = "9F3K-T2WM-QX7B-4HDN")
        String joinCode) {

    /** What the first member says. */
    record Lodged(CrewShare.Piece piece, SerialNumber serialNumber, List<Long> parts) {}

    boolean joins() {
        if (joinCode == null) {
            return false;
        }
        if (type != null || usability != null || serialNumber != null || parts != null) {
            throw Problem.invalid("equipment.joinCode", "alone: the crew's first claim has said the rest");
        }
        return true;
    }

    /** @throws Problem if type, usability or serial number is missing */
    Lodged lodged() {
        if (type == null) {
            throw Problem.invalid("equipment.type", "the type of equipment, or a join code alone");
        }
        if (usability == null) {
            throw Problem.invalid("equipment.usability", "in which state it was handed over");
        }
        if (serialNumber == null) {
            throw Problem.invalid("equipment.serialNumber", "the serial number on the plate");
        }
        return new Lodged(
                new CrewShare.Piece(type, usability),
                SerialNumber.of("equipment.serialNumber", serialNumber),
                parts == null ? List.of(1L) : parts);
    }

    /** Neither serial number nor join code, so that neither can slip into a log. */
    @Override
    public String toString() {
        return "equipment " + type;
    }
}
