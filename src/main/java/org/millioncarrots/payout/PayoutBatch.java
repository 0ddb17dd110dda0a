package org.millioncarrots.payout;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.CreditTransferFile.Scheme;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.Problem;

/** Payouts that are approved and sent together in one file. */
@Entity
class PayoutBatch {
    @Id
    UUID id;

    String messageId;
    String currency;

    @Enumerated(EnumType.STRING)
    Scheme scheme;

    @Enumerated(EnumType.STRING)
    State state = State.COLLECTED;

    LocalDate executionOn;
    int payouts;
    long totalMinor;
    String createdBy;
    Instant createdAt;

    @Nullable
    String approvedBy;

    @Nullable
    Instant approvedAt;

    @Nullable
    String deliveredBy;

    @Nullable
    Instant deliveredAt;

    @Version
    int version;

    /** How far the batch is: a second person approves it, which makes the file; then the file goes to the bank. */
    enum State {
        COLLECTED,
        APPROVED,
        DELIVERED,
        /** Taken apart before its file was given out; its payouts are due again. */
        CANCELLED
    }

    @SuppressWarnings("NullAway.Init")
    protected PayoutBatch() {}

    PayoutBatch(
            UUID id,
            String messageId,
            CurrencyCode currency,
            Scheme scheme,
            LocalDate executionOn,
            String createdBy,
            Instant createdAt) {
        this.id = id;
        this.messageId = messageId;
        this.currency = currency.value();
        this.scheme = scheme;
        this.executionOn = executionOn;
        this.createdBy = createdBy;
        this.createdAt = createdAt;
    }

    CurrencyCode currency() {
        return new CurrencyCode(currency);
    }

    Money total() {
        return Money.ofMinor(totalMinor, currency);
    }

    /** @throws Problem if the batch is elsewhere on its way (409) */
    void mustBe(State expected) {
        if (state != expected) {
            throw Problem.conflict("the batch is " + state + "; it must be " + expected + " for this");
        }
    }
}
