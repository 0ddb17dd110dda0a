package org.millioncarrots.award;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.PartitionKey;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.programme.terms.Benefit;
import org.millioncarrots.stipend.PlannedInstalment;
import org.millioncarrots.stipend.PlannedInstalment.InstalmentPurpose;
import org.millioncarrots.stipend.Replan;

/** One due amount of an award on one date. */
@Entity
public class Instalment implements Replan.Existing {
    @Id
    public UUID id;

    @PartitionKey
    @Column(updatable = false)
    short bucket;

    @Column(updatable = false)
    String partner;

    @Column(updatable = false)
    UUID awardId;

    /** Whose holds stop it: the claim of the award, or of the one it comes from. */
    @Column(updatable = false)
    public UUID claimId;

    @Column(updatable = false)
    UUID claimantId;

    @Column(updatable = false)
    String programme;

    @Column(updatable = false)
    int programmeVersion;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    public Benefit.Kind kind;

    @Column(updatable = false)
    LocalDate dueOn;

    @Column(updatable = false)
    LocalDate periodFrom;

    @Column(updatable = false)
    LocalDate periodTo;

    @Column(updatable = false)
    long amountMinor;

    @Column(updatable = false)
    String currency;

    @Column(updatable = false)
    String payoutCurrency;

    @Enumerated(EnumType.STRING)
    public State state = State.SCHEDULED;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    InstalmentPurpose purpose = InstalmentPurpose.REGULAR;

    /** The change that planned it; 0 for the grant. */
    @Column(updatable = false)
    short revision;

    /** The change that cancelled it; 0 if none has. */
    short cancelledIn;

    @Column(updatable = false)
    long deductedMinor;

    public boolean deductionBooked;

    /** Set by {@link Instalments#lockLive}. */
    @Transient
    boolean forgone;

    /** Whether a payout exists for it. */
    // The table below is the only place that says which step may follow which.
    public enum State {
        SCHEDULED,
        PAYABLE,
        CANCELLED;

        private static final Map<State, Set<State>> NEXT =
                Map.of(SCHEDULED, Set.of(PAYABLE, CANCELLED), PAYABLE, Set.of(), CANCELLED, Set.of());

        private State to(State next) {
            if (!NEXT.getOrDefault(this, Set.of()).contains(next)) {
                throw new IllegalStateException("an instalment that is " + this + " cannot become " + next);
            }
            return next;
        }

        /** The condition that a column holds a state from which this one may follow. */
        String from(String column) {
            return Moves.from(column, NEXT, this);
        }

        /** A statement that moves instalments i here from where that is allowed; more conditions may follow, then {@code returning}. */
        String move() {
            return "update instalment i set state = '" + this + "' where " + from("i.state");
        }
    }

    @SuppressWarnings("NullAway.Init")
    protected Instalment() {}

    /** Planned by the award's last change. */
    Instalment(Award award, UUID claimId, AwardedMoney money, PlannedInstalment planned) {
        this.kind = money.kind();
        this.revision = award.revision;
        this.id = idOf(award, kind, planned);
        this.bucket = award.bucket;
        this.partner = award.partner;
        this.awardId = award.id;
        this.claimId = claimId;
        this.claimantId = award.claimantId;
        this.programme = award.programme;
        this.programmeVersion = award.programmeVersion;
        this.dueOn = planned.dueOn();
        this.periodFrom = planned.periodFrom();
        this.periodTo = planned.periodTo();
        this.amountMinor = planned.amount().minorUnits();
        this.currency = planned.amount().currency().value();
        this.payoutCurrency = money.payoutCurrency().value();
        this.purpose = planned.purpose();
        this.deductedMinor = planned.deducted().minorUnits();
    }

    /** Derived, so that what is planned once is stored once. */
    private static UUID idOf(Award award, Benefit.Kind kind, PlannedInstalment planned) {
        String step = kind + "/" + planned.dueOn();
        return Ids.derived(
                award.id, award.revision == 0 ? step : step + "/" + planned.purpose() + "/" + award.revision);
    }

    /** @throws IllegalStateException if a payout exists for it */
    void cancel(short inRevision) {
        state = state.to(State.CANCELLED);
        cancelledIn = inRevision;
    }

    @Override
    public PlannedInstalment plan() {
        return new PlannedInstalment(
                purpose,
                dueOn,
                periodFrom,
                periodTo,
                Money.ofMinor(amountMinor, currency),
                Money.ofMinor(deductedMinor, currency));
    }

    @Override
    public boolean fixed() {
        return state == State.PAYABLE;
    }

    @Override
    public boolean forgone() {
        return forgone;
    }

    public boolean isOpen() {
        return state == State.SCHEDULED;
    }
}
