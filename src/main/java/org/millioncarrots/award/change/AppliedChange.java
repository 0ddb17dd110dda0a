package org.millioncarrots.award.change;

import java.util.List;
import java.util.UUID;
import org.millioncarrots.money.Money;
import org.millioncarrots.stipend.PlannedInstalment;

/**
 * What a change has done, for what is booked next.
 *
 * @param changeId what ties the transfers together
 */
public record AppliedChange(UUID changeId, String programme, int programmeVersion, List<Moved> moved) {

    /**
     * What became of one money benefit's open instalments.
     *
     * @param subjectId whose transfers these are: the change, or an id derived from it
     * @param promised what the award had promised when it was granted, in the currency of the tariff
     * @param payable the same in the currency of the instalments
     * @param scheduled what the instalments that were not cancelled summed to before the change
     * @param cancelled what is no longer committed; without deductions that are booked already
     * @param added what is committed in its place
     */
    public record Moved(
            UUID subjectId,
            Money promised,
            Money payable,
            Money scheduled,
            List<PlannedInstalment> cancelled,
            List<PlannedInstalment> added) {}
}
