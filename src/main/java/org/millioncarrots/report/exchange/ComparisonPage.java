package org.millioncarrots.report.exchange;

import org.millioncarrots.report.exchange.ComparisonView.Comparison;

/**
 * What the page of comparisons shows.
 *
 * @param currency in which offers are compared; empty for each one's own
 */
public record ComparisonPage(String currency, ComparisonView view) {
    /** The choice as the query of a link. */
    public String query() {
        return "asOf=" + view.asOf() + (currency.isEmpty() ? "" : "&currency=" + currency);
    }

    /** The key of the word for what a comparison says. */
    public String measureWord(Comparison row) {
        return "measure_" + row.measure();
    }

    /** The key of the word for how solid a figure is. */
    public String solidityWord(ReferenceFigure.Solidity solidity) {
        return "solidity_" + solidity;
    }

    public boolean isEmpty() {
        return view.comparisons().isEmpty();
    }
}
