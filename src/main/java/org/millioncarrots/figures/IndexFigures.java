package org.millioncarrots.figures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.figures.IndexFigureEntries.Entry;
import org.millioncarrots.platform.http.Problem;

/** Looks up the figures of an index: those that stipends follow now, and what was known at any instant. */
@ApplicationScoped
public class IndexFigures {
    private final IndexFigureEntries entries;
    private final Clock clock;

    IndexFigures(IndexFigureEntries entries, Clock clock) {
        this.entries = entries;
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
        return newestApproved(entries.entries(index, clock.instant())).values().stream()
                .map(entry -> new InUse(
                        entry.figure().appliedIn,
                        entry.figure().percent,
                        entry.figure().source,
                        entry.figure().publishedOn,
                        entry.figure().revision))
                .toList();
    }

    /** By index the number of its newest approval; without those that have none. */
    @Transactional
    public Map<String, Integer> latestApprovals() {
        Map<String, Integer> latest = new TreeMap<>();
        entries.indexes().forEach(index -> latest.put(index, entries.latest(index)));
        return latest;
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
        List<Entry> known = entries.entries(index, knownAt == null ? now : knownAt);
        Map<Integer, Entry> used = newestApproved(known);
        List<IndexFigureView> views = new ArrayList<>();
        for (Entry entry : known) {
            boolean inUse = entry.equals(used.get((int) entry.figure().appliedIn));
            views.add(IndexFigureView.of(entry.figure(), entry.approval(), inUse));
        }
        return views;
    }

    /** Revisions come in order, so a later one takes the place of an earlier. */
    private static Map<Integer, Entry> newestApproved(List<Entry> known) {
        Map<Integer, Entry> newest = new TreeMap<>();
        known.stream()
                .filter(entry -> entry.approval() != null)
                .forEach(entry -> newest.put((int) entry.figure().appliedIn, entry));
        return newest;
    }
}
