package org.millioncarrots.testing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.millioncarrots.money.Money;
import org.millioncarrots.programme.terms.AmountPer;
import org.millioncarrots.stipend.DatedAmount;
import org.millioncarrots.stipend.Indexation;
import org.millioncarrots.stipend.PayDate;
import org.millioncarrots.stipend.StipendRules;
import org.millioncarrots.stipend.StipendTerms;
import org.millioncarrots.stipend.Supplements;

/** Terms of stipends for tests. */
public final class Terms {
    public static final StipendRules PLAIN =
            new StipendRules(new Supplements(0, 0, 0), null, null, PayDate.ANCHORED, 25, true, null);

    private Terms() {}

    public static StipendTerms of(LocalDate from, LocalDate to, Money monthly) {
        return new StipendTerms(
                from,
                to,
                List.of(new DatedAmount(from, monthly, AmountPer.MONTH)),
                List.of(),
                List.of(),
                List.of(),
                PLAIN);
    }

    /** Reads {@code 1000.00 from 2026-01-01, 1200.00 from 2026-04-11}. */
    public static List<DatedAmount> amounts(String text, String currency) {
        return Arrays.stream(text.split(", "))
                .map(part -> part.split(" from "))
                .map(part -> new DatedAmount(LocalDate.parse(part[1]), Money.parse(part[0], currency), AmountPer.MONTH))
                .toList();
    }

    /** Reads {@code 2023 8.4, 2024 5.4}. */
    public static List<Indexation.Figure> figures(String text) {
        List<Indexation.Figure> figures = new ArrayList<>();
        for (String part : text.split(", ")) {
            String[] figure = part.split(" ");
            int year = Integer.parseInt(figure[0]);
            figures.add(new Indexation.Figure(year, figure[1], "HICP", LocalDate.of(year, 1, 17), null));
        }
        return figures;
    }
}
