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
        /** A sanctions list has a match that nobody has looked at yet. */
        SANCTIONS_MATCH,
        /** Crimes are suspected that exclude from protection (Refugee Convention, article 1F). */
        EXCLUSION_1F,
        /** It is not certain who the claimant is. */
        IDENTITY_DOUBT,
        /** Payment waits until dependants are safe; the only one that a partner can ask for. */
        SAFETY_OF_DEPENDANTS,
        /** What was handed in may not be genuine. */
        EVIDENCE_DOUBT,
        /** A court has ordered it. */
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
