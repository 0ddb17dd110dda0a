package org.millioncarrots.claim;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claimant.Claimant;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.platform.sql.Changing;
import org.millioncarrots.platform.sql.StampChange;
import org.millioncarrots.programme.ProgrammeVersion.TariffDay;

/** A claimant's request under one programme. Only its state ever changes, and its day if another day of the act is established. */
@Entity
@EntityListeners(StampChange.class)
public class Claim implements Changing {
    @Id
    public UUID id;

    @PartitionKey
    @Column(updatable = false)
    public short bucket;

    @Column(updatable = false)
    String partner;

    @Column(updatable = false)
    UUID claimantId;

    @Column(updatable = false)
    UUID personId;

    @Column(updatable = false)
    public String programme;

    public LocalDate asOf;
    /** Whose day {@code asOf} is; absent where the partner has named it, as it could up to release 1.1, or a crew's first claim. */
    @Enumerated(EnumType.STRING)
    @Nullable
    @Column(updatable = false)
    TariffDay asOfBy;

    /** The code of the offer that it cites, and the day of that offer. */
    @Nullable
    @Column(updatable = false)
    String offer;

    @Nullable
    @Column(updatable = false)
    LocalDate offeredOn;

    LocalDate stipendFrom;

    @Column(updatable = false)
    String payoutCurrency;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(updatable = false)
    String facts;

    @Enumerated(EnumType.STRING)
    ClaimState state = ClaimState.LODGED;

    @Column(updatable = false)
    String lodgedBy;

    @Column(updatable = false)
    Instant lodgedAt;

    /** What the partner's own system calls it. */
    @Nullable
    String partnerReference;

    /** Set by {@link StampChange}. */
    @SuppressWarnings("NullAway.Init")
    Instant changedAt;

    @Version
    int version;

    @SuppressWarnings("NullAway.Init")
    protected Claim() {}

    Claim(
            ClaimId id,
            Claimant claimant,
            LodgingTerms.Terms terms,
            String payoutCurrency,
            String facts,
            @Nullable String partnerReference,
            String lodgedBy,
            Instant lodgedAt) {
        this.id = id.value();
        this.bucket = id.bucket();
        this.partner = claimant.partner();
        this.claimantId = claimant.id().value();
        this.personId = claimant.personId();
        this.programme = terms.version().code();
        this.asOf = terms.asOf();
        this.asOfBy = terms.asOfBy();
        this.offer = terms.offer() == null ? null : terms.offer().code();
        this.offeredOn = terms.offer() == null ? null : terms.offer().offeredOn();
        this.stipendFrom = terms.stipendFrom();
        this.payoutCurrency = payoutCurrency;
        this.facts = facts;
        this.partnerReference = partnerReference;
        this.lodgedBy = lodgedBy;
        this.lodgedAt = lodgedAt;
    }

    /** The day of the act turned out to be another one. A stipend that began on the first one begins on this one. */
    void datedBy(LocalDate day) {
        if (stipendFrom.equals(asOf) || stipendFrom.isBefore(day)) {
            stipendFrom = day;
        }
        asOf = day;
    }

    @Override
    public void changedAt(Instant at) {
        changedAt = at;
    }

    Instant changedAt() {
        return changedAt;
    }

    public ClaimId id() {
        return new ClaimId(id);
    }

    public String partner() {
        return partner;
    }

    public ClaimantId claimantId() {
        return new ClaimantId(claimantId);
    }

    public UUID personId() {
        return personId;
    }

    public String programme() {
        return programme;
    }

    /** The day whose programme version and rates apply, in the business zone. */
    public LocalDate asOf() {
        return asOf;
    }

    /** The day whose version of the programme was accepted: that of the offer, if the claim cites one. */
    LocalDate acceptedOn() {
        return offeredOn == null ? asOf : offeredOn;
    }

    public Instant lodgedAt() {
        return lodgedAt;
    }

    /** The first day of a stipend, if the programme grants one. */
    public LocalDate stipendFrom() {
        return stipendFrom;
    }

    public String payoutCurrency() {
        return payoutCurrency;
    }
}
