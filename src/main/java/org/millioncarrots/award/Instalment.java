package org.millioncarrots.award;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.PartitionKey;
import org.millioncarrots.money.Money;
import org.millioncarrots.programme.Benefit;

/** One due amount of an award on one date. */
@Entity
class Instalment {
    @Id
    UUID id;

    @PartitionKey
    short bucket;

    String partner;
    UUID awardId;
    UUID claimId;
    UUID claimantId;
    String programme;
    int programmeVersion;

    @Enumerated(EnumType.STRING)
    Benefit.Kind kind;

    LocalDate dueOn;
    LocalDate periodFrom;
    LocalDate periodTo;
    long amountMinor;
    String currency;
    String payoutCurrency;

    @Enumerated(EnumType.STRING)
    State state = State.SCHEDULED;

    /** Whether a payout exists for it. */
    enum State {
        SCHEDULED,
        PAYABLE,
        CANCELLED
    }

    @SuppressWarnings("NullAway.Init")
    protected Instalment() {}

    Instalment(Award award, AwardedMoney money, PlannedInstalment planned) {
        this.id = money.instalmentId(planned);
        this.bucket = award.bucket;
        this.partner = award.partner;
        this.awardId = award.id;
        this.claimId = award.claimId;
        this.claimantId = award.claimantId;
        this.programme = award.programme;
        this.programmeVersion = award.programmeVersion;
        this.kind = money.kind();
        this.dueOn = planned.dueOn();
        this.periodFrom = planned.periodFrom();
        this.periodTo = planned.periodTo();
        this.amountMinor = planned.amount().minorUnits();
        this.currency = planned.amount().currency().value();
        this.payoutCurrency = money.payoutCurrency().value();
    }

    Money amount() {
        return Money.ofMinor(amountMinor, currency);
    }
}
