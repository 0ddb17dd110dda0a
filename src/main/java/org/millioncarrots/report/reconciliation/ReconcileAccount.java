package org.millioncarrots.report.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.report.RunReports;
import org.millioncarrots.report.reconciliation.ReconciliationReport.Part;
import org.millioncarrots.report.reconciliation.ReconciliationReport.ReportedAccount;
import org.millioncarrots.report.reconciliation.ReconciliationView.Group;
import org.millioncarrots.report.reconciliation.ReconciliationView.Line;
import org.millioncarrots.report.reconciliation.ReconciliationView.OursView;

/** Lays the books beside the bank's statements. */
@ApplicationScoped
class ReconcileAccount {
    private static final String OUT = "BOOKS_OUT";
    private static final String EXCHANGED = "EXCHANGED";
    private static final String RULED = "RULED";
    private static final Set<String> OF_BOOKS = Set.of(OUT, EXCHANGED, RULED);

    private final RunReports runReports;

    ReconcileAccount(RunReports runReports) {
        this.runReports = runReports;
    }

    /** Those whose statements have begun. */
    @Transactional
    List<ReportedAccount> accounts() {
        return runReports.rows(ReconciliationReport.accounts());
    }

    /** @throws Problem unless statements of the account have come, in the currency if it is kept in several (400) */
    @Transactional
    ReportedAccount account(@Nullable String number, @Nullable String currency) {
        List<ReportedAccount> all = runReports.rows(ReconciliationReport.accounts());
        List<ReportedAccount> ofNumber =
                all.stream().filter(one -> one.account().equals(number)).toList();
        if (ofNumber.isEmpty()) {
            throw Problem.invalid(
                    "account",
                    "an account of ours with statements"
                            + (all.isEmpty() ? ": there are none yet" : oneOf(all, false)));
        }
        List<ReportedAccount> chosen = ofNumber.stream()
                .filter(one -> currency == null || one.currency().equals(currency))
                .toList();
        if (chosen.size() != 1) {
            throw Problem.invalid("currency", "one in which the account is kept" + oneOf(ofNumber, true));
        }
        return chosen.getFirst();
    }

    private static String oneOf(List<ReportedAccount> accounts, boolean byCurrency) {
        return accounts.stream()
                .map(byCurrency ? ReportedAccount::currency : ReportedAccount::account)
                .distinct()
                .collect(Collectors.joining(", ", ": ", ""));
    }

    /** @throws Problem if no statement closes up to the day (400) */
    @Transactional
    ReconciliationView of(ReportedAccount account, LocalDate on, UUID after, int limit) {
        List<Part> parts = runReports.rows(ReconciliationReport.comparison(account.id(), on, after, limit + 1L));
        if (parts.isEmpty()) {
            throw Problem.invalid(
                    "on", "a day on which a statement had closed: the first begins on " + account.begunOn());
        }
        Part any = parts.getFirst();
        List<Part> sums = parts.stream().filter(part -> part.line() == null).toList();
        Money out = amount(sums, OUT, any).times(-1);
        Money exchanged = amount(sums, EXCHANGED, any);
        Money ruled = amount(sums, RULED, any);
        Money balance = any.opening().minus(out).plus(exchanged).plus(ruled);
        List<Group> groups = sums.stream()
                .filter(sum -> !OF_BOOKS.contains(sum.kind()))
                .map(sum -> new Group(sum.kind(), sum.count(), sum.amount()))
                .toList();
        List<Line> lines =
                parts.stream().map(Part::line).filter(Objects::nonNull).toList();
        Page<Line> page = Page.of(lines, limit, line -> line.id().toString());
        return new ReconciliationView(
                account.account(),
                account.currency(),
                on,
                new OursView(any.begunOn(), any.opening(), out, exchanged, ruled, balance),
                any.bank(),
                any.statementId(),
                any.statementOn(),
                any.bank().minus(balance),
                groups,
                page.items(),
                page.next());
    }

    private static Money amount(List<Part> sums, String kind, Part any) {
        return sums.stream()
                .filter(sum -> sum.kind().equals(kind))
                .map(Part::amount)
                .findFirst()
                .orElse(Money.zero(any.opening().currency()));
    }
}
