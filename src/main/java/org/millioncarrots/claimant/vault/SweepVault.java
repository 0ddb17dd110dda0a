package org.millioncarrots.claimant.vault;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.millioncarrots.claimant.vault.VaultRows.Place;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.sql.ForAllPartners;
import org.millioncarrots.platform.sql.Sql;

/**
 * What was sealed for an act that then did not happen does not stay, nor what a restore of the vault has brought back of somebody who
 * is erased. By ranges of buckets: the vault may be on another server, so the two are compared here.
 */
@ApplicationScoped
public class SweepVault {
    private static final Logger LOG = Logger.getLogger(SweepVault.class);

    /** Far longer than an act can take, and time to restore a main database that came back too old. */
    private static final Duration AGE = Duration.ofDays(1);

    /** Older records were looked at before. */
    private static final Duration RECORDS = Duration.ofDays(7);

    private static final int BUCKETS_AT_ONCE = 64;

    private final Sql sql;
    private final VaultRows rows;
    private final Clock clock;

    SweepVault(Sql sql, VaultRows rows, Clock clock) {
        this.sql = sql;
        this.rows = rows;
        this.clock = clock;
    }

    @Scheduled(
            identity = "sweep-vault",
            every = "6h",
            delayed = "10m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @ForAllPartners
    void sweep() {
        int orphans = sweep(clock.instant().minus(AGE));
        if (orphans > 0) {
            LOG.infof("vault: %d sealed records without an act destroyed", orphans);
        }
    }

    /**
     * @param before when it was sealed; the act of what is younger may still commit
     * @return how many identities and single records were destroyed
     */
    int sweep(Instant before) {
        int destroyed = 0;
        for (int from = 0; from < Ids.BUCKETS; from += BUCKETS_AT_ONCE) {
            destroyed += sweep(from, from + BUCKETS_AT_ONCE - 1, before);
        }
        return destroyed;
    }

    private int sweep(int fromBucket, int toBucket, Instant before) {
        List<UUID> sealed = rows.claimants(fromBucket, toBucket, before);
        List<Place> places = rows.places(fromBucket, toBucket, before.minus(RECORDS), before);
        if (sealed.isEmpty() && places.isEmpty()) {
            return 0;
        }
        Map<UUID, Integer> active = new HashMap<>();
        Set<Place> known = new HashSet<>();
        boolean all = QuarkusTransaction.joiningExisting().call(() -> {
            sql.of("select id, destination_version from claimant"
                            + " where bucket between :from and :to and state = 'ACTIVE'")
                    .with("from", fromBucket)
                    .with("to", toBucket)
                    .forEach(row -> active.put(row.id("id"), row.integer("destination_version")));
            places(places, "select claimant_id, version from destination_change", IdentityVault.DESTINATION, known);
            places(places, "select claimant_id, number as version from dependant", IdentityVault.DEPENDANT, known);
            sql.of("select claimant_id, kind, number from vault_note where bucket between :from and :to")
                    .with("from", fromBucket)
                    .with("to", toBucket)
                    .forEach(row ->
                            known.add(new Place(row.id("claimant_id"), row.text("kind"), row.integer("number"))));
            return seesAll();
        });
        // Whoever sees one partner's claimants only would take all others for orphans.
        if (!all) {
            return 0;
        }
        List<UUID> orphans =
                sealed.stream().filter(id -> !active.containsKey(id)).toList();
        List<Place> alone = places.stream()
                .filter(place -> active.containsKey(place.claimantId()) && !known.contains(place))
                // A used one and those before it: the first has no change, nor have those of early releases.
                .filter(place -> !place.kind().equals(IdentityVault.DESTINATION)
                        || place.version() > active.getOrDefault(place.claimantId(), 0))
                .toList();
        orphans.forEach(rows::destroy);
        alone.forEach(rows::destroy);
        return orphans.size() + alone.size();
    }

    private void places(List<Place> sealed, String select, String kind, Set<Place> known) {
        List<UUID> claimants = sealed.stream()
                .filter(place -> place.kind().equals(kind))
                .map(Place::claimantId)
                .distinct()
                .toList();
        sql.of(select + " where bucket = any (:buckets) and claimant_id = any (:claimants)")
                .with(
                        "buckets",
                        claimants.stream().map(Ids::bucketOf).distinct().toList())
                .with("claimants", claimants)
                .forEach(row -> known.add(new Place(row.id("claimant_id"), kind, row.integer("version"))));
    }

    private boolean seesAll() {
        return sql.of("select coalesce(current_setting('app.partner', true), '') = '*' as all_of_them")
                .one(row -> row.flag("all_of_them"));
    }
}
