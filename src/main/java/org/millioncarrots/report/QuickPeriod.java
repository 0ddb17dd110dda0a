package org.millioncarrots.report;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.millioncarrots.report.PayoutReportPage.Asked;

/** A period that is often asked for: a link to the report of it, with whatever else was chosen. */
public record QuickPeriod(String name, String href) {
    private static final int MONTHS = 3;

    static List<QuickPeriod> of(Asked asked, LocalDate today) {
        YearMonth month = YearMonth.from(today);
        YearMonth last = month.minusMonths(1);
        YearMonth quarter = month.minusMonths((month.getMonthValue() - 1) % MONTHS);
        return List.of(
                link("today", asked.within(today, today)),
                link("month", asked.within(month.atDay(1), month.atEndOfMonth())),
                link("last", asked.within(last.atDay(1), last.atEndOfMonth())),
                link(
                        "quarter",
                        asked.within(
                                quarter.atDay(1),
                                quarter.plusMonths(MONTHS - 1L).atEndOfMonth())),
                link("everything", asked.within(null, null)));
    }

    private static QuickPeriod link(String name, Asked asked) {
        return new QuickPeriod(name, "/console/payouts?" + asked.query());
    }

    /** The key of its word. */
    public String word() {
        return "quick_" + name;
    }
}
