package org.millioncarrots.rates.publication;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.PinnedRate;
import org.millioncarrots.money.RateSource;

/**
 * All rates of one pair from one source, in plain arrays: seven thousand days of forty currencies must not weigh on a small
 * heap. Sorted by first day in force, then by revision.
 */
public final class RateSeries {
    /**
     * One rate as stored.
     *
     * @param revision 1 for what was published first, more for corrections of the same day
     * @param until the last day of a manual rate; banks' rates have none
     */
    public record Entry(
            LocalDate publishedOn,
            LocalDate inForceFrom,
            int revision,
            int nominal,
            BigDecimal value,
            @Nullable LocalDate until,
            Publication publication) {

        /** Where a rate was read from. */
        public record Publication(String sha256, Instant recordedAt) {}
    }

    private static final int NO_END = Integer.MAX_VALUE;

    private final RateSource source;
    private final CurrencyCode base;
    private final CurrencyCode quote;
    private final int[] inForceFrom;
    private final int[] publishedOn;
    private final int[] until;
    private final int[] nominal;
    private final long[] unscaled;
    private final byte[] scale;
    private final Entry.Publication[] publications;

    public RateSeries(RateSource source, CurrencyCode base, CurrencyCode quote, List<Entry> unsorted) {
        List<Entry> entries = unsorted.stream()
                .sorted(Comparator.comparing(Entry::inForceFrom).thenComparingInt(Entry::revision))
                .toList();
        this.source = source;
        this.base = base;
        this.quote = quote;
        int size = entries.size();
        inForceFrom = new int[size];
        publishedOn = new int[size];
        until = new int[size];
        nominal = new int[size];
        unscaled = new long[size];
        scale = new byte[size];
        publications = new Entry.Publication[size];
        for (int i = 0; i < size; i++) {
            Entry entry = entries.get(i);
            inForceFrom[i] = (int) entry.inForceFrom().toEpochDay();
            publishedOn[i] = (int) entry.publishedOn().toEpochDay();
            LocalDate end = entry.until();
            until[i] = end == null ? NO_END : (int) end.toEpochDay();
            nominal[i] = entry.nominal();
            unscaled[i] = entry.value().unscaledValue().longValueExact();
            scale[i] = (byte) entry.value().scale();
            publications[i] = entry.publication();
        }
    }

    public int size() {
        return inForceFrom.length;
    }

    public LocalDate inForceFrom(int index) {
        return LocalDate.ofEpochDay(inForceFrom[index]);
    }

    public Instant recordedAt(int index) {
        return publications[index].recordedAt();
    }

    /** The newest rate in force on the date, in its newest revision that was known at the instant; -1 if there is none. */
    public int newest(LocalDate on, Instant knownAt) {
        int day = (int) on.toEpochDay();
        for (int i = firstAfter(day) - 1; i >= 0; i--) {
            if (until[i] >= day && !recordedAt(i).isAfter(knownAt)) {
                return i;
            }
        }
        return -1;
    }

    public PinnedRate pinned(int index) {
        return new PinnedRate(
                base,
                quote,
                nominal[index],
                BigDecimal.valueOf(unscaled[index], scale[index]),
                source,
                LocalDate.ofEpochDay(publishedOn[index]),
                inForceFrom(index),
                publications[index].sha256());
    }

    private int firstAfter(int day) {
        int low = 0;
        int high = inForceFrom.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (inForceFrom[middle] <= day) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
