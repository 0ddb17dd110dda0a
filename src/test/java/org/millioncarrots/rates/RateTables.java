package org.millioncarrots.rates;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.millioncarrots.rates.publication.BundledRates;
import org.millioncarrots.rates.publication.Publisher;
import org.millioncarrots.rates.publication.RateFile;
import org.millioncarrots.rates.publication.RateSeries;

/** Look-up tables for tests without a database. */
public final class RateTables {
    private static final LookupPolicy POLICY = new LookupPolicy(Map.of(
            Publisher.CBR, new Publisher.Limits(12, LocalTime.MIN),
            Publisher.ECB, new Publisher.Limits(5, LocalTime.of(16, 0)),
            Publisher.NBU, new Publisher.Limits(7, LocalTime.MIN)));

    private final Map<RateTable.Pair, List<RateSeries.Entry>> entries = new HashMap<>();
    private int publications;

    public static RateTable bundled() {
        RateTables tables = new RateTables();
        BundledRates.FILES.forEach(file ->
                tables.add(BundledRates.parse(BundledRates.bytes(file)), Instant.parse("2026-01-01T00:00:00Z")));
        return tables.table();
    }

    /** Adds every rate of a file, as the next revision of its day. */
    RateTables add(RateFile file, Instant recordedAt) {
        var publication = new RateSeries.Entry.Publication("%064x".formatted(++publications), recordedAt);
        for (RateFile.Day day : file.days()) {
            for (RateFile.Rate rate : day.rates()) {
                List<RateSeries.Entry> known = entries.computeIfAbsent(
                        new RateTable.Pair(file.source(), rate.base(), rate.quote()), pair -> new ArrayList<>());
                int revision = 1
                        + (int) known.stream()
                                .filter(entry -> entry.inForceFrom().equals(day.inForceFrom()))
                                .count();
                known.add(new RateSeries.Entry(
                        day.publishedOn(),
                        day.inForceFrom(),
                        revision,
                        rate.nominal(),
                        rate.value(),
                        rate.until(),
                        publication));
            }
        }
        return this;
    }

    RateTable table() {
        return RateTable.of(entries, POLICY);
    }
}
