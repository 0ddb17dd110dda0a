package org.millioncarrots.eligibility;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.millioncarrots.money.Conversion;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.money.PinnedRate;
import org.millioncarrots.programme.ProgrammeVersion.RatePolicy;

/**
 * Sums in rubles, euros and dollars at the rates of one day, by a programme's rate policy. A rate that is missing leaves
 * its currency out and says why; it never fails the question.
 */
final class Valuation {
    static final List<CurrencyCode> CURRENCIES = List.of(CurrencyCode.RUB, CurrencyCode.EUR, CurrencyCode.USD);

    private final RateFinder rates;
    private final RatePolicy policy;
    private final LocalDate on;
    private final Set<PinnedRate> used = new LinkedHashSet<>();
    private final Set<String> unavailable = new LinkedHashSet<>();

    Valuation(RateFinder rates, RatePolicy policy, LocalDate on) {
        this.rates = rates;
        this.policy = policy;
        this.on = on;
    }

    /** The sum as decimal strings by currency: the promised currency first if it is not one of the three. */
    Map<String, String> amounts(Money promised) {
        Map<String, String> amounts = new LinkedHashMap<>();
        if (!CURRENCIES.contains(promised.currency())) {
            put(amounts, promised);
        }
        for (CurrencyCode currency : CURRENCIES) {
            if (currency.equals(promised.currency())) {
                put(amounts, promised);
            } else {
                convert(promised, currency, amounts);
            }
        }
        return amounts;
    }

    /** Every rate that the amounts so far have used. */
    List<PinnedRate> rates() {
        return List.copyOf(used);
    }

    /** Why a currency was left out, one reason each. */
    List<String> unavailable() {
        return List.copyOf(unavailable);
    }

    private void convert(Money promised, CurrencyCode to, Map<String, String> amounts) {
        List<String> reasons = new ArrayList<>();
        RateFinder.Answer answer = rates.find(promised.currency(), to, on, policy.source());
        if (answer instanceof RateFinder.Answer.Refused refused) {
            reasons.add(refused.reason());
            if (policy.fallback() != null) {
                answer = rates.find(promised.currency(), to, on, policy.fallback());
            }
        }
        switch (answer) {
            case RateFinder.Answer.Found found -> {
                used.addAll(found.path());
                put(amounts, Conversion.of(promised, to, found.path()).target());
            }
            case RateFinder.Answer.Refused refused -> {
                reasons.add(refused.reason());
                unavailable.add(to + ": " + String.join("; ", new LinkedHashSet<>(reasons)));
            }
        }
    }

    private static void put(Map<String, String> amounts, Money money) {
        amounts.put(money.currency().value(), money.toDecimal().toPlainString());
    }
}
