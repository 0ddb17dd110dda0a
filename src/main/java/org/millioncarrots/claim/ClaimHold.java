package org.millioncarrots.claim;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.PartitionKey;
import org.jspecify.annotations.Nullable;

/** A reason that stops payment without deciding the claim. */
@Entity
class ClaimHold {
    @Id
    UUID id;

    @PartitionKey
    @Column(updatable = false)
    short bucket;

    @Column(updatable = false)
    String partner;

    @Column(updatable = false)
    UUID claimId;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    Reason reason;

    @Column(updatable = false)
    String placedBy;

    @Column(updatable = false)
    Instant placedAt;

    /** Of a hold that the bank's answer or a partner has placed, and one person may not lift alone. */
    @Nullable
    String liftProposedBy;

    @Nullable
    Instant liftProposedAt;

    /** A partner has asked for it; two people of staff lift it. */
    @Column(updatable = false)
    boolean byPartner;

    /** Who of the partner has asked that payment goes on. */
    @Nullable
    String releaseAskedBy;

    @Nullable
    Instant releaseAskedAt;

    @Nullable
    String liftedBy;

    @Nullable
    Instant liftedAt;

    /** Why payment stops. */
    @Schema(name = "ClaimHoldReason")
    enum Reason {
        SANCTIONS_MATCH,
        EXCLUSION_1F,
        IDENTITY_DOUBT,
        SAFETY_OF_DEPENDANTS,
        EVIDENCE_DOUBT,
        COURT_ORDER,
        /** Placed by the bank's answer that it may not pay this person; lifted by two people. */
        BANK_COMPLIANCE
    }

    boolean takesTwoToLift() {
        return byPartner || reason == Reason.BANK_COMPLIANCE;
    }

    @SuppressWarnings("NullAway.Init")
    protected ClaimHold() {}

    ClaimHold(UUID id, Claim claim, Reason reason, String placedBy, boolean byPartner, Instant placedAt) {
        this.id = id;
        this.bucket = claim.bucket;
        this.partner = claim.partner;
        this.claimId = claim.id;
        this.reason = reason;
        this.placedBy = placedBy;
        this.placedAt = placedAt;
        this.byPartner = byPartner;
    }
}
