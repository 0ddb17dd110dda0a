package org.millioncarrots.console;

import java.util.ArrayList;
import java.util.List;

/** A chart of counts: bars that lie one below the other, each a link, with its count behind it. Template {@code console/bars}. */
public record CountBars(List<Bar> bars, int height) {
    private static final int WIDTH = 300;
    private static final int LEAST = 3;
    private static final int LINE = 48;
    private static final int BASE = 30;

    /**
     * @param style of the class {@code p-…} in the style sheet
     * @param word the key of what is counted
     */
    public record Given(String style, String word, long count, String href) {}

    /**
     * A bar with its place.
     *
     * @param y of its upper edge
     * @param textY of the line on which its words stand
     * @param end where its count stands
     */
    public record Bar(String style, String word, long count, String href, int y, int textY, int width, int end) {}

    /** The longest bar has all the room, the others their share of it; what there is one of can still be seen. */
    public static CountBars of(List<Given> given) {
        long most = given.stream().mapToLong(Given::count).max().orElse(0);
        List<Bar> bars = new ArrayList<>();
        for (Given one : given) {
            int y = LINE * bars.size();
            int width = one.count() == 0 ? 0 : Math.max(LEAST, Math.toIntExact(one.count() * WIDTH / most));
            bars.add(new Bar(one.style(), one.word(), one.count(), one.href(), y + 8, y + BASE, width, 118 + width));
        }
        return new CountBars(bars, LINE * given.size());
    }
}
