package org.millioncarrots.console;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.millioncarrots.money.Money;

/** One bar that is cut into the shares of a sum. Template {@code console/share}; the figures stand in a table beside it. */
public record ShareBar(List<Piece> pieces) {
    private static final int WIDTH = 10_000;

    /**
     * @param style of the class {@code p-…} in the style sheet
     * @param word the key of what it is
     */
    public record Share(String style, String word, Money amount) {}

    /** A share with its place, in tenths. */
    public record Piece(String style, String word, Money amount, int x, int width) {}

    /** Shares of nothing are left out. */
    public static ShareBar of(List<Share> shares) {
        List<Share> shown =
                shares.stream().filter(share -> share.amount().isPositive()).toList();
        BigInteger total = shown.stream()
                .map(share -> BigInteger.valueOf(share.amount().minorUnits()))
                .reduce(BigInteger.ZERO, BigInteger::add);
        List<Piece> pieces = new ArrayList<>();
        BigInteger before = BigInteger.ZERO;
        for (Share share : shown) {
            int x = place(before, total);
            before = before.add(BigInteger.valueOf(share.amount().minorUnits()));
            pieces.add(new Piece(share.style(), share.word(), share.amount(), x, place(before, total) - x));
        }
        return new ShareBar(pieces);
    }

    private static int place(BigInteger part, BigInteger total) {
        return part.multiply(BigInteger.valueOf(WIDTH)).divide(total).intValueExact();
    }
}
