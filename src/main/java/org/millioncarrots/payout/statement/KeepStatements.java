package org.millioncarrots.payout.statement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.BankMessage.AccountReport;
import org.millioncarrots.bank.BankMessage.Entry;
import org.millioncarrots.bank.BankMessage.Kind;
import org.millioncarrots.bank.BankMessage.Statement;
import org.millioncarrots.bank.Movement;
import org.millioncarrots.bank.StatedBalance;
import org.millioncarrots.bank.StatementHead;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.payout.answer.OurAccounts;
import org.millioncarrots.payout.statement.CompareStatements.Comparison;
import org.millioncarrots.payout.statement.KeptStatement.Standing;
import org.millioncarrots.platform.Ids;

/** Keeps what an account report says of our accounts beside payments: balances, numbers, period, and each booked entry. */
@ApplicationScoped
public class KeepStatements {
    /** Minor units. A statement that comes to more cannot be right, and is counted up to here. */
    private static final long MOST = 100_000_000_000_000_000L;

    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final int DAYS_AHEAD = 400;

    private final OurAccounts ourAccounts;
    private final StatementSql sql;
    private final FollowStatements followStatements;
    private final Ids ids;
    private final Clock clock;

    KeepStatements(OurAccounts ourAccounts, StatementSql sql, FollowStatements followStatements, Ids ids, Clock clock) {
        this.ourAccounts = ourAccounts;
        this.sql = sql;
        this.followStatements = followStatements;
        this.ids = ids;
        this.clock = clock;
    }

    /** Of a message that is kept, in its transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void keep(UUID message, AccountReport report) {
        for (Statement statement : report.statements()) {
            Optional<String> account =
                    statement.account() == null ? Optional.empty() : ourAccounts.find(statement.account());
            account.ifPresent(ours ->
                    currencies(statement).forEach(currency -> keep(message, report.kind(), ours, currency, statement)));
        }
    }

    /** Those in which the account is kept; without balances, those of the entries. */
    private static Set<CurrencyCode> currencies(Statement statement) {
        Set<CurrencyCode> currencies = statement.head().currencies();
        if (currencies.isEmpty()) {
            currencies = new TreeSet<>();
            for (Entry entry : statement.entries()) {
                if (entry.movement() != null) {
                    currencies.add(entry.movement().amount().currency());
                }
            }
        }
        return currencies;
    }

    private void keep(UUID message, Kind kind, String account, CurrencyCode currency, Statement statement) {
        boolean isStatement = kind == Kind.STATEMENT;
        List<StatedBalance> balances = statement.head().balances().stream()
                .filter(balance -> balance.amount().currency().equals(currency))
                .toList();
        if (!isStatement && balances.isEmpty()) {
            return;
        }
        UUID bankAccount = sql.lockAccount(ids.next(), account, currency, ourAccounts.names(account));
        List<Entry> entries = isStatement
                ? statement.entries().stream()
                        .filter(entry -> isOf(entry, currency))
                        .toList()
                : List.of();
        KeptStatement one = statement(message, kind, account, currency, statement.head(), entries);
        if (isStatement) {
            List<KeptStatement> known = sql.statements(bankAccount);
            Comparison comparison = CompareStatements.compare(one, known);
            one = one.as(comparison.standing());
            if (comparison.superseded() != null) {
                sql.supersede(bankAccount, comparison.superseded());
            }
        }
        sql.insert(bankAccount, one, balances, entries);
        if (isStatement) {
            followStatements.follow(bankAccount);
        }
    }

    private static boolean isOf(Entry entry, CurrencyCode currency) {
        Movement movement = entry.movement();
        return movement != null && movement.amount().currency().equals(currency);
    }

    private KeptStatement statement(
            UUID message, Kind kind, String account, CurrencyCode currency, StatementHead head, List<Entry> entries) {
        long debits = 0;
        long credits = 0;
        LocalDate lastBooked = null;
        for (Entry entry : entries) {
            long minor =
                    entry.movement() == null ? 0 : entry.movement().amount().minorUnits();
            debits = Math.min(MOST, debits + Math.max(0, -minor));
            credits = Math.min(MOST, credits + Math.max(0, minor));
            LocalDate on = entry.bookedOn();
            lastBooked = lastBooked == null || (on != null && on.isAfter(lastBooked)) ? on : lastBooked;
        }
        Long opening = minor(head.opening(currency));
        Long closing = minor(head.closing(currency));
        boolean isWhole =
                head.isOfPagedMessage() && opening != null && closing != null && opening + credits - debits == closing;
        LocalDate lastOn = lastOn(head.lastDay(currency), lastBooked);
        LocalDate firstOn = head.firstDay(currency);
        return new KeptStatement(
                ids.next(),
                message,
                account,
                currency,
                kind,
                Standing.INFORMATION,
                head.id(),
                head.number(),
                head.legalNumber(),
                isWhole ? null : head.page(),
                isWhole || head.isLastPage(),
                head.from(),
                head.to(),
                firstOn == null || firstOn.isAfter(lastOn) ? null : firstOn,
                lastOn,
                head.madeAt(),
                head.isCopy(),
                opening,
                closing,
                debits,
                credits,
                entries.size(),
                StatementFingerprint.of(head, currency, entries),
                clock.instant());
    }

    private static @Nullable Long minor(Optional<StatedBalance> balance) {
        return balance.map(one -> one.amount().minorUnits()).orElse(null);
    }

    /** As the bank says; a day that cannot be is none. */
    private LocalDate lastOn(@Nullable LocalDate stated, @Nullable LocalDate booked) {
        LocalDate today = LocalDate.now(clock);
        for (LocalDate day : new LocalDate[] {stated, booked}) {
            if (day != null && !day.isBefore(EARLIEST) && !day.isAfter(today.plusDays(DAYS_AHEAD))) {
                return day;
            }
        }
        return today;
    }
}
