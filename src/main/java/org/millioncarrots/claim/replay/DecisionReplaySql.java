package org.millioncarrots.claim.replay;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claim.replay.CompareBuckets.Compared;
import org.millioncarrots.claim.replay.CompareBuckets.Count;
import org.millioncarrots.claim.replay.CompareBuckets.Different;
import org.millioncarrots.claim.replay.CompareBuckets.Version;
import org.millioncarrots.claim.replay.CompareDecision.Difference;
import org.millioncarrots.claim.replay.CompareDecision.What;
import org.millioncarrots.claim.replay.DecisionReplayView.ComparedVersion;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.json.StoredByNewerVersion;

/** The statements of replays. */
@ApplicationScoped
class DecisionReplaySql {
    /** How many differences a replay keeps. */
    static final int KEPT = 1_000;

    private final EntityManager entityManager;

    DecisionReplaySql(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Where a replay goes on. */
    record Place(UUID replay, int nextBucket, long different) {}

    /** @return false if one is running already */
    boolean insert(UUID replay, String person, Instant now) {
        return entityManager
                        .createNativeQuery("""
                                insert into decision_replay (id, state, next_bucket, compared, different, started_by,
                                    started_at, progress_at)
                                values (:replay, 'RUNNING', 0, 0, 0, :person, :now, :now)
                                on conflict (state) where state = 'RUNNING' do nothing
                                """)
                        .setParameter("replay", replay)
                        .setParameter("person", person)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    Optional<UUID> running() {
        return entityManager
                .createNativeQuery("select id from decision_replay where state = 'RUNNING'", UUID.class)
                .getResultStream()
                .findFirst();
    }

    /** Locks the running replay for this transaction; empty if there is none, or another worker or replica has it. */
    Optional<Place> lockRunning() {
        List<Tuple> rows = entityManager.createNativeQuery("""
                        select id, next_bucket, different from decision_replay
                        where state = 'RUNNING' for update skip locked
                        """, Tuple.class).getResultList();
        return rows.stream()
                .findFirst()
                .map(row -> new Place(row.get(0, UUID.class), row.get(1, Short.class), row.get(2, Long.class)));
    }

    /** Adds what was compared, and ends the replay after the last bucket. */
    void advance(UUID replay, int nextBucket, Compared compared, Instant now) {
        compared.byVersion().forEach((version, count) -> add(replay, version, count));
        compared.differences().forEach(different -> add(replay, different));
        Count total = compared.total();
        entityManager
                .createNativeQuery("""
                        update decision_replay set next_bucket = :next, compared = compared + :compared,
                            different = different + :different, progress_at = :now,
                            state = case when :next = :buckets then 'DONE' else state end,
                            finished_at = case when :next = :buckets then cast(:now as timestamptz) end
                        where id = :replay
                        """)
                .setParameter("next", nextBucket)
                .setParameter("buckets", Ids.BUCKETS)
                .setParameter("compared", total.compared())
                .setParameter("different", total.different())
                .setParameter("now", now)
                .setParameter("replay", replay)
                .executeUpdate();
    }

    private void add(UUID replay, Version version, Count count) {
        entityManager
                .createNativeQuery("""
                        insert into decision_replay_version as v
                            (replay_id, programme, programme_version, compared, different)
                        values (:replay, :programme, :version, :compared, :different)
                        on conflict (replay_id, programme, programme_version) do update
                        set compared = v.compared + excluded.compared, different = v.different + excluded.different
                        """)
                .setParameter("replay", replay)
                .setParameter("programme", version.programme())
                .setParameter("version", version.version())
                .setParameter("compared", count.compared())
                .setParameter("different", count.different())
                .executeUpdate();
    }

    private void add(UUID replay, Different different) {
        Difference difference = different.difference();
        entityManager
                .createNativeQuery("""
                        insert into decision_replay_difference (bucket, replay_id, decision_id, claim_id, partner, what)
                        values (:bucket, :replay, :decision, :claim, :partner, :what)
                        """)
                .setParameter("bucket", Ids.bucketOf(difference.decisionId()))
                .setParameter("replay", replay)
                .setParameter("decision", difference.decisionId())
                .setParameter("claim", difference.claimId())
                .setParameter("partner", different.partner())
                .setParameter("what", difference.what().name())
                .executeUpdate();
    }

    int stop(UUID replay, Instant now) {
        return entityManager
                .createNativeQuery("update decision_replay set state = 'STOPPED', finished_at = :now"
                        + " where id = :replay and state = 'RUNNING'")
                .setParameter("now", now)
                .setParameter("replay", replay)
                .executeUpdate();
    }

    Optional<DecisionReplayView> view(UUID replay, Instant now) {
        return views("id = :id", replay, 1, now).stream()
                .findFirst()
                .map(view -> view.with(versions(replay), differences(replay)));
    }

    /** The newest first, without their differences. */
    List<DecisionReplayView> page(@Nullable UUID before, int limit, Instant now) {
        return views(before == null ? "cast(:id as uuid) is null" : "id < :id", before, limit, now);
    }

    private List<DecisionReplayView> views(String which, @Nullable UUID id, int limit, Instant now) {
        List<Tuple> rows = entityManager
                .createNativeQuery("""
                        select id, state, next_bucket, compared, different, started_at, progress_at, finished_at
                        from decision_replay where
                        """ + " " + which + " order by id desc limit :limit", Tuple.class)
                .setParameter("id", id)
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream()
                .map(row -> DecisionReplayView.of(
                        row.get(0, UUID.class),
                        row.get(1, String.class),
                        row.get(2, Short.class),
                        new Count(row.get(3, Long.class), row.get(4, Long.class)),
                        row.get(5, Instant.class),
                        row.get(6, Instant.class),
                        row.get(7, Instant.class),
                        now))
                .toList();
    }

    private List<ComparedVersion> versions(UUID replay) {
        List<Tuple> rows = entityManager
                .createNativeQuery("""
                        select programme, programme_version, compared, different from decision_replay_version
                        where replay_id = :replay order by programme, programme_version
                        """, Tuple.class)
                .setParameter("replay", replay)
                .getResultList();
        return rows.stream()
                .map(row -> new ComparedVersion(
                        row.get(0, String.class),
                        row.get(1, Integer.class),
                        row.get(2, Long.class),
                        row.get(3, Long.class)))
                .toList();
    }

    private List<Difference> differences(UUID replay) {
        List<Tuple> rows = entityManager
                .createNativeQuery("""
                        select decision_id, claim_id, what from decision_replay_difference
                        where replay_id = :replay order by bucket, decision_id limit :limit
                        """, Tuple.class)
                .setParameter("replay", replay)
                .setParameter("limit", KEPT)
                .getResultList();
        return rows.stream()
                .map(row -> new Difference(
                        row.get(0, UUID.class),
                        row.get(1, UUID.class),
                        StoredByNewerVersion.value(What.class, row.get(2, String.class))))
                .toList();
    }
}
