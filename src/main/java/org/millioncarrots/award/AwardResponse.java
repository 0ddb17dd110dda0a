package org.millioncarrots.award;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.millioncarrots.money.Money;

/** An award: its benefits, its money with every pinned rate, and the legal basis. */
public record AwardResponse(
        UUID id,
        UUID claimId,
        UUID claimantId,
        String programme,
        int programmeVersion,
        LocalDate asOf,
        Award.State state,

        @Schema(description = "Kinds of benefit") @JsonRawValue
        String benefits,

        List<MoneyView> money,

        @Schema(description = "What the award rests on") @JsonRawValue
        String legalBasis,

        Instant grantedAt) {

    /** What was promised, what the instalments sum to, and the rates that lead from one to the other. */
    public record MoneyView(
            String kind,
            Money promised,
            Money payable,
            String fixing,

            @Schema(description = "Pinned rates") @JsonRawValue
            String rates) {}

    /** One instalment. */
    public record InstalmentView(
            UUID id,
            String kind,
            LocalDate dueOn,
            LocalDate periodFrom,
            LocalDate periodTo,
            Money amount,
            String state) {
        static InstalmentView of(Instalment instalment) {
            return new InstalmentView(
                    instalment.id,
                    instalment.kind.name(),
                    instalment.dueOn,
                    instalment.periodFrom,
                    instalment.periodTo,
                    instalment.amount(),
                    instalment.state.name());
        }
    }
}
