package org.millioncarrots.payout.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.BankMessage.Kind;
import org.millioncarrots.money.CurrencyCode;

/**
 * A statement of one of our accounts in one currency, or one page of it. Amounts are in minor units of the currency.
 *
 * @param account the number of ours, capital letters and digits
 * @param reference the bank's own id of it
 * @param from first day as the bank says it
 * @param to last day as the bank says it
 * @param firstOn first day, as far as it is known
 * @param lastOn the day that it closes
 * @param debits booked, positive
 * @param credits booked
 * @param fingerprint the same for the same content, however it is sent
 */
record KeptStatement(
        UUID id,
        UUID messageId,
        String account,
        CurrencyCode currency,
        Kind kind,
        Standing standing,
        @Nullable String reference,
        @Nullable Long number,
        @Nullable Long legalNumber,
        @Nullable Integer page,
        boolean isLastPage,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable LocalDate firstOn,
        LocalDate lastOn,
        @Nullable String madeAt,
        boolean isCopy,
        @Nullable Long opening,
        @Nullable Long closing,
        long debits,
        long credits,
        int entries,
        String fingerprint,
        Instant receivedAt) {

    /** What a statement counts for. */
    @Schema(name = "StatementStanding")
    enum Standing {
        /** One of the chain from which the account's balance follows. */
        COUNTED,
        /** Of the day as it goes, or before the first one with a balance, or with amounts beyond reason. */
        INFORMATION,
        /** The very same again. */
        DUPLICATE,
        /** There is a corrected one. */
        SUPERSEDED
    }

    long moved() {
        return credits - debits;
    }

    /** The legal number, else the electronic one. */
    @Nullable
    Long anyNumber() {
        return legalNumber == null ? number : legalNumber;
    }

    KeptStatement as(Standing other) {
        return new KeptStatement(
                id,
                messageId,
                account,
                currency,
                kind,
                other,
                reference,
                number,
                legalNumber,
                page,
                isLastPage,
                from,
                to,
                firstOn,
                lastOn,
                madeAt,
                isCopy,
                opening,
                closing,
                debits,
                credits,
                entries,
                fingerprint,
                receivedAt);
    }
}
