package org.millioncarrots.report.reconciliation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of the reconciliation shows.
 *
 * @param accounts those whose statements have begun
 * @param report null until an account is chosen
 */
public record ReconciliationPage(
        List<Account> accounts, Asked asked, @Nullable ReconciliationView report) {

    /** An account that can be chosen, by one word. */
    public record Account(String value, String name) {}

    /** What was asked for, as the form has it. */
    public record Asked(String account, String currency, String on) {
        public String value() {
            return account + " " + currency;
        }

        public String query() {
            return "account=" + account + "&currency=" + currency + "&on=" + on;
        }
    }

    public boolean isAgreed() {
        return report != null && report.difference().isZero();
    }

    public String kindWord(String kind) {
        return "line_" + kind;
    }
}
