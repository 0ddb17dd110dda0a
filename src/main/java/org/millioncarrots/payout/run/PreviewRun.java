package org.millioncarrots.payout.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.millioncarrots.money.Conversion;
import org.millioncarrots.money.Money;
import org.millioncarrots.money.PinnedRate;
import org.millioncarrots.payout.Obstacle;
import org.millioncarrots.payout.run.PayoutRunPreview.Left;
import org.millioncarrots.payout.run.PayoutRunPreview.Payable;
import org.millioncarrots.payout.run.PreviewSql.Alike;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.programme.Programmes;

/** What a run would do if it began now, by the run's own conditions and rates; nothing is written. */
@ApplicationScoped
class PreviewRun {
    private final PreviewSql sql;
    private final DueDateRates rates;
    private final Programmes programmes;
    private final Clock clock;

    PreviewRun(PreviewSql sql, DueDateRates rates, Programmes programmes, Clock clock) {
        this.sql = sql;
        this.rates = rates;
        this.programmes = programmes;
        this.clock = clock;
    }

    /** Of what is due up to today. */
    @Transactional
    PayoutRunPreview preview() {
        return preview(LocalDate.now(clock));
    }

    /** @throws Problem if the day lies ahead (400), as the run would say */
    @Transactional
    PayoutRunPreview preview(LocalDate dueUpTo) {
        StartPayoutRun.requireNotAhead(dueUpTo, LocalDate.now(clock));
        Map<DueDateRates.Question, Optional<List<PinnedRate>>> paths = new HashMap<>();
        List<Payable> payable = new ArrayList<>();
        List<Left> left = new ArrayList<>();
        for (Alike alike : sql.due(dueUpTo, programmes.disabled())) {
            if (alike.reason() != null) {
                left.add(new Left(alike.reason(), alike.programme(), alike.count(), alike.amount()));
            } else if (alike.dueOn() == null || alike.each() == null) {
                payable.add(new Payable(alike.programme(), alike.count(), alike.amount()));
            } else {
                Money each = alike.each();
                Optional<List<PinnedRate>> path = paths.computeIfAbsent(
                        new DueDateRates.Question(
                                alike.programme(),
                                alike.programmeVersion(),
                                each.currency(),
                                alike.payoutCurrency(),
                                alike.dueOn()),
                        rates::path);
                Obstacle without = path.isPresent() ? Obstacle.AMOUNT_NOT_CONVERTIBLE : Obstacle.RATE_UNAVAILABLE;
                path.flatMap(known -> DueDateRates.payable(each, alike.payoutCurrency(), known))
                        .map(Conversion::target)
                        .ifPresentOrElse(
                                paid -> payable.add(
                                        new Payable(alike.programme(), alike.count(), paid.times(alike.count()))),
                                () -> left.add(
                                        new Left(without.name(), alike.programme(), alike.count(), alike.amount())));
            }
        }
        return PayoutRunPreview.of(dueUpTo, together(payable), togetherLeft(left));
    }

    private static List<Payable> together(List<Payable> all) {
        Map<List<Object>, Payable> sums = new HashMap<>();
        all.forEach(one -> sums.merge(
                List.of(one.programme(), one.amount().currency()),
                one,
                (a, b) -> new Payable(
                        a.programme(), a.payouts() + b.payouts(), a.amount().plus(b.amount()))));
        return sums.values().stream()
                .sorted(Comparator.comparing(Payable::programme)
                        .thenComparing(one -> one.amount().currency()))
                .toList();
    }

    private static List<Left> togetherLeft(List<Left> all) {
        Map<List<Object>, Left> sums = new HashMap<>();
        all.forEach(one -> sums.merge(
                List.of(one.reason(), one.programme(), one.amount().currency()),
                one,
                (a, b) -> new Left(
                        a.reason(),
                        a.programme(),
                        a.instalments() + b.instalments(),
                        a.amount().plus(b.amount()))));
        return sums.values().stream()
                .sorted(Comparator.comparing(Left::reason)
                        .thenComparing(Left::programme)
                        .thenComparing(one -> one.amount().currency()))
                .toList();
    }
}
