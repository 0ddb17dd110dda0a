package org.millioncarrots.payout.batch;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.CreditTransferFile.Scheme;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;

/** Payouts that are approved and sent together in one file. */
@Entity
public class PayoutBatch {
    @Id
    public UUID id;

    public String messageId;

    @Column(updatable = false)
    public String currency;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    public Scheme scheme;

    /** By its name in the settings; the office's own if null. */
    @Nullable
    @Column(updatable = false)
    public String account;

    @Enumerated(EnumType.STRING)
    public State state = State.COLLECTED;

    public LocalDate executionOn;
    public int payouts;
    public long totalMinor;

    @Column(updatable = false)
    String createdBy;

    @Column(updatable = false)
    Instant createdAt;

    @Nullable
    String approvedBy;

    @Nullable
    Instant approvedAt;

    /** Of what the second person has looked at; see {@link BatchDigest}. */
    @Nullable
    String approvedDigest;

    @Nullable
    public String deliveredBy;

    @Nullable
    public Instant deliveredAt;

    @Version
    int version;

    /** How far the batch is: a second person approves it, which makes the file; then the file goes to the bank. */
    @Schema(name = "PayoutBatchState")
    public enum State {
        COLLECTED,
        APPROVED,
        DELIVERED,
        /** Taken apart before its file was given out; its payouts are due again. */
        CANCELLED
    }

    @SuppressWarnings("NullAway.Init")
    protected PayoutBatch() {}

    public PayoutBatch(
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

    public CurrencyCode currency() {
        return new CurrencyCode(currency);
    }

    Money total() {
        return Money.ofMinor(totalMinor, currency);
    }

    /** @throws Problem if the batch is elsewhere on its way (409) */
    public void mustBe(State expected) {
        if (state != expected) {
            throw Problem.conflict(
                    ConflictReason.BATCH_STATE, "the batch is " + state + "; it must be " + expected + " for this");
        }
    }
}
