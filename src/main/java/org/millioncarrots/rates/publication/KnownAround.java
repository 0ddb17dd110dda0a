package org.millioncarrots.rates.publication;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.millioncarrots.rates.RateTable.Pair;
import org.millioncarrots.rates.publication.FirstRatesSql.NearRate;

/** What was published first for each day, read pair by pair and once: a history has thousands of days. */
final class KnownAround implements PublicationChecks.Known {
    /** Beyond it only one rate is asked for: the nearest. */
    private static final int WINDOW_DAYS = 100;

    private final FirstRatesSql sql;
    private final LocalDate from;
    private final LocalDate to;
    private final Map<Pair, NavigableMap<LocalDate, NearRate>> pairs = new HashMap<>();

    KnownAround(FirstRatesSql sql, RateFile file) {
        this.sql = sql;
        this.from = file.oldestInForceFrom().minusDays(WINDOW_DAYS);
        this.to = file.newestInForceFrom().plusDays(WINDOW_DAYS);
    }

    @Override
    public List<NearRate> around(Pair pair, LocalDate on) {
        NavigableMap<LocalDate, NearRate> days = pairs.computeIfAbsent(pair, this::read);
        if (days.isEmpty()) {
            return sql.near(pair, on).stream().toList();
        }
        return Stream.of(days.floorEntry(on), days.higherEntry(on))
                .filter(Objects::nonNull)
                .map(Map.Entry::getValue)
                .toList();
    }

    private NavigableMap<LocalDate, NearRate> read(Pair pair) {
        NavigableMap<LocalDate, NearRate> days = new TreeMap<>();
        sql.firstRevisions(pair, from, to).forEach(rate -> days.put(rate.inForceFrom(), rate));
        return days;
    }
}
