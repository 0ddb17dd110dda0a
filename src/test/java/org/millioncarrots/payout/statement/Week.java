package org.millioncarrots.payout.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.BankMessage.Kind;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.payout.statement.KeptStatement.Standing;

/** Statements of the week from Monday, 5 January 2026, one a day, for plain tests. */
final class Week {
    static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);

    private Week() {}

    /** Of one day, whole. */
    static KeptStatement day(
            int day, @Nullable Long number, @Nullable Long opening, long moved, @Nullable Long closing) {
        return of(day, number, null, true, opening, moved, closing, "R" + day, null, false);
    }

    static KeptStatement page(
            int day, int page, boolean isLast, @Nullable Long opening, long moved, @Nullable Long closing) {
        return of(day, 7L, page, isLast, opening, moved, closing, "P", null, false);
    }

    static KeptStatement of(
            int day,
            @Nullable Long number,
            @Nullable Integer page,
            boolean isLast,
            @Nullable Long opening,
            long moved,
            @Nullable Long closing,
            @Nullable String reference,
            @Nullable String madeAt,
            boolean isCopy) {
        UUID id = UUID.randomUUID();
        return new KeptStatement(
                id,
                UUID.randomUUID(),
                "DE02120300000000202051",
                CurrencyCode.EUR,
                Kind.STATEMENT,
                Standing.INFORMATION,
                reference,
                number,
                null,
                page,
                isLast,
                null,
                null,
                null,
                MONDAY.plusDays(day),
                madeAt,
                isCopy,
                opening,
                closing,
                Math.max(0, -moved),
                Math.max(0, moved),
                1,
                id.toString(),
                Instant.EPOCH);
    }

    /** The same with other numbers and days of its own. */
    static KeptStatement legal(
            KeptStatement one, @Nullable Long legalNumber, @Nullable LocalDate from, LocalDate lastOn) {
        return new KeptStatement(
                one.id(),
                one.messageId(),
                one.account(),
                one.currency(),
                one.kind(),
                one.standing(),
                one.reference(),
                one.number(),
                legalNumber,
                one.page(),
                one.isLastPage(),
                from,
                null,
                from,
                lastOn,
                one.madeAt(),
                one.isCopy(),
                one.opening(),
                one.closing(),
                one.debits(),
                one.credits(),
                one.entries(),
                one.fingerprint(),
                one.receivedAt());
    }
}
