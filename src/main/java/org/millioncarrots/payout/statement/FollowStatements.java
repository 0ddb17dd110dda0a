package org.millioncarrots.payout.statement;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.millioncarrots.bank.BankMessage.Kind;
import org.millioncarrots.payout.answer.BankSettings;
import org.millioncarrots.payout.answer.OurAccounts;
import org.millioncarrots.payout.statement.KeptStatement.Standing;
import org.millioncarrots.platform.TargetDays;
import org.millioncarrots.platform.sql.ForAllPartners;

/** Puts an account's statements in their order and keeps what does not fit, for as long as it does not. */
@ApplicationScoped
public class FollowStatements {
    private final StatementSql sql;
    private final FindingSql findingSql;
    private final CloseDays closeDays;
    private final OurAccounts ourAccounts;
    private final BankSettings settings;
    private final Clock clock;

    FollowStatements(
            StatementSql sql,
            FindingSql findingSql,
            CloseDays closeDays,
            OurAccounts ourAccounts,
            BankSettings settings,
            Clock clock) {
        this.sql = sql;
        this.findingSql = findingSql;
        this.closeDays = closeDays;
        this.settings = settings;
        this.ourAccounts = ourAccounts;
        this.clock = clock;
    }

    /** As days pass, statements are missing; as payouts move, the difference to the books changes. */
    @Scheduled(
            identity = "follow-statements",
            every = "${carrots.bank.statement-check-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @ForAllPartners
    public void followAll() {
        for (UUID account : QuarkusTransaction.requiringNew().call(() -> sql.accounts(ourAccounts.all()))) {
            closeDays.close(account);
            QuarkusTransaction.requiringNew().run(() -> {
                // Whoever brings a statement of the account does this at the same time.
                if (sql.tryLock(account)) {
                    follow(account, true);
                }
            });
        }
    }

    /** After a statement has come; the caller holds the account's lock. */
    @Transactional(Transactional.TxType.MANDATORY)
    void follow(UUID account) {
        follow(account, false);
    }

    private void follow(UUID account, boolean withBooks) {
        Instant now = clock.instant();
        List<KeptStatement> statements = sql.statements(account).stream()
                .filter(one -> one.kind() == Kind.STATEMENT
                        && (one.standing() == Standing.COUNTED || one.standing() == Standing.INFORMATION))
                .toList();
        StatementChain chain = new StatementChain(statements, dueThrough(LocalDate.ofInstant(now, clock.getZone())));
        sql.place(account, chain, statements);
        List<StatementFinding> findings = new ArrayList<>(chain.findings());
        if (withBooks) {
            findingSql.difference(account).ifPresent(findings::add);
            findings.addAll(findingSql.lines(account, daysToTell()));
        }
        findingSql.keep(account, findings, withBooks, now);
    }

    /** By then a statement has told what was sent. */
    private int daysToTell() {
        return 1 + (int) settings.answerWithin().toDays();
    }

    /** A day's statement comes on the next banking day, at any hour. */
    private static LocalDate dueThrough(LocalDate today) {
        LocalDate yesterday = TargetDays.preceding(today.minusDays(1));
        return TargetDays.preceding(yesterday.minusDays(1));
    }
}
