package org.millioncarrots.award.change;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.award.change.ChangeRequests.AmountFrom;
import org.millioncarrots.award.change.ChangeRequests.CorrectAwardRequest;
import org.millioncarrots.award.change.ChangeRequests.DependantUntil;
import org.millioncarrots.award.change.ChangeRequests.DependantsFrom;
import org.millioncarrots.award.change.ChangeRequests.IncomeFrom;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.programme.terms.AmountPer;
import org.millioncarrots.stipend.DatedAmount;
import org.millioncarrots.stipend.MeansTest.DatedIncome;
import org.millioncarrots.stipend.StipendRules;
import org.millioncarrots.stipend.StipendTerms;
import org.millioncarrots.stipend.Supplements.SupplementDependant;
import org.millioncarrots.stipend.Supplements.SupplementRelation;

/** Makes the terms that a correction asks for, or says what is wrong with it. */
final class CorrectTerms {
    private final StipendTerms before;
    private final CurrencyCode currency;

    private CorrectTerms(StipendTerms before) {
        this.before = before;
        this.currency = before.amounts().getFirst().amount().currency();
    }

    /** @throws Problem if the request asks for nothing, or for something that cannot be (400, with the field) */
    static StipendTerms of(StipendTerms before, CorrectAwardRequest request, LocalDate today) {
        return new CorrectTerms(before).corrected(request, today);
    }

    private StipendTerms corrected(CorrectAwardRequest request, LocalDate today) {
        if (Stream.of(
                        request.amounts(),
                        request.endsOn(),
                        request.dependants(),
                        request.addDependants(),
                        request.incomes(),
                        request.meansTest(),
                        request.indexation(),
                        request.confirmations())
                .allMatch(Objects::isNull)) {
            throw Problem.invalid("amounts", "at least one change of the terms");
        }
        StipendTerms terms = before;
        if (request.endsOn() != null) {
            terms = terms.endingOn(within("endsOn", request.endsOn()));
        }
        terms = terms.withRules(rules(request, today));
        if (request.amounts() != null) {
            terms = terms.withAmounts(amounts(terms, request.amounts()));
        }
        if (request.dependants() != null) {
            terms = terms.withDependants(dependants(request.dependants()));
        }
        if (request.incomes() != null) {
            terms = terms.withIncomes(incomes(terms, request.incomes()));
        }
        return terms;
    }

    private StipendRules rules(CorrectAwardRequest request, LocalDate today) {
        StipendRules rules = before.rules();
        if (request.meansTest() != null) {
            money("meansTest.disregard", request.meansTest().disregard());
            money("meansTest.floor", request.meansTest().floor());
            rules = rules.withMeansTest(request.meansTest());
        }
        if (request.indexation() != null) {
            if (request.indexation().index() != null) {
                throw Problem.invalid(
                        "indexation.index",
                        "absent: a correction gives figures, a programme says which index it follows");
            }
            if (request.indexation().figures().isEmpty()) {
                throw Problem.invalid("indexation.figures", "at least one figure");
            }
            for (int i = 0; i < request.indexation().figures().size(); i++) {
                if (request.indexation().figures().get(i).revision() != null) {
                    throw Problem.invalid(
                            "indexation.figures[" + i + "].revision", "absent: only entered figures have one");
                }
            }
            request.indexation().requireComplete("indexation.figures", before.from(), today);
            rules = rules.withIndexation(request.indexation());
        }
        return request.confirmations() == null ? rules : rules.withConfirmations(request.confirmations());
    }

    private List<DatedAmount> amounts(StipendTerms terms, List<AmountFrom> asked) {
        requireApart(asked);
        List<DatedAmount> amounts = new ArrayList<>(terms.amounts());
        for (AmountFrom amount : byDay(asked)) {
            int place = asked.indexOf(amount);
            LocalDate from = within("amounts[" + place + "].from", amount.from());
            money("amounts[" + place + "].amount", amount.amount());
            LocalDate to = amount.to();
            Optional<DatedAmount> after = to == null ? Optional.empty() : resumed(terms, amounts, to.plusDays(1));
            amounts.removeIf(dated ->
                    !dated.from().isBefore(from) && (to == null || !dated.from().isAfter(to)));
            amounts.add(new DatedAmount(from, amount.amount(), amount.per() == null ? AmountPer.MONTH : amount.per()));
            after.ifPresent(amounts::add);
        }
        return amounts;
    }

    /** What applies on the day after an amount that has an end, indexed as if it had never been left; none if another begins there. */
    private static Optional<DatedAmount> resumed(StipendTerms terms, List<DatedAmount> amounts, LocalDate day) {
        DatedAmount then = amounts.stream()
                .filter(dated -> !dated.from().isAfter(day))
                .max(Comparator.comparing(DatedAmount::from))
                .orElseThrow();
        if (then.from().equals(day) || day.isAfter(terms.to())) {
            return Optional.empty();
        }
        return Optional.of(then.again(day));
    }

    private static List<AmountFrom> byDay(List<AmountFrom> asked) {
        return asked.stream().sorted(Comparator.comparing(AmountFrom::from)).toList();
    }

    private static void requireApart(List<AmountFrom> asked) {
        List<AmountFrom> byDay = byDay(asked);
        for (int i = 0; i < byDay.size(); i++) {
            AmountFrom amount = byDay.get(i);
            int place = asked.indexOf(amount);
            if (amount.to() != null && amount.to().isBefore(amount.from())) {
                throw Problem.invalid("amounts[" + place + "].to", "on or after the day it is from");
            }
            if (i > 0 && !amount.from().isAfter(lastDay(byDay.get(i - 1), amount))) {
                throw Problem.invalid(
                        "amounts[" + place + "].from",
                        "a day on which no other amount of the request applies: two overlap");
            }
        }
    }

    /** An open amount gives way to the next one, but not on the same day. */
    private static LocalDate lastDay(AmountFrom amount, AmountFrom next) {
        LocalDate to = amount.to();
        if (to != null) {
            return to;
        }
        return next.from().isAfter(amount.from()) ? next.from().minusDays(1) : amount.from();
    }

    private List<SupplementDependant> dependants(DependantsFrom asked) {
        LocalDate from = within("dependants.from", asked.from());
        List<SupplementDependant> dependants = new ArrayList<>();
        for (SupplementDependant known : before.dependants()) {
            if (known.from().isBefore(from)) {
                dependants.add(new SupplementDependant(
                        known.relation(), known.from(), earlier(known.until(), from.minusDays(1))));
            }
        }
        for (int i = 0; i < asked.people().size(); i++) {
            DependantUntil person = asked.people().get(i);
            LocalDate until = person.until();
            if (until != null && until.isBefore(from)) {
                throw Problem.invalid("dependants.people[" + i + "].until", "on or after dependants.from");
            }
            dependants.add(new SupplementDependant(person.relation(), from, until));
        }
        if (asked.people().stream()
                        .filter(p -> p.relation() == SupplementRelation.SPOUSE)
                        .count()
                > 1) {
            throw Problem.invalid("dependants.people", "one spouse at most");
        }
        return dependants;
    }

    private List<DatedIncome> incomes(StipendTerms terms, List<IncomeFrom> asked) {
        if (terms.rules().meansTest() == null) {
            throw Problem.invalid("incomes", "a meansTest too: the stipend has none, so that income changes nothing");
        }
        LocalDate first = asked.stream()
                .map(IncomeFrom::from)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        if (asked.stream().map(IncomeFrom::from).distinct().count() < asked.size()) {
            throw Problem.invalid("incomes", "one income from each day: two overlap");
        }
        List<DatedIncome> incomes = new ArrayList<>(terms.incomes());
        incomes.removeIf(income -> !income.from().isBefore(first));
        IntStream.range(0, asked.size()).forEach(i -> {
            Params.plausible("incomes[" + i + "].from", asked.get(i).from());
            money("incomes[" + i + "].monthly", asked.get(i).monthly());
            incomes.add(new DatedIncome(asked.get(i).from(), asked.get(i).monthly()));
        });
        return incomes;
    }

    private LocalDate within(String field, LocalDate day) {
        if (day.isBefore(before.from())) {
            throw Problem.invalid(field, "on or after " + before.from() + ", the first day of the stipend");
        }
        return Params.plausible(field, day);
    }

    private void money(String field, Money amount) {
        if (!amount.currency().equals(currency)) {
            throw Problem.invalid(field, "an amount in " + currency + ", the currency of the stipend");
        }
        if (amount.minorUnits() < 0) {
            throw Problem.invalid(field, "zero or more: what is paid cannot become less than nothing");
        }
    }

    private static LocalDate earlier(@Nullable LocalDate until, LocalDate day) {
        return until == null || until.isAfter(day) ? day : until;
    }
}
