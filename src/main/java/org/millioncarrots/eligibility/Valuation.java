package org.millioncarrots.eligibility;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.millioncarrots.money.AmountTooLarge;
import org.millioncarrots.money.Conversion;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.money.PinnedRate;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.programme.ProgrammeVersion.RatePolicy;
import org.millioncarrots.rates.RateLookup;

/**
 * Sums in rubles, euros and dollars at the rates of one day, by a programme's rate policy. A rate that is missing leaves
 * its currency out and says why; it never fails the question.
 */
public final class Valuation {
    static final List<CurrencyCode> CURRENCIES = List.of(CurrencyCode.RUB, CurrencyCode.EUR, CurrencyCode.USD);

    private final Rates rates;
    private final RatePolicy policy;
    private final Set<PinnedRate> used = new LinkedHashSet<>();
    private final Set<String> unavailable = new LinkedHashSet<>();

    public Valuation(Rates rates, RatePolicy policy) {
        this.rates = rates;
        this.policy = policy;
    }

    /** The rates of one day, as they were known at one instant. */
    @FunctionalInterface
    public interface Rates {
        RateLookup find(CurrencyCode from, CurrencyCode to, RateSource source);
    }

    /** The sum as decimal strings by currency: the promised currency first if it is not one of the three. */
    public Map<String, String> amounts(Money promised) {
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
    public List<PinnedRate> rates() {
        return List.copyOf(used);
    }

    /** Why a currency was left out, one reason each. */
    public List<String> unavailable() {
        return List.copyOf(unavailable);
    }

    private void convert(Money promised, CurrencyCode to, Map<String, String> amounts) {
        List<String> reasons = new ArrayList<>();
        RateLookup lookup = rates.find(promised.currency(), to, policy.source());
        if (lookup instanceof RateLookup.Refused refused && policy.fallback() != null) {
            reasons.add(refused.detail());
            lookup = rates.find(promised.currency(), to, policy.fallback());
        }
        switch (lookup) {
            case RateLookup.Found found -> convert(promised, to, found, amounts);
            case RateLookup.Refused refused -> {
                reasons.add(refused.detail());
                unavailable.add(to + ": " + String.join("; ", reasons));
            }
        }
    }

    private void convert(Money promised, CurrencyCode to, RateLookup.Found found, Map<String, String> amounts) {
        try {
            put(amounts, Conversion.of(promised, to, found.path()).target());
            used.addAll(found.path());
        } catch (AmountTooLarge tooLarge) {
            unavailable.add(to + ": the sum is larger than can be counted in this currency");
        }
    }

    private static void put(Map<String, String> amounts, Money money) {
        amounts.put(money.currency().value(), money.toDecimal().toPlainString());
    }
}
