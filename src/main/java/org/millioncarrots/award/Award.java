package org.millioncarrots.award;

import jakarta.persistence.Entity;
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
import org.millioncarrots.claim.Claim;

/** What was granted to a claimant under one version of a programme. */
@Entity
public class Award {
    @Id
    UUID id;

    @PartitionKey
    short bucket;

    String partner;
    UUID claimId;
    UUID claimantId;
    UUID personId;
    String programme;

    /** The piece of equipment that the award is for; empty if a person has one award under the programme. */
    String subject = "";

    int programmeVersion;
    LocalDate asOf;

    @JdbcTypeCode(SqlTypes.JSON)
    String benefits;

    @JdbcTypeCode(SqlTypes.JSON)
    String legalBasis;

    @Enumerated(EnumType.STRING)
    State state = State.ACTIVE;

    String grantedBy;
    Instant grantedAt;

    @Version
    int version;

    /** Whether its instalments are paid. */
    public enum State {
        ACTIVE,
        SUSPENDED,
        TERMINATED
    }

    @SuppressWarnings("NullAway.Init")
    protected Award() {}

    Award(
            AwardId id,
            Claim claim,
            int programmeVersion,
            String benefits,
            String legalBasis,
            String grantedBy,
            Instant grantedAt) {
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
        this.grantedBy = grantedBy;
        this.grantedAt = grantedAt;
    }

    public AwardId id() {
        return new AwardId(id);
    }
}
