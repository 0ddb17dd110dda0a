package org.millioncarrots.payout.batch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.millioncarrots.payout.Obstacle;

/**
 * How many payouts of a batch each control has pointed at when somebody looked: the flags of the differences and what stops. The form
 * of the approval carries it as a short text, sealed in its token, so that nothing is kept of who has looked at what.
 *
 * @param counts by the code of the flag or of the obstacle
 */
public record ShownControls(SortedMap<String, Long> counts) {
    private static final String STOPPED = "stopped.";

    /** A control that points at more payouts than it did, or at fewer. */
    public record Turned(String code, boolean stopping, long then, long now) {
        public BatchPayoutView.Flag flag() {
            return BatchPayoutView.Flag.valueOf(code);
        }
    }

    /** What the token of an approval is sealed for. */
    public static String sealed(String digest, String controls) {
        return (digest + " " + controls).strip();
    }

    static ShownControls of(BatchDifferencesView differences, Collection<Obstacle> stopped) {
        SortedMap<String, Long> counts = new TreeMap<>();
        differences.differences().forEach(one -> counts.put(one.flag().name(), one.payouts()));
        stopped.forEach(obstacle -> counts.merge(STOPPED + obstacle, 1L, Long::sum));
        return new ShownControls(counts);
    }

    /** @param text of a form whose token has sealed it */
    static ShownControls read(String text) {
        return new ShownControls(Stream.of(text.split(" "))
                .map(one -> one.split("="))
                .filter(one -> one.length == 2)
                .collect(Collectors.toMap(
                        one -> one[0], one -> Long.valueOf(one[1]), (first, second) -> second, TreeMap::new)));
    }

    String text() {
        return counts.entrySet().stream()
                .map(one -> String.format(Locale.ROOT, "%s=%d", one.getKey(), one.getValue()))
                .collect(Collectors.joining(" "));
    }

    List<Turned> turned(ShownControls now) {
        TreeSet<String> codes = new TreeSet<>(counts.keySet());
        codes.addAll(now.counts.keySet());
        List<Turned> turned = new ArrayList<>();
        for (String code : codes) {
            long before = countOf(counts, code);
            long after = countOf(now.counts, code);
            if (before != after) {
                boolean stopping = code.startsWith(STOPPED);
                turned.add(new Turned(stopping ? code.substring(STOPPED.length()) : code, stopping, before, after));
            }
        }
        return turned;
    }

    private static long countOf(Map<String, Long> counts, String code) {
        return counts.getOrDefault(code, 0L);
    }
}
