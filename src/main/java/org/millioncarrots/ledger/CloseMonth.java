package org.millioncarrots.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.ledger.ClosingView.Proposed;
import org.millioncarrots.ledger.LedgerView.AccountBalance;
import org.millioncarrots.ledger.LedgerView.TrialBalance;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.Problem.Violation;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.people.TwoPeople;

/** Two people close a month, who have seen the same figures: nothing can be booked into it any more, and its balances are kept. */
@ApplicationScoped
public class CloseMonth {
    private static final UUID BOOKS = new UUID(0, 0);

    private final ClosingSql sql;
    private final Closings closings;
    private final AuditLog auditLog;
    private final TwoPeople people;
    private final Clock clock;

    CloseMonth(ClosingSql sql, Closings closings, AuditLog auditLog, TwoPeople people, Clock clock) {
        this.sql = sql;
        this.closings = closings;
        this.auditLog = auditLog;
        this.people = people;
        this.clock = clock;
    }

    /** @throws Problem if the month has not ended (400), is closed already, or its books do not balance (409) */
    @Transactional
    public ClosingView propose(YearMonth month) {
        LocalDate through = closable(month);
        List<AccountBalance> accounts = balanced(through);
        String digest = ClosingView.digest(accounts);
        Proposed proposed = new Proposed(people.propose(clock.instant()).by(), clock.instant(), digest);
        sql.propose(through, proposed);
        auditLog.record(
                AuditAction.CLOSING_PROPOSED,
                subject(through),
                AuditDetail.date("through", through),
                AuditDetail.sha256("figures", digest));
        return ClosingView.of(through, proposed, accounts);
    }

    /** @throws Problem if nobody has proposed to close the month (404) */
    @Transactional
    ClosingView get(YearMonth month) {
        LocalDate through = month.atEndOfMonth();
        Proposed proposed = sql.proposed(through).orElseThrow(() -> Problem.notFound("proposal to close this month"));
        return ClosingView.of(through, proposed, sql.balances(through));
    }

    @Transactional
    Page<ClosingView.Listed> list(@Nullable LocalDate cursor, int limit) {
        return Page.of(sql.page(cursor, limit + 1), limit, month -> month.closedThrough()
                .toString());
    }

    /**
     * @param digest of the figures that the caller has seen
     * @return the last day into which nothing can be booked any more
     * @throws Problem if the caller has proposed it (403), names no digest (428) or another (412), something was booked since it was
     *     proposed, or it is closed already (409)
     */
    @Transactional
    public LocalDate close(YearMonth month, @Nullable String digest) {
        closings.alone();
        LocalDate through = closable(month);
        ClosingView proposal = get(month);
        String person = people.other(proposal.proposedBy(), "whoever proposed to close the month cannot close it");
        balanced(through);
        requireSeen(proposal, digest);
        sql.close(through, proposal.proposedBy(), person, clock.instant());
        auditLog.record(
                AuditAction.BOOKS_CLOSED,
                subject(through),
                AuditDetail.date("through", through),
                AuditDetail.sha256("figures", proposal.digest()));
        return through;
    }

    /** All that is done to a month has one subject in the audit log. */
    private static UUID subject(LocalDate through) {
        return Ids.derived(BOOKS, "closing/" + through);
    }

    private LocalDate closable(YearMonth month) {
        LocalDate through = month.atEndOfMonth();
        if (!through.isBefore(LocalDate.now(clock))) {
            throw Problem.invalid("month", "a month that has ended");
        }
        if (closings.isClosed(through)) {
            throw Problem.conflict(ConflictReason.ALREADY_DONE, "the month is closed already");
        }
        return through;
    }

    private List<AccountBalance> balanced(LocalDate through) {
        List<AccountBalance> accounts = sql.balances(through);
        if (!TrialBalance.currencies(accounts).stream().allMatch(TrialBalance.Line::balances)) {
            throw Problem.conflict(
                    ConflictReason.BOOKS_UNBALANCED,
                    "the books do not balance: nothing is closed before the difference is found");
        }
        return accounts;
    }

    private static void requireSeen(ClosingView proposal, @Nullable String digest) {
        if (digest == null) {
            throw new Problem(
                    ProblemType.PRECONDITION_REQUIRED,
                    "say which figures you have seen: send the digest of GET /v1/ledger/closings/{month}",
                    List.of(new Violation("digest", "the digest of the figures that you have seen")));
        }
        if (!proposal.isAsProposed()) {
            throw Problem.conflict(
                    ConflictReason.CHANGED_MEANWHILE,
                    "something was booked into the month since it was proposed: look at it and propose it again");
        }
        if (!proposal.isWhat(digest)) {
            throw new Problem(
                    ProblemType.PRECONDITION_FAILED,
                    "the figures are not what you have seen: read them again, and close with the digest that they have then",
                    List.of(new Violation("digest", "the present digest of the figures")));
        }
    }
}
