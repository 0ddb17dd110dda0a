package org.millioncarrots.platform.find;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Params;

/**
 * Which part of a list is asked for: in the order of the primary key, so that a page costs the same however many rows there are, or
 * in the order of the changes.
 *
 * @param after the id of the last one shown, in the order of the primary key
 */
public record Listing(Optional<Changes> changes, UUID after, int limit) {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** @throws org.millioncarrots.platform.http.Problem if a parameter is not readable (400) */
    public static Listing asked(
            @Nullable String changedSince, @Nullable String cursor, @Nullable Integer limit, Instant now) {
        Optional<Changes> changes = Changes.asked(changedSince, cursor, now);
        UUID after = changes.isPresent() ? null : Params.id("cursor", cursor);
        return new Listing(changes, after == null ? BEFORE_ALL : after, Page.limit(limit));
    }

    /**
     * A query of entities with bucket, id and partner.
     *
     * @param partner who asks; absent for staff
     * @param changedAt when a row was changed, in words of the query
     */
    public <T> Query<T> of(PanacheRepositoryBase<T, UUID> entities, @Nullable String partner, String changedAt) {
        return new Query<>(entities, changedAt).and("partner = :partner", "partner", partner);
    }

    /** Cuts what {@link Query#list} has read. */
    public <T> Page<T> page(List<T> readOneMore, Function<T, Instant> changedAt, Function<T, UUID> id) {
        return changes.map(since -> since.page(readOneMore, limit, changedAt, id))
                .orElseGet(
                        () -> Page.of(readOneMore, limit, last -> id.apply(last).toString()));
    }

    /** Conditions, each a constant of the code; absent values do not narrow. */
    public final class Query<T> {
        private final PanacheRepositoryBase<T, UUID> entities;
        private final String changedAt;
        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> values = new HashMap<>();

        private Query(PanacheRepositoryBase<T, UUID> entities, String changedAt) {
            this.entities = entities;
            this.changedAt = changedAt;
        }

        public Query<T> and(String condition, String name, @Nullable Object value) {
            if (value != null) {
                conditions.add(condition);
                values.put(name, value);
            }
            return this;
        }

        /** Those of one claimant. */
        public Query<T> of(@Nullable UUID claimant) {
            return and("bucket = :claimantBucket", "claimantBucket", claimant == null ? null : Ids.bucketOf(claimant))
                    .and("claimantId = :claimant", "claimant", claimant);
        }

        /** Only these; none if the list is empty. */
        public Query<T> ids(@Nullable Collection<UUID> ids) {
            return and("bucket in :buckets", "buckets", ids == null ? null : buckets(ids))
                    .and("id in :ids", "ids", ids);
        }

        /** One more than the limit. */
        public List<T> list() {
            Changes since = changes.orElse(null);
            String order = since == null ? "bucket, id" : changedAt + ", id";
            if (since == null) {
                and(
                        "bucket >= :fromBucket and (bucket > :fromBucket or id > :after)",
                        "fromBucket",
                        Ids.bucketOf(after));
                values.put("after", after);
            } else {
                and(changedAt + " >= :since and (" + changedAt + " > :since or id > :after)", "since", since.since());
                values.put("after", since.after());
            }
            PanacheQuery<T> query = entities.find(String.join(" and ", conditions) + " order by " + order, values);
            return query.range(0, limit).list();
        }

        private static List<Short> buckets(Collection<UUID> ids) {
            return ids.stream().map(Ids::bucketOf).distinct().collect(Collectors.toList());
        }
    }
}
