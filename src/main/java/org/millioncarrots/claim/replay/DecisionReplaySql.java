package org.millioncarrots.claim.replay;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
import org.millioncarrots.platform.sql.Sql;

/** The statements of replays. */
@ApplicationScoped
class DecisionReplaySql {
    /** How many differences a replay keeps. */
    static final int KEPT = 1_000;

    private final Sql sql;

    DecisionReplaySql(Sql sql) {
        this.sql = sql;
    }

    /** Where a replay goes on. */
    record Place(UUID replay, int nextBucket, long different) {}

    /** @return false if one is running already */
    boolean insert(UUID replay, String person, Instant now) {
        return sql.of("""
                        insert into decision_replay (id, state, next_bucket, compared, different, started_by,
                            started_at, progress_at)
                        values (:replay, 'RUNNING', 0, 0, 0, :person, :now, :now)
                        on conflict (state) where state = 'RUNNING' do nothing
                        """)
                        .with("replay", replay)
                        .with("person", person)
                        .with("now", now)
                        .run()
                == 1;
    }

    Optional<UUID> running() {
        return sql.of("select id from decision_replay where state = 'RUNNING'").first(row -> row.id("id"));
    }

    /** Locks the running replay for this transaction; empty if there is none, or another worker or replica has it. */
    Optional<Place> lockRunning() {
        return sql.of("""
                select id, next_bucket, different from decision_replay
                where state = 'RUNNING' for update skip locked
                """).first(row -> new Place(row.id("id"), row.integer("next_bucket"), row.number("different")));
    }

    /** Adds what was compared, and ends the replay after the last bucket. */
    void advance(UUID replay, int nextBucket, Compared compared, Instant now) {
        addVersions(replay, compared.byVersion());
        addDifferences(replay, compared.differences());
        Count total = compared.total();
        sql.of("""
                update decision_replay set next_bucket = :next, compared = compared + :compared,
                    different = different + :different, progress_at = :now,
                    state = case when :next = :buckets then 'DONE' else state end,
                    finished_at = case when :next = :buckets then cast(:now as timestamptz) end
                where id = :replay
                """)
                .with("next", nextBucket)
                .with("buckets", Ids.BUCKETS)
                .with("compared", total.compared())
                .with("different", total.different())
                .with("now", now)
                .with("replay", replay)
                .run();
    }

    private void addVersions(UUID replay, Map<Version, Count> byVersion) {
        sql.batch("""
                insert into decision_replay_version as v (replay_id, programme, programme_version, compared, different)
                values (:replay, :programme, :version, :compared, :different)
                on conflict (replay_id, programme, programme_version) do update
                set compared = v.compared + excluded.compared, different = v.different + excluded.different
                """, byVersion.entrySet(), (row, entry) -> row.with("replay", replay)
                .with("programme", entry.getKey().programme())
                .with("version", entry.getKey().version())
                .with("compared", entry.getValue().compared())
                .with("different", entry.getValue().different()));
    }

    private void addDifferences(UUID replay, List<Different> differences) {
        sql.batch("""
                insert into decision_replay_difference (bucket, replay_id, decision_id, claim_id, partner, what)
                values (:bucket, :replay, :decision, :claim, :partner, :what)
                """, differences, (row, different) -> row.with(
                        "bucket", Ids.bucketOf(different.difference().decisionId()))
                .with("replay", replay)
                .with("decision", different.difference().decisionId())
                .with("claim", different.difference().claimId())
                .with("partner", different.partner())
                .with("what", different.difference().what()));
    }

    int stop(UUID replay, Instant now) {
        return sql.of("update decision_replay set state = 'STOPPED', finished_at = :now"
                        + " where id = :replay and state = 'RUNNING'")
                .with("now", now)
                .with("replay", replay)
                .run();
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
        return sql.of("""
                select id, state, next_bucket, compared, different, started_at, progress_at, finished_at
                from decision_replay where\s""" + which + " order by id desc limit :limit")
                .with("id", id)
                .with("limit", limit)
                .list(row -> DecisionReplayView.of(
                        row.id("id"),
                        row.text("state"),
                        row.integer("next_bucket"),
                        new Count(row.number("compared"), row.number("different")),
                        row.instant("started_at"),
                        row.instant("progress_at"),
                        row.instantOrNull("finished_at"),
                        now));
    }

    private List<ComparedVersion> versions(UUID replay) {
        return sql.of("""
                select programme, programme_version, compared, different from decision_replay_version
                where replay_id = :replay order by programme, programme_version
                """)
                .with("replay", replay)
                .list(row -> new ComparedVersion(
                        row.text("programme"),
                        row.integer("programme_version"),
                        row.number("compared"),
                        row.number("different")));
    }

    private List<Difference> differences(UUID replay) {
        return sql.of("""
                select decision_id, claim_id, what from decision_replay_difference
                where replay_id = :replay order by bucket, decision_id limit :limit
                """)
                .with("replay", replay)
                .with("limit", KEPT)
                .list(row -> new Difference(row.id("decision_id"), row.id("claim_id"), row.code(What.class, "what")));
    }
}
