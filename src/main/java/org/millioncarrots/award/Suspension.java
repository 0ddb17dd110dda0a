package org.millioncarrots.award;

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

/** While it is open and has begun, nothing of the award is paid. */
@Entity
@Table(name = "award_suspension")
class Suspension {
    @Id
    UUID id;

    @PartitionKey
    short bucket;

    String partner;
    UUID awardId;

    @Enumerated(EnumType.STRING)
    Reason reason;

    LocalDate suspendedFrom;
    String placedBy;
    Instant placedAt;

    /** The first day that is paid again. */
    @Nullable
    LocalDate resumedOn;

    @Nullable
    Boolean arrears;

    @Nullable
    String liftedBy;

    @Nullable
    Instant liftedAt;

    /** Why nothing is paid. */
    @Schema(name = "SuspensionReason")
    enum Reason {
        WHEREABOUTS_UNKNOWN,
        STAY_ELSEWHERE,
        EVIDENCE_DOUBT,
        OWN_REQUEST,
        COURT_ORDER,
        /** A confirmation is overdue; resumed by itself when it comes. */
        CONFIRMATION_MISSED
    }

    @SuppressWarnings("NullAway.Init")
    protected Suspension() {}

    Suspension(UUID id, Award award, Reason reason, LocalDate suspendedFrom, String placedBy, Instant placedAt) {
        this.id = id;
        this.bucket = award.bucket;
        this.partner = award.partner;
        this.awardId = award.id;
        this.reason = reason;
        this.suspendedFrom = suspendedFrom;
        this.placedBy = placedBy;
        this.placedAt = placedAt;
    }

    boolean hasBegun(LocalDate today) {
        return !suspendedFrom.isAfter(today);
    }
}
