package org.millioncarrots.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.console.Column;
import org.millioncarrots.money.Money;
import org.millioncarrots.report.StatementView.AccountStatement;
import org.millioncarrots.report.StatementView.Movement;

/** A line of a statement as a file: an opening, a movement or a closing. */
record StatementLine(
        AccountStatement account,
        String entry,
        @Nullable String interval,
        @Nullable String step,
        Money amount) {
    static final List<Column<StatementLine>> COLUMNS = List.of(
            new Column<>("programme", line -> line.account().programme()),
            new Column<>("currency", line -> line.account().currency()),
            new Column<>("account", line -> line.account().account()),
            new Column<>("entry", StatementLine::entry),
            new Column<>("interval", StatementLine::interval),
            new Column<>("step", StatementLine::step),
            new Column<>("amount", StatementLine::amount));

    static List<StatementLine> of(List<AccountStatement> accounts) {
        List<StatementLine> lines = new ArrayList<>();
        for (AccountStatement account : accounts) {
            lines.add(new StatementLine(account, "OPENING", null, null, account.opening()));
            for (Movement movement : account.movements()) {
                lines.add(new StatementLine(
                        account, "MOVEMENT", movement.interval(), movement.step(), movement.amount()));
            }
            lines.add(new StatementLine(account, "CLOSING", null, null, account.closing()));
        }
        return lines;
    }
}
