package org.millioncarrots.audit;

import java.util.Arrays;
import java.util.List;

/** Numbers of entries, such as {@code 1204-1377,1402}. */
record SequenceRanges(List<Range> ranges) {
    static final SequenceRanges NONE = new SequenceRanges(List.of());

    private record Range(long from, long to) {
        static Range of(String text) {
            String[] ends = text.split("-", -1);
            return new Range(Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1]));
        }
    }

    static SequenceRanges of(String text) {
        return new SequenceRanges(Arrays.stream(text.split(",")).map(Range::of).toList());
    }

    boolean contain(long sequence) {
        return ranges.stream().anyMatch(range -> range.from() <= sequence && sequence <= range.to());
    }
}
