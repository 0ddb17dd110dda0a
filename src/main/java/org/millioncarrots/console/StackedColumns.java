package org.millioncarrots.console;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;

/**
 * A chart of one currency: columns that are made of parts, each a link. Template {@code console/columns}; the figures stand in the
 * table beside it. Lengths are tenths of a unit of the drawing, because nothing here counts in fractions.
 *
 * @param scale the key of the word for what the axis counts in
 */
public record StackedColumns(String currency, String scale, List<Tick> ticks, List<Column> columns) {
    private static final int LEFT = 440;
    private static final int RIGHT = 5200;
    private static final int TOP = 120;
    private static final int BASE = 2660;
    private static final int LEAST = 10;
    private static final int MOST_TICKS = 4;
    private static final int WIDEST = 460;
    private static final int MOST_LABELS = 12;
    private static final BigInteger TEN = BigInteger.TEN;

    /** A column as the page knows it. */
    public record Given(String label, String name, String href, List<Part> parts) {}

    /**
     * @param style of the class {@code p-…} in the style sheet
     * @param word for people who do not see colours
     */
    public record Part(String style, String word, Money amount) {}

    /** A line across, with what it stands for. */
    public record Tick(String y, String textY, String label, boolean base) {}

    /** @param label empty if there is no room for it */
    public record Column(String name, String href, Money sum, String label, String middle, List<Bar> bars) {}

    /** A part with its place. */
    public record Bar(String style, String word, Money amount, String x, String y, String width, String height) {}

    public static StackedColumns of(CurrencyCode currency, List<Given> given) {
        BigInteger most = BigInteger.valueOf(given.stream()
                .mapToLong(column -> sum(currency, column).minorUnits())
                .max()
                .orElse(1));
        BigInteger step = step(most.max(BigInteger.ONE));
        int count = Math.max(1, ceiling(most, step));
        BigInteger top = step.multiply(BigInteger.valueOf(count));
        int thousands = thousands(top, currency);
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i <= count; i++) {
            int y = BASE - (BASE - TOP) * i / count;
            BigDecimal value =
                    new BigDecimal(step.multiply(BigInteger.valueOf(i)), currency.decimals() + 3 * thousands);
            ticks.add(new Tick(tenths(y), tenths(y + 40), label(value), i == 0));
        }
        int slot = (RIGHT - LEFT) / Math.max(1, given.size());
        int width = Math.min(WIDEST, slot * 3 / 5);
        int every = (given.size() + MOST_LABELS - 1) / MOST_LABELS;
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            int middle = LEFT + slot * i + slot / 2;
            columns.add(column(currency, given.get(i), middle, width, top, i % Math.max(1, every) == 0));
        }
        return new StackedColumns(currency.value(), "scale_" + thousands, ticks, columns);
    }

    private static Column column(
            CurrencyCode currency, Given given, int middle, int width, BigInteger top, boolean labelled) {
        List<Bar> bars = new ArrayList<>();
        int y = BASE;
        for (Part part : given.parts()) {
            if (part.amount().isPositive()) {
                int height = Math.max(
                        LEAST,
                        BigInteger.valueOf(part.amount().minorUnits())
                                .multiply(BigInteger.valueOf(BASE - TOP))
                                .divide(top)
                                .intValueExact());
                y -= height;
                bars.add(new Bar(
                        part.style(),
                        part.word(),
                        part.amount(),
                        tenths(middle - width / 2),
                        tenths(y),
                        tenths(width),
                        tenths(height)));
            }
        }
        return new Column(
                given.name(), given.href(), sum(currency, given), labelled ? given.label() : "", tenths(middle), bars);
    }

    private static Money sum(CurrencyCode currency, Given column) {
        return column.parts().stream().map(Part::amount).reduce(Money.zero(currency), Money::plus);
    }

    /** The smallest of 1, 2, 5, 10, … of which four make the highest column. */
    private static BigInteger step(BigInteger most) {
        BigInteger power = BigInteger.ONE;
        while (true) {
            for (int factor : new int[] {1, 2, 5}) {
                BigInteger step = power.multiply(BigInteger.valueOf(factor));
                if (step.multiply(BigInteger.valueOf(MOST_TICKS)).compareTo(most) >= 0) {
                    return step;
                }
            }
            power = power.multiply(TEN);
        }
    }

    private static int ceiling(BigInteger most, BigInteger step) {
        return most.add(step).subtract(BigInteger.ONE).divide(step).intValueExact();
    }

    /** Whether the axis counts in ones, thousands, millions or, from ten of them on, thousands of millions and millions of millions. */
    private static int thousands(BigInteger top, CurrencyCode currency) {
        BigInteger major = top.divide(TEN.pow(currency.decimals()));
        if (major.compareTo(TEN.pow(13)) >= 0) {
            return 4;
        }
        if (major.compareTo(TEN.pow(10)) >= 0) {
            return 3;
        }
        return major.compareTo(TEN.pow(6)) >= 0 ? 2 : major.compareTo(TEN.pow(3)) >= 0 ? 1 : 0;
    }

    private static String label(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static String tenths(int length) {
        return length / 10 + (length % 10 == 0 ? "" : "." + length % 10);
    }
}
