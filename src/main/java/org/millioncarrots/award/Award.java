package org.millioncarrots.award;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claim.Claim;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.news.News;
import org.millioncarrots.news.NewsType;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.sql.Changing;
import org.millioncarrots.platform.sql.StampChange;
import org.millioncarrots.programme.ProgrammeVersion.RateDay;
import org.millioncarrots.stipend.StipendRules.Confirmations;

/** What was granted to a claimant under one version of a programme. */
@Entity
@EntityListeners(StampChange.class)
public class Award implements Changing {
    @Id
    public UUID id;

    @PartitionKey
    @Column(updatable = false)
    public short bucket;

    @Column(updatable = false)
    public String partner;

    @Nullable
    @Column(updatable = false)
    public UUID claimId;

    /** The award of the one who died, if this is a successor's. */
    @Nullable
    @Column(updatable = false)
    UUID predecessorId;

    @Column(updatable = false)
    UUID claimantId;

    @Column(updatable = false)
    public UUID personId;

    @Column(updatable = false)
    public String programme;

    /** The piece of equipment that the award is for; empty if a person has one award under the programme. */
    @Column(updatable = false)
    public String subject = "";

    @Column(updatable = false)
    public int programmeVersion;

    @Column(updatable = false)
    public LocalDate asOf;

    /** Whose day's rates are pinned; absent where it was granted before release 1.2, when they were those of {@code asOf}. */
    @Enumerated(EnumType.STRING)
    @Nullable
    @Column(updatable = false)
    public RateDay rateDay;

    /** That day; absent if the rates are those of each payment. */
    @Nullable
    @Column(updatable = false)
    public LocalDate ratesOn;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(updatable = false)
    String benefits;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(updatable = false)
    String legalBasis;

    @Enumerated(EnumType.STRING)
    public State state = State.ACTIVE;

    /** Set by {@link Awards#grant}, as is the time. */
    @SuppressWarnings("NullAway.Init")
    @Column(updatable = false)
    String grantedBy;

    @SuppressWarnings("NullAway.Init")
    @Column(updatable = false)
    Instant grantedAt;

    /** Set by {@link StampChange}. */
    @SuppressWarnings("NullAway.Init")
    Instant changedAt;

    /** The number of confirmed changes. */
    public short revision;

    @Nullable
    public LocalDate endedOn;

    @Enumerated(EnumType.STRING)
    @Nullable
    public EndReason endReason;

    @Nullable
    public LocalDate nextConfirmationOn;

    @Nullable
    public Short graceDays;

    @Version
    public int version;

    /** Says that something has changed that the award shows and keeps elsewhere: it counts as a change of the award. */
    public void changed(Instant at) {
        changedAt = at;
    }

    /** Whether its instalments are paid. */
    // The table below is the only place that says which step may follow which.
    @Schema(name = "AwardState")
    public enum State {
        /** Waits for money: nothing is booked and nothing is paid. */
        QUEUED,
        /** Its instalments are paid as they fall due. */
        ACTIVE,
        /** Nothing is paid that falls due from the first day of the suspension on. */
        SUSPENDED,
        /** Ended; what was due is still owed, unless it was revoked. */
        TERMINATED;

        private static final Map<State, Set<State>> NEXT = Map.of(
                QUEUED, Set.of(ACTIVE, TERMINATED),
                ACTIVE, Set.of(SUSPENDED, TERMINATED),
                SUSPENDED, Set.of(ACTIVE, TERMINATED),
                TERMINATED, Set.of());

        /** What a partner is told of it. */
        NewsType news() {
            return switch (this) {
                case QUEUED -> NewsType.AWARD_QUEUED;
                case ACTIVE -> NewsType.AWARD_ACTIVE;
                case SUSPENDED -> NewsType.AWARD_SUSPENDED;
                case TERMINATED -> NewsType.AWARD_ENDED;
            };
        }

        State to(State next) {
            if (next != this && !NEXT.getOrDefault(this, Set.of()).contains(next)) {
                throw Problem.conflict(
                        ConflictReason.AWARD_STATE, "the award is " + this + "; it cannot become " + next);
            }
            return next;
        }

        /**
         * A statement that moves awards a here from where that is allowed; more conditions may follow, then {@code returning}. It has
         * the parameter now.
         */
        public String move() {
            return "update award a set state = '" + this + "', version = version + 1, changed_at = :now where "
                    + Moves.from("a.state", NEXT, this);
        }

        /** The same, told to partners; a statement that answers how many were moved. */
        public String moveAndTell(String condition) {
            return "with moved as (" + move() + condition
                    + " returning a.bucket, a.id, a.partner, a.version), told as ("
                    + News.insert("select bucket, id, partner, version, '" + news().code() + "' as type from moved")
                    + ") select count(*) from moved";
        }
    }

    /** Why an award has ended. */
    @Schema(name = "AwardEndReason")
    public enum EndReason {
        /** What was due up to that day and is not paid waits for a successor. */
        DEATH,
        /** The claimant wants no more of it. */
        WITHDRAWN,
        /** What is not paid yet is no longer paid. */
        REVOKED,
        /** What it was granted for is over. */
        END_OF_NEED
    }

    @SuppressWarnings("NullAway.Init")
    protected Award() {}

    public Award(AwardId id, Claim claim, int programmeVersion, String benefits, String legalBasis) {
        this.id = id.value();
        this.bucket = id.bucket();
        this.partner = claim.partner();
        this.claimId = claim.id().value();
        this.claimantId = claim.claimantId().value();
        this.personId = claim.personId();
        this.programme = claim.programme();
        this.programmeVersion = programmeVersion;
        this.asOf = claim.asOf();
        this.benefits = benefits;
        this.legalBasis = legalBasis;
    }

    /** A successor's award, with the terms of the one it comes from. */
    public Award(AwardId id, Award predecessor, Successor successor) {
        this.id = id.value();
        this.bucket = id.bucket();
        this.partner = successor.partner();
        this.predecessorId = predecessor.id;
        this.claimantId = successor.claimantId();
        this.personId = successor.personId();
        this.programme = predecessor.programme;
        this.programmeVersion = predecessor.programmeVersion;
        this.asOf = predecessor.asOf;
        this.rateDay = predecessor.rateDay;
        this.ratesOn = predecessor.ratesOn;
        this.benefits = predecessor.benefits;
        this.legalBasis = predecessor.legalBasis;
    }

    /** The claimant who is paid what another was due at death. */
    public record Successor(UUID claimantId, UUID personId, String partner) {}

    /** The first confirmation is due a period after today; without it the award is suspended. */
    public void expectConfirmations(Confirmations asked, LocalDate today) {
        nextConfirmationOn = today.plusMonths(asked.everyMonths());
        graceDays = (short) asked.graceDays();
    }

    @Override
    public void changedAt(Instant at) {
        changedAt = at;
    }

    Instant changedAt() {
        return changedAt;
    }

    /** The last day on which a confirmation that is due still keeps it from being suspended; absent if none is asked for. */
    @Nullable
    LocalDate confirmBy() {
        return nextConfirmationOn == null || graceDays == null ? null : nextConfirmationOn.plusDays(graceDays);
    }

    public AwardId id() {
        return new AwardId(id);
    }

    public ClaimantId claimantId() {
        return new ClaimantId(claimantId);
    }

    public boolean isQueued() {
        return state == State.QUEUED;
    }

    /** @throws Problem unless it runs, suspended or not (409) */
    public void requireRunning() {
        switch (state) {
            case ACTIVE, SUSPENDED -> {}
            case QUEUED ->
                throw Problem.conflict(
                        ConflictReason.AWARD_STATE, "the award is QUEUED: nothing of it is paid before there is money");
            case TERMINATED -> throw Problem.conflict(ConflictReason.AWARD_STATE, "the award is TERMINATED");
        }
    }

    /** Puts off what was just granted until there is money for it; what it has to be confirmed by begins then. */
    public void waitForMoney() {
        state = State.QUEUED;
        nextConfirmationOn = null;
        graceDays = null;
    }
}
