package org.millioncarrots.development.bank;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the customer has been told of the accounts, each entry once, however often it was told. */
final class Told {
    private final Set<String> references = new HashSet<>();
    private final Map<String, Map<What, BigDecimal>> sums = new TreeMap<>();

    /** How a customer's books have to take it. */
    enum What {
        /** Debits of what was ordered, without the fees in them. */
        PAID,
        RETURNED,
        /** Fees, debits of another amount, second debits: nobody's order. */
        NOT_ORDERED,
        /** Second debits that were taken back. */
        CORRECTED
    }

    void add(Letter letter) {
        letter.entries().stream()
                .filter(entry -> references.add(entry.reference()))
                .forEach(this::add);
    }

    private void add(Entry entry) {
        switch (entry.kind()) {
            case PAYMENT -> {
                add(entry, What.PAID, entry.amount().subtract(entry.fee()));
                add(entry, What.NOT_ORDERED, entry.fee());
            }
            case RETURN -> add(entry, What.RETURNED, entry.amount());
            case CORRECTION -> add(entry, What.CORRECTED, entry.amount());
            case WRONG_AMOUNT, SECOND_DEBIT, ACCOUNT_FEE -> add(entry, What.NOT_ORDERED, entry.amount());
        }
    }

    private void add(Entry entry, What what, BigDecimal amount) {
        sums.computeIfAbsent(entry.currency(), currency -> new EnumMap<>(What.class))
                .merge(what, amount, BigDecimal::add);
    }

    /** By currency. */
    Map<String, Map<What, BigDecimal>> sums() {
        return sums;
    }

    /** What was paid as ordered and has not come back, as far as the customer can know. */
    BigDecimal net(String currency) {
        Map<What, BigDecimal> of = sums.getOrDefault(currency, Map.of());
        return of.getOrDefault(What.PAID, BigDecimal.ZERO).subtract(of.getOrDefault(What.RETURNED, BigDecimal.ZERO));
    }
}
