package org.millioncarrots.claimant;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.Iban;
import org.millioncarrots.bank.PostalAddress;
import org.millioncarrots.platform.http.Problem;

/**
 * Where a claimant is paid. Lives only in the vault; answers show the masked account.
 *
 * @param bic needed for payments across borders and in other currencies than the euro, as is the address
 */
@Schema(description = "Where the claimant is paid; sealed on arrival, answered masked.")
public record PayoutDestination(
        @NotNull @Size(max = 70) @Schema(examples = "DE89370400440532013000")
        String iban,

        @Nullable @Size(max = 11) @Schema(examples = "COBADEFF")
        String bic,

        @Nullable @Valid Address address) {

    /** Town and country are the least that a bank accepts. */
    public record Address(
            @Nullable @Size(max = 70) String streetName,
            @Nullable @Size(max = 16) String buildingNumber,
            @Nullable @Size(max = 16) String postCode,
            @NotNull @Size(min = 1, max = 35) String townName,
            @NotNull @Size(min = 2, max = 2) String country) {

        public PostalAddress postal() {
            try {
                return new PostalAddress(streetName, buildingNumber, postCode, townName, country, List.of());
            } catch (Problem wrong) {
                Problem.Violation violation = wrong.violations().getFirst();
                throw Problem.invalid("payoutDestination." + violation.field(), violation.message());
            }
        }

        /** Neither street nor town. */
        @Override
        public String toString() {
            return "Address[sealed]";
        }
    }

    public Iban account() {
        return Iban.parse("payoutDestination.iban", iban);
    }

    /** Whether other payments than SEPA can reach it. */
    boolean reachableAcrossBorders() {
        return bic != null && address != null;
    }

    /** Neither account nor bank. */
    @Override
    public String toString() {
        return "PayoutDestination[sealed]";
    }
}
