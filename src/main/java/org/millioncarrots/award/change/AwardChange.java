package org.millioncarrots.award.change;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.award.Award;

/** A change of an award: proposed by one person with its effect on the schedule, decided by another. */
@Entity
public class AwardChange {
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
    public Kind kind;

    @Column(updatable = false)
    public String reason;

    @Enumerated(EnumType.STRING)
    public State state = State.PROPOSED;

    /** The version of the award that the proposal was made for. */
    @Column(updatable = false)
    int awardVersion;

    /** The number among the award's confirmed changes. */
    @Nullable
    public Short revision;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(updatable = false)
    public String request;

    @JdbcTypeCode(SqlTypes.JSON)
    public String effect;

    /** The terms that came of it; absent if the award has no stipend. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    String terms;

    @Column(updatable = false)
    public String proposedBy;

    @Column(updatable = false)
    public Instant proposedAt;

    @Nullable
    public String decidedBy;

    @Nullable
    public Instant decidedAt;

    @Version
    int version;

    /** What is changed. */
    @Schema(name = "AwardChangeKind")
    public enum Kind {
        CORRECTION,
        TERMINATION,
        SUCCESSION,
        /** A suspension lifted without arrears; the only kind that one person does. */
        RESUMPTION,
        /** A figure of the index that the programme follows was approved; done by the service itself. */
        INDEXATION
    }

    /** How far it has come. */
    @Schema(name = "AwardChangeState")
    public enum State {
        PROPOSED,
        CONFIRMED,
        REJECTED
    }

    @SuppressWarnings("NullAway.Init")
    protected AwardChange() {}

    public AwardChange(
            UUID id,
            Award award,
            Kind kind,
            String reason,
            String request,
            String effect,
            String proposedBy,
            Instant proposedAt) {
        this.id = id;
        this.bucket = award.bucket;
        this.partner = award.partner;
        this.awardId = award.id;
        this.kind = kind;
        this.reason = reason;
        this.awardVersion = award.version;
        this.request = request;
        this.effect = effect;
        this.proposedBy = proposedBy;
        this.proposedAt = proposedAt;
    }
}
