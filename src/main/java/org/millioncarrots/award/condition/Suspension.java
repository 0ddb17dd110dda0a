package org.millioncarrots.award.condition;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.PartitionKey;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.award.Award;

/** While it is open and has begun, nothing of the award is paid. */
@Entity
@Table(name = "award_suspension")
public class Suspension {
    @Id
    public UUID id;

    @PartitionKey
    @Column(updatable = false)
    short bucket;

    @Column(updatable = false)
    String partner;

    @Column(updatable = false)
    UUID awardId;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    public Reason reason;

    public LocalDate suspendedFrom;

    @Column(updatable = false)
    public String placedBy;

    @Column(updatable = false)
    public Instant placedAt;

    /** The first day that is paid again. */
    @Nullable
    public LocalDate resumedOn;

    @Nullable
    public Boolean arrears;

    /** The day in the past that was asked for; what it would do to the past, it does once another person has confirmed it. */
    @Nullable
    @Column(updatable = false)
    public LocalDate askedFrom;

    @Nullable
    public String confirmedBy;

    @Nullable
    public Instant confirmedAt;

    /** Of one that the bank's answer has placed, and one person may not lift alone. */
    @Nullable
    public String liftProposedBy;

    @Nullable
    public Instant liftProposedAt;

    @Nullable
    public String liftedBy;

    @Nullable
    public Instant liftedAt;

    /** Why nothing is paid. */
    @Schema(name = "SuspensionReason")
    public enum Reason {
        /** Nobody knows where the claimant is. */
        WHEREABOUTS_UNKNOWN,
        /** The claimant stays where the programme does not pay. */
        STAY_ELSEWHERE,
        /** What the award rests on is in doubt. */
        EVIDENCE_DOUBT,
        /** The claimant has asked for it. */
        OWN_REQUEST,
        /** A court has ordered it. */
        COURT_ORDER,
        /** A confirmation is overdue; resumed by itself when it comes. */
        CONFIRMATION_MISSED,
        /** Placed by the bank's answer that the claimant is dead; until a succession, or two people know better. */
        CLAIMANT_DECEASED
    }

    @SuppressWarnings("NullAway.Init")
    protected Suspension() {}

    Suspension(
            UUID id, Award award, Reason reason, LocalDate from, LocalDate today, String placedBy, Instant placedAt) {
        this.id = id;
        this.bucket = award.bucket;
        this.partner = award.partner;
        this.awardId = award.id;
        this.reason = reason;
        this.suspendedFrom = from.isBefore(today) ? today : from;
        this.askedFrom = from.isBefore(today) ? from : null;
        this.placedBy = placedBy;
        this.placedAt = placedAt;
    }

    boolean hasBegun(LocalDate today) {
        return !suspendedFrom.isAfter(today);
    }
}
