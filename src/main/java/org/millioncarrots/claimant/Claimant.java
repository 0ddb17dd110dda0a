package org.millioncarrots.claimant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.PartitionKey;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claimant.vault.Identity;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.sql.Changing;
import org.millioncarrots.platform.sql.StampChange;

/** A claimant as everything but the vault knows them. */
@Entity
@EntityListeners(StampChange.class)
public class Claimant implements Changing {
    @Id
    public UUID id;

    @PartitionKey
    @Column(updatable = false)
    short bucket;

    @Column(updatable = false)
    public String partner;

    @Column(updatable = false)
    UUID personId;

    @Column(updatable = false)
    String pseudonym;

    /** What the partner's own system calls the claimant. */
    @Nullable
    String partnerReference;

    String state = "ACTIVE";
    boolean spouse;
    short children;
    int destinationVersion;

    @Nullable
    String destinationMasked;

    boolean destinationSepa;
    boolean destinationCrossBorder;

    @Column(updatable = false)
    String registeredBy;

    @Column(updatable = false)
    Instant registeredAt;

    /** Set by {@link StampChange}. */
    @SuppressWarnings("NullAway.Init")
    Instant changedAt;

    @Version
    int version;

    @SuppressWarnings("NullAway.Init")
    protected Claimant() {}

    Claimant(
            UUID id,
            String partner,
            UUID personId,
            String pseudonym,
            Identity identity,
            @Nullable String partnerReference,
            String registeredBy,
            Instant registeredAt) {
        this.id = id;
        this.bucket = Ids.bucketOf(id);
        this.partner = partner;
        this.personId = personId;
        this.pseudonym = pseudonym;
        this.spouse = identity.hasSpouse();
        this.children = (short) identity.children();
        this.partnerReference = partnerReference;
        this.registeredBy = registeredBy;
        this.registeredAt = registeredAt;
    }

    /** Pays to another destination from now on; the earlier ones stay in the vault. */
    public void payTo(PayoutDestination destination, int newVersion) {
        destinationVersion = newVersion;
        destinationMasked = destination.account().masked();
        destinationSepa = destination.account().isSepa();
        destinationCrossBorder = destination.reachableAcrossBorders();
    }

    /** Under which version the vault has the account that is used; 0 if the claimant has none yet. */
    public int destinationVersion() {
        return destinationVersion;
    }

    @Override
    public void changedAt(Instant at) {
        changedAt = at;
    }

    Instant changedAt() {
        return changedAt;
    }

    /** For optimistic locking. */
    public int version() {
        return version;
    }

    /** Somebody more whom two people have added. */
    void add(Identity.Dependant.Relation relation) {
        switch (relation) {
            case SPOUSE -> spouse = true;
            case CHILD -> children++;
        }
    }

    public boolean isErased() {
        return state.equals("ERASED");
    }

    /** Nothing is known any more but the pseudonym and what belongs to it. */
    void forget() {
        state = "ERASED";
        partnerReference = null;
        destinationMasked = null;
        destinationSepa = false;
        destinationCrossBorder = false;
        spouse = false;
        children = 0;
    }

    public ClaimantId id() {
        return new ClaimantId(id);
    }

    public String pseudonym() {
        return pseudonym;
    }

    public String partner() {
        return partner;
    }

    /** The same for all claimants who are one person. */
    public UUID personId() {
        return personId;
    }

    public boolean hasSpouse() {
        return spouse;
    }

    public int children() {
        return children;
    }

    /** Whether a payment in the currency can reach the claimant's current destination. */
    public boolean canBePaidIn(String currency) {
        return destinationCrossBorder || (destinationSepa && currency.equals("EUR"));
    }
}
