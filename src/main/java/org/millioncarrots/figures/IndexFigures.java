package org.millioncarrots.figures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.http.Problem;

/** Looks up the figures of an index: those that stipends follow now, and what was known at any instant. */
@ApplicationScoped
public class IndexFigures {
    private final IndexFigureSql sql;
    private final Clock clock;

    IndexFigures(IndexFigureSql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * The approved figure of a year.
     *
     * @param year the year in which it is applied
     * @param percent the change as published
     */
    public record InUse(int year, BigDecimal percent, String source, LocalDate publishedOn, int revision) {}

    /** The figures that stipends follow now, by year: of each the newest approved revision. */
    @Transactional
    public List<InUse> inUse(String index) {
        return newestApproved(sql.known(index, clock.instant())).values().stream()
                .map(figure -> new InUse(
                        figure.year(), figure.percent(), figure.source(), figure.publishedOn(), figure.revision()))
                .toList();
    }

    /** By index the number of its newest approval; without those that have none. */
    @Transactional
    public Map<String, Integer> latestApprovals() {
        return sql.latestApprovals();
    }

    /**
     * Every revision that was entered by then, with its approval if it was approved by then.
     *
     * @param knownAt now if absent
     * @throws Problem if the instant is in the future (400)
     */
    @Transactional
    List<IndexFigureView> list(String index, @Nullable Instant knownAt) {
        Instant now = clock.instant();
        if (knownAt != null && knownAt.isAfter(now)) {
            throw Problem.invalid("knownAt", "now or earlier");
        }
        List<IndexFigure> known = sql.known(index, knownAt == null ? now : knownAt);
        Map<Integer, IndexFigure> used = newestApproved(known);
        return known.stream()
                .map(figure -> IndexFigureView.of(figure, figure.equals(used.get(figure.year()))))
                .toList();
    }

    /** Revisions come in order, so a later one takes the place of an earlier. */
    private static Map<Integer, IndexFigure> newestApproved(List<IndexFigure> known) {
        Map<Integer, IndexFigure> newest = new TreeMap<>();
        known.stream().filter(IndexFigure::isApproved).forEach(figure -> newest.put(figure.year(), figure));
        return newest;
    }
}
