package org.millioncarrots.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.millioncarrots.platform.json.Json;
import org.millioncarrots.platform.sql.Sql;

/** The statements of measurements. */
@ApplicationScoped
class MeasurementSql {
    private final Sql sql;
    private final Json json;

    MeasurementSql(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    /** Adds the row of a measurement that this database does not know. */
    void add(String name, Instant now) {
        sql.of("""
                        insert into measurement (name, due_at, not_before, taken_at, samples)
                        values (:name, :now, :now, :now, '[]') on conflict do nothing
                        """).with("name", name).with("now", now).run();
    }

    /** Whether the measurement is due and nobody else takes it now; if so, the row is held until the end of the transaction. */
    boolean lockIfDue(String name, Instant now) {
        return sql.of("""
                        select name from measurement
                        where name = :name and due_at <= :now and not_before <= :now for update skip locked
                        """).with("name", name).with("now", now).exists();
    }

    /** Asks the question; ends with an error of the database if that takes longer than the limit. */
    List<Sample> ask(Measurement measurement, Instant now, Duration limit) {
        sql.of("set local statement_timeout = " + limit.toMillis()).run();
        // Behind row-level security the planner expects hardly a row, and would sort millions that fall into a few
        // groups.
        // What that setting does to its estimates would make it compile, which takes longer than most answers.
        for (String setting : List.of("enable_sort = off", "jit = off")) {
            sql.of("set local " + setting).run();
        }
        Sql.Statement question = sql.of(measurement.sql());
        if (measurement.sql().contains(":now")) {
            question.with("now", now);
        }
        List<Sample> samples = new ArrayList<>();
        question.forEach(row -> addSamples(row.values(), samples));
        return samples;
    }

    private static void addSamples(Map<String, Object> row, List<Sample> samples) {
        SortedMap<String, String> tags = new TreeMap<>();
        row.forEach((column, value) -> {
            if (value instanceof String tag) {
                tags.put(column, tag);
            }
        });
        row.forEach((column, value) -> {
            if (value instanceof Number number) {
                samples.add(new Sample(column, tags, number.longValue()));
            }
        });
    }

    void store(Taken taken) {
        sql.of("""
                        update measurement set taken_at = :takenAt, due_at = :dueAt, samples = :samples::jsonb
                        where name = :name
                        """)
                .with("name", taken.name())
                .with("takenAt", taken.takenAt())
                .with("dueAt", taken.dueAt())
                .with("samples", json.write(taken.samples()))
                .run();
    }

    void postpone(String name, Instant notBefore) {
        sql.of("update measurement set not_before = :notBefore where name = :name")
                .with("name", name)
                .with("notBefore", notBefore)
                .run();
    }

    List<Taken> all() {
        return sql.of("select name, taken_at, due_at, samples from measurement order by name")
                .list(row -> new Taken(
                        row.text("name"),
                        row.instant("taken_at"),
                        row.instant("due_at"),
                        List.of(json.read(row.text("samples"), Sample[].class))));
    }
}
