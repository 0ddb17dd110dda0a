package org.millioncarrots.bank;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.CurrencyCode;

/**
 * What a bank says of a statement as a whole, besides its entries.
 *
 * @param id the bank's own
 * @param number the electronic sequence number
 * @param legalNumber the legal sequence number
 * @param page of the statement, from 1; null if it is not cut into pages
 * @param isLastPage true too if it is not cut into pages
 * @param isOfPagedMessage whether the page is that of the message, which may have whole statements on each of its pages
 * @param from first day, in the bank's calendar
 * @param to last day
 * @param madeAt when the bank made it: local time as the bank writes it, without fraction, such as {@code 2026-01-05T18:30:00}
 * @param isCopy whether the bank calls it a copy or duplicate
 * @param currency of the account, as far as the bank says
 */
public record StatementHead(
        @Nullable String id,
        @Nullable Long number,
        @Nullable Long legalNumber,
        @Nullable Integer page,
        boolean isLastPage,
        boolean isOfPagedMessage,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String madeAt,
        boolean isCopy,
        @Nullable CurrencyCode currency,
        List<StatedBalance> balances) {
    private static final List<String> OPENING = List.of("OPBD", "PRCD");
    private static final List<String> CLOSING = List.of("CLBD");

    /** The currencies in which the account is kept. */
    public Set<CurrencyCode> currencies() {
        Set<CurrencyCode> currencies = new TreeSet<>();
        balances.forEach(balance -> currencies.add(balance.amount().currency()));
        if (currencies.isEmpty() && currency != null) {
            currencies.add(currency);
        }
        return currencies;
    }

    /** Booked before the first entry; of a page that is not the first there is none. */
    public Optional<StatedBalance> opening(CurrencyCode of) {
        return first(of, OPENING, Comparator.naturalOrder());
    }

    /** Booked after the last entry; of a page that is not the last there is none. */
    public Optional<StatedBalance> closing(CurrencyCode of) {
        return first(of, CLOSING, Comparator.reverseOrder());
    }

    /** A statement of several days may have balances of each of them. */
    private Optional<StatedBalance> first(CurrencyCode of, List<String> kinds, Comparator<LocalDate> order) {
        return kinds.stream()
                .flatMap(kind -> balances.stream()
                        .filter(balance -> balance.kind().equals(kind)
                                && balance.amount().currency().equals(of))
                        .min(Comparator.comparing(StatedBalance::on, Comparator.nullsLast(order)))
                        .stream())
                .findFirst();
    }

    /** The day on which the statement begins: as it says, else that of its opening balance, which a previous closing one precedes. */
    public @Nullable LocalDate firstDay(CurrencyCode of) {
        if (from != null) {
            return from;
        }
        return opening(of)
                .map(balance -> balance.on() != null && balance.kind().equals("PRCD")
                        ? balance.on().plusDays(1)
                        : balance.on())
                .orElse(null);
    }

    /** The day that it closes: that of its closing balance, else as it says. */
    public @Nullable LocalDate lastDay(CurrencyCode of) {
        return Stream.of(closing(of).map(StatedBalance::on).orElse(null), to)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
