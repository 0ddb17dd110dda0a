package org.millioncarrots.monitoring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The newest answer of every measurement as gauges; what is no longer answered disappears. */
@ApplicationScoped
class MeasuredMetrics {
    private final MeterRegistry registry;
    private final Clock clock;
    private final Map<Series, Meter> gauges = new HashMap<>();
    private volatile Map<Series, Long> values = Map.of();
    private volatile Map<String, Taken> taken = Map.of();

    MeasuredMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    private record Series(String metric, SortedMap<String, String> tags) {}

    /** Called by one thread at a time. */
    void show(List<Taken> all) {
        Map<Series, Long> shown = new HashMap<>();
        Map<String, Taken> byName = new TreeMap<>();
        for (Taken one : all) {
            byName.put(one.name(), one);
            one.samples().forEach(sample -> shown.put(new Series(sample.metric(), sample.tags()), sample.value()));
        }
        values = shown;
        taken = byName;
        Set<Series> wanted = new HashSet<>(shown.keySet());
        shown.keySet().forEach(series -> gauges.computeIfAbsent(series, s -> gauge(s, () -> values.get(s))));
        for (String name : byName.keySet()) {
            wanted.add(ofMeasurement(
                    "carrots_measurement_age_seconds",
                    name,
                    () -> since(taken(name).takenAt())));
            wanted.add(ofMeasurement(
                    "carrots_measurement_overdue_seconds",
                    name,
                    () -> since(taken(name).dueAt())));
        }
        Set<Series> gone = new HashSet<>(gauges.keySet());
        gone.removeAll(wanted);
        gone.stream().map(gauges::remove).filter(Objects::nonNull).forEach(registry::remove);
    }

    private Taken taken(String name) {
        return Objects.requireNonNull(taken.get(name), name);
    }

    /** How old the answer is, and how long ago it should have been replaced: when nobody measures, these go on growing. */
    private Series ofMeasurement(String metric, String name, Supplier<Number> value) {
        Series series = new Series(metric, new TreeMap<>(Map.of("measurement", name)));
        gauges.computeIfAbsent(series, s -> gauge(s, value));
        return series;
    }

    private Gauge gauge(Series series, Supplier<Number> value) {
        List<Tag> tags = series.tags().entrySet().stream()
                .map(tag -> Tag.of(tag.getKey(), tag.getValue()))
                .toList();
        return Gauge.builder(series.metric(), value).tags(tags).register(registry);
    }

    private long since(Instant instant) {
        return Math.max(0, Duration.between(instant, clock.instant()).toSeconds());
    }
}
