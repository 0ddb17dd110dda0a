package org.millioncarrots.report.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Conversion;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.money.PinnedRate;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.Programmes;
import org.millioncarrots.programme.terms.Benefit;
import org.millioncarrots.report.exchange.ComparisonView.Offer;

/**
 * The bounties and monthly stipends that programmes offer at the least, at the rates by which they would be awarded: without
 * supplements, and without tariffs that depend on the case.
 */
@ApplicationScoped
class OfferedMoney {
    private final Programmes programmes;
    private final OfficialRates rates;

    OfferedMoney(Programmes programmes, OfficialRates rates) {
        this.programmes = programmes;
        this.rates = rates;
    }

    /** @param currency in which offers are told; each offer's own if none is given */
    List<Offer> inForce(LocalDate asOf, @Nullable CurrencyCode currency) {
        return programmes.inForce(asOf).stream()
                .flatMap(version -> offers(version, asOf, currency))
                .toList();
    }

    private Stream<Offer> offers(ProgrammeVersion version, LocalDate asOf, @Nullable CurrencyCode currency) {
        return version.benefits().stream()
                .flatMap(benefit -> benefit.atLeast().stream().map(promised -> {
                    CurrencyCode wanted = currency == null ? promised.currency() : currency;
                    return offer(
                            version,
                            benefit.kind(),
                            promised,
                            wanted,
                            asOf,
                            rates.path(version.rates(), promised.currency(), wanted, asOf));
                }));
    }

    /** A bounty of nobody's programme, at the usual rates. */
    Offer offer(Money amount, LocalDate asOf, @Nullable CurrencyCode currency) {
        CurrencyCode wanted = currency == null ? amount.currency() : currency;
        return offer(null, Benefit.Kind.BOUNTY, amount, wanted, asOf, rates.path(amount.currency(), wanted, asOf));
    }

    private static Offer offer(
            @Nullable ProgrammeVersion version,
            Benefit.Kind kind,
            Money promised,
            CurrencyCode wanted,
            LocalDate asOf,
            Optional<List<PinnedRate>> path) {
        return new Offer(
                version == null ? null : version.code(),
                version == null ? null : version.version(),
                kind.name(),
                promised,
                path.map(way -> Conversion.of(promised, wanted, way).target()).orElse(null),
                path.orElse(List.of()),
                path.isPresent() ? null : OfficialRates.missing(promised.currency(), wanted, asOf));
    }
}
