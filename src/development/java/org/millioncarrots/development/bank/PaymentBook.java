package org.millioncarrots.development.bank;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the bank itself has paid to whom: by this count it sees that somebody was paid twice. */
final class PaymentBook {
    private final Map<String, Line> lines = new LinkedHashMap<>();

    /** One EndToEndId, however often it was ordered. */
    private static final class Line {
        private final String account;
        private final String currency;
        private BigDecimal amount;
        private int ordered;
        private int paid;
        private int returned;
        private int rejected;

        Line(String account, String currency, BigDecimal amount) {
            this.account = account;
            this.currency = currency;
            this.amount = amount;
        }

        int out() {
            return paid - returned;
        }
    }

    void ordered(Order order, Order.Instruction payment) {
        Line line = lines.computeIfAbsent(
                payment.endToEndId(), id -> new Line(payment.creditorAccount(), order.currency(), payment.amount()));
        line.ordered++;
    }

    private Line line(Order.Instruction payment) {
        return Objects.requireNonNull(lines.get(payment.endToEndId()));
    }

    void paid(Order.Instruction payment) {
        line(payment).paid++;
    }

    void returned(Order.Instruction payment) {
        line(payment).returned++;
    }

    void rejected(Order.Instruction payment) {
        line(payment).rejected++;
    }

    /**
     * The bank's own count.
     *
     * @param orderedTwice EndToEndIds that came in two orders
     * @param out payments that were made and have not come back
     * @param most how many of these the creditor's account has that has most of them
     * @param sums of {@code out}, by currency
     */
    record Count(
            int payments,
            int orderedTwice,
            int paid,
            int returned,
            int rejected,
            int out,
            int most,
            Map<String, BigDecimal> sums) {}

    Count count() {
        Map<String, Integer> byAccount = new HashMap<>();
        Map<String, BigDecimal> sums = new LinkedHashMap<>();
        int[] totals = new int[5];
        for (Line line : lines.values()) {
            totals[0] += line.ordered > 1 ? 1 : 0;
            totals[1] += line.paid;
            totals[2] += line.returned;
            totals[3] += line.rejected;
            totals[4] += line.out();
            byAccount.merge(line.account, line.out(), Integer::sum);
            sums.merge(line.currency, line.amount.multiply(BigDecimal.valueOf(line.out())), BigDecimal::add);
        }
        int most = byAccount.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return new Count(lines.size(), totals[0], totals[1], totals[2], totals[3], totals[4], most, sums);
    }

    /** How often each payment is out: EndToEndId and number, one in a line. */
    List<String> list() {
        List<String> list = new ArrayList<>();
        lines.forEach((id, line) -> list.add(id + "\t" + line.out()));
        return list;
    }
}
