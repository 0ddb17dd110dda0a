package org.millioncarrots.report.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Conversion;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.money.PinnedRate;
import org.millioncarrots.report.exchange.ComparisonView.Comparison;
import org.millioncarrots.report.exchange.ComparisonView.FigureView;
import org.millioncarrots.report.exchange.ComparisonView.Measure;
import org.millioncarrots.report.exchange.ComparisonView.Offer;
import org.millioncarrots.report.exchange.ComparisonView.ShareView;
import org.millioncarrots.report.exchange.ReferenceFigure.Announcement;
import org.millioncarrots.report.exchange.ReferenceFigure.Factor;
import org.millioncarrots.report.exchange.ReferenceFigure.Headcount;
import org.millioncarrots.report.exchange.ReferenceFigure.Payment;
import org.millioncarrots.report.exchange.ReferenceFigure.Provenance;
import org.millioncarrots.report.exchange.ReferenceFigure.Share;

/** Puts bounties and stipends beside reference figures. Rates are official and stored; a missing one is said. */
@ApplicationScoped
class CompareOffers {
    private static final int RATIO_DECIMALS = 2;
    private static final int SMALL_RATIO_DECIMALS = 4;
    private static final int RATE_DECIMALS = 4;
    private static final int PERCENT = 100;

    private final OfferedMoney offeredMoney;
    private final ReferenceFigures figures;
    private final OfficialRates rates;

    CompareOffers(OfferedMoney offeredMoney, ReferenceFigures figures, OfficialRates rates) {
        this.offeredMoney = offeredMoney;
        this.figures = figures;
        this.rates = rates;
    }

    /**
     * @param asOf the day of the programmes and of the rates by which offers become the currency
     * @param currency in which offers are compared; each offer's own if none is given
     * @param amount compared instead of the programmes' offers
     */
    @Transactional
    public ComparisonView compare(LocalDate asOf, @Nullable CurrencyCode currency, @Nullable Money amount) {
        List<Offer> offers = amount == null
                ? offeredMoney.inForce(asOf, currency)
                : List.of(offeredMoney.offer(amount, asOf, currency));
        List<Comparison> comparisons = new ArrayList<>();
        List<ShareView> shares = new ArrayList<>();
        for (ReferenceFigure figure : figures.all()) {
            if (figure instanceof Share share) {
                shares.add(view(share));
            }
            for (Offer offer : offers) {
                if (offer.amount() != null) {
                    against(offer, offer.amount(), figure).ifPresent(comparisons::add);
                }
            }
        }
        return new ComparisonView(asOf, offers, comparisons, shares);
    }

    private Optional<Comparison> against(Offer offer, Money amount, ReferenceFigure figure) {
        boolean bounty = offer.benefit().equals("BOUNTY");
        return switch (figure) {
            case Payment payment ->
                payment.against().equals(offer.benefit())
                        ? Optional.of(ratio(offer, amount, payment))
                        : Optional.empty();
            case Announcement announcement ->
                bounty && announcement.of().equals(amount)
                        ? Optional.of(impliedRate(offer, amount, announcement))
                        : Optional.empty();
            case Factor factor -> bounty ? Optional.of(impliedAmount(offer, amount, factor)) : Optional.empty();
            case Headcount headcount -> bounty ? Optional.of(total(offer, amount, headcount)) : Optional.empty();
            case Share share -> Optional.empty();
        };
    }

    /** The offer goes into the figure's currency: it is the larger of the two, so that its rounding weighs less. */
    private Comparison ratio(Offer offer, Money amount, Payment payment) {
        CurrencyCode target = payment.amount().currency();
        boolean same = amount.currency().equals(target);
        Optional<List<PinnedRate>> path = rates.path(amount.currency(), target, payment.ratesOn());
        Money converted =
                path.map(way -> Conversion.of(amount, target, way).target()).orElse(null);
        return new Comparison(
                offer.programme(),
                offer.benefit(),
                amount,
                view(payment.provenance(), payment.amount(), null),
                Measure.RATIO,
                converted == null ? null : ratio(converted, payment.amount()),
                null,
                same ? null : converted,
                same ? null : back(payment.amount(), amount.currency(), path),
                same ? null : payment.ratesOn(),
                path.orElse(List.of()),
                converted == null ? OfficialRates.missing(amount.currency(), target, payment.ratesOn()) : null);
    }

    private static @Nullable Money back(Money figure, CurrencyCode target, Optional<List<PinnedRate>> path) {
        return path.map(way -> Conversion.of(figure, target, way.reversed()).target())
                .orElse(null);
    }

    private static BigDecimal ratio(Money offer, Money figure) {
        return offer.ratioTo(figure, offer.compareTo(figure) < 0 ? SMALL_RATIO_DECIMALS : RATIO_DECIMALS);
    }

    private static Comparison impliedRate(Offer offer, Money amount, Announcement announcement) {
        return simple(
                offer,
                amount,
                view(announcement.provenance(), announcement.amount(), null),
                Measure.IMPLIED_RATE,
                amount.ratioTo(announcement.amount(), RATE_DECIMALS),
                null);
    }

    private static Comparison impliedAmount(Offer offer, Money amount, Factor factor) {
        return simple(
                offer,
                amount,
                view(factor.provenance(), null, factor.times()),
                Measure.IMPLIED_AMOUNT,
                null,
                amount.fraction(1, factor.times()));
    }

    private static Comparison total(Offer offer, Money amount, Headcount headcount) {
        return simple(
                offer,
                amount,
                view(headcount.provenance(), null, headcount.people()),
                Measure.TOTAL,
                null,
                amount.times(headcount.people()));
    }

    private static Comparison simple(
            Offer offer,
            Money amount,
            FigureView figure,
            Measure measure,
            @Nullable BigDecimal value,
            @Nullable Money money) {
        return new Comparison(
                offer.programme(),
                offer.benefit(),
                amount,
                figure,
                measure,
                value,
                money,
                null,
                null,
                null,
                List.of(),
                null);
    }

    /** A ratio of two counts: money is the one that divides and rounds, and its currency falls out. */
    private static ShareView view(Share share) {
        BigDecimal percent = new Money(share.part(), CurrencyCode.EUR)
                .times(PERCENT)
                .ratioTo(new Money(share.whole(), CurrencyCode.EUR), RATIO_DECIMALS);
        Provenance from = share.provenance();
        return new ShareView(
                from.id(),
                from.title(),
                from.solidity(),
                from.source(),
                from.figureOn(),
                share.part(),
                share.whole(),
                percent);
    }

    private static FigureView view(Provenance from, @Nullable Money amount, @Nullable Long number) {
        return new FigureView(from.id(), from.title(), from.solidity(), from.source(), from.figureOn(), amount, number);
    }
}
