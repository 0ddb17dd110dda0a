package org.millioncarrots.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.persistence.TupleElement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.millioncarrots.platform.json.Json;

/** The statements of measurements. */
@ApplicationScoped
class MeasurementSql {
    private final EntityManager entityManager;
    private final Json json;

    MeasurementSql(EntityManager entityManager, Json json) {
        this.entityManager = entityManager;
        this.json = json;
    }

    /** Adds the row of a measurement that this database does not know. */
    void add(String name, Instant now) {
        entityManager
                .createNativeQuery("""
                        insert into measurement (name, due_at, not_before, taken_at, samples)
                        values (:name, :now, :now, :now, '[]') on conflict do nothing
                        """)
                .setParameter("name", name)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Whether the measurement is due and nobody else takes it now; if so, the row is held until the end of the transaction. */
    boolean lockIfDue(String name, Instant now) {
        return !entityManager
                .createNativeQuery("""
                        select name from measurement
                        where name = :name and due_at <= :now and not_before <= :now for update skip locked
                        """, String.class)
                .setParameter("name", name)
                .setParameter("now", now)
                .getResultList()
                .isEmpty();
    }

    /** Asks the question; ends with an error of the database if that takes longer than the limit. */
    List<Sample> ask(Measurement measurement, Instant now, Duration limit) {
        entityManager
                .createNativeQuery("set local statement_timeout = " + limit.toMillis())
                .executeUpdate();
        // Behind row-level security the planner expects hardly a row, and would sort millions that fall into a few
        // groups. What
        // that setting does to its estimates would make it compile, which takes longer than most answers.
        for (String setting : List.of("enable_sort = off", "jit = off")) {
            entityManager.createNativeQuery("set local " + setting).executeUpdate();
        }
        Query query = entityManager.createNativeQuery(measurement.sql(), Tuple.class);
        if (measurement.sql().contains(":now")) {
            query.setParameter("now", now);
        }
        List<Sample> samples = new ArrayList<>();
        for (Object row : query.getResultList()) {
            addSamples((Tuple) row, samples);
        }
        return samples;
    }

    private static void addSamples(Tuple row, List<Sample> samples) {
        SortedMap<String, String> tags = new TreeMap<>();
        for (TupleElement<?> column : row.getElements()) {
            if (row.get(column) instanceof String tag) {
                tags.put(column.getAlias(), tag);
            }
        }
        for (TupleElement<?> column : row.getElements()) {
            if (row.get(column) instanceof Number value) {
                samples.add(new Sample(column.getAlias(), tags, value.longValue()));
            }
        }
    }

    void store(Taken taken) {
        entityManager
                .createNativeQuery("""
                        update measurement set taken_at = :takenAt, due_at = :dueAt, samples = cast(:samples as jsonb)
                        where name = :name
                        """)
                .setParameter("name", taken.name())
                .setParameter("takenAt", taken.takenAt())
                .setParameter("dueAt", taken.dueAt())
                .setParameter("samples", json.write(taken.samples()))
                .executeUpdate();
    }

    void postpone(String name, Instant notBefore) {
        entityManager
                .createNativeQuery("update measurement set not_before = :notBefore where name = :name")
                .setParameter("name", name)
                .setParameter("notBefore", notBefore)
                .executeUpdate();
    }

    List<Taken> all() {
        List<Tuple> rows = entityManager
                .createNativeQuery(
                        "select name, taken_at, due_at, cast(samples as varchar) from measurement order by name",
                        Tuple.class)
                .getResultList();
        return rows.stream()
                .map(row -> new Taken(
                        row.get(0, String.class),
                        row.get(1, Instant.class),
                        row.get(2, Instant.class),
                        List.of(json.read(row.get(3, String.class), Sample[].class))))
                .toList();
    }
}
