package org.millioncarrots.claim;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.type.SqlTypes;
import org.millioncarrots.eligibility.Assessment;
import org.millioncarrots.eligibility.Assessment.Outcome;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.json.Json;

/** The recorded outcome on a claim: facts, rules, programme version, evidence, person and time. Never changed. */
@Entity
@Immutable
public class Decision {
    @Id
    UUID id;

    @PartitionKey
    short bucket;

    String partner;
    UUID claimId;
    short number;

    @Enumerated(EnumType.STRING)
    Outcome outcome;

    int programmeVersion;

    @JdbcTypeCode(SqlTypes.JSON)
    String facts;

    @JdbcTypeCode(SqlTypes.JSON)
    String assessment;

    @JdbcTypeCode(SqlTypes.JSON)
    String evidence;

    int acceptedVersion;

    @Enumerated(EnumType.STRING)
    BindingVersion.Why binding;

    String decidedBy;
    Instant decidedAt;
    Instant knownAt;

    @SuppressWarnings("NullAway.Init")
    protected Decision() {}

    Decision(
            Claim claim,
            int number,
            BindingVersion binding,
            Assessment assessment,
            String facts,
            String evidence,
            String decidedBy,
            Instant decidedAt,
            Instant knownAt,
            Json json) {
        this.id = Ids.derived(claim.id, "decision/" + number);
        this.bucket = claim.bucket;
        this.partner = claim.partner;
        this.claimId = claim.id;
        this.number = (short) number;
        this.outcome = assessment.outcome();
        this.programmeVersion = assessment.version();
        this.acceptedVersion = binding.acceptedVersion();
        this.binding = binding.why();
        this.facts = facts;
        this.assessment = json.write(assessment);
        this.evidence = evidence;
        this.decidedBy = decidedBy;
        this.decidedAt = decidedAt;
        this.knownAt = knownAt;
    }

    public UUID id() {
        return id;
    }

    public Outcome outcome() {
        return outcome;
    }

    public int programmeVersion() {
        return programmeVersion;
    }

    /** The facts as JSON, as they were when the decision was made. */
    public String facts() {
        return facts;
    }

    /** Rates that were recorded later were not known to the decision. */
    public Instant knownAt() {
        return knownAt;
    }

    public Instant decidedAt() {
        return decidedAt;
    }
}
