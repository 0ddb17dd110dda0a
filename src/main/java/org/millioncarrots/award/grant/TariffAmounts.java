package org.millioncarrots.award.grant;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.millioncarrots.money.Conversion;
import org.millioncarrots.money.Money;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.terms.Benefit;

/** The amounts by which somebody who reads the programmes knows a payment. */
final class TariffAmounts {
    private TariffAmounts() {}

    /** Those of all versions, as they are promised, and what they come to at the rates of an award. */
    static Set<Money> of(Collection<ProgrammeVersion> versions, Conversion fixed) {
        return versions.stream()
                .flatMap(TariffAmounts::of)
                .flatMap(amount -> amount.currency().equals(fixed.source().currency())
                        ? Stream.of(
                                amount,
                                Conversion.of(amount, fixed.target().currency(), fixed.rates())
                                        .target())
                        : Stream.of(amount))
                .collect(Collectors.toSet());
    }

    private static Stream<Money> of(ProgrammeVersion version) {
        Stream<Money> benefits = version.benefits().stream().flatMap(TariffAmounts::of);
        Stream<Money> tariff = version.equipmentTariff().stream()
                .flatMap(entries -> entries.amounts().values().stream())
                .flatMap(byUsability -> byUsability.values().stream());
        return Stream.concat(benefits, tariff);
    }

    private static Stream<Money> of(Benefit benefit) {
        return switch (benefit) {
            case Benefit.Bounty bounty -> Stream.of(bounty.amount());
            case Benefit.Stipend stipend -> Stream.of(stipend.amount(), stipend.monthly());
            case Benefit.TariffBounty tariff -> Stream.empty();
            case Benefit.Status status -> Stream.empty();
        };
    }
}
