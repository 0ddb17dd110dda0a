package org.millioncarrots.claimant.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.claimant.AccountSettings;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.sql.Locks;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.platform.sql.Sql;

/** Accounts of several claimants. Acts on one account wait for each other, so that each sees who came before. */
@ApplicationScoped
class SharedAccounts {
    private static final String SELECT =
            "select coalesce(id, account) as id, account, claimants, raised_at, cleared_up_to, cleared_by, cleared_at from shared_account ";

    private final Sql sql;
    private final Locks locks;
    private final AuditLog auditLog;
    private final Ids ids;
    private final Clock clock;
    private final int limit;

    SharedAccounts(Sql sql, Locks locks, AuditLog auditLog, Ids ids, Clock clock, AccountSettings settings) {
        this.sql = sql;
        this.locks = locks;
        this.auditLog = auditLog;
        this.ids = ids;
        this.clock = clock;
        this.limit = settings.claimantsPerAccount();
    }

    /** Until the transaction ends. */
    void lock(UUID account) {
        locks.exclusive(Locks.Kind.ACCOUNT, account.toString());
    }

    /** Whether another claimant has made them too many. */
    void look(UUID account) {
        lock(account);
        int claimants = claimants(account);
        if (claimants > limit
                && find(account).filter(one -> one.claimants() == claimants).isEmpty()) {
            raise(account, claimants);
        }
    }

    /** The same where there may be fewer than before. */
    void lookAgain(UUID account) {
        look(account);
        if (claimants(account) <= limit) {
            sql.of("delete from shared_account where account = :account")
                    .with("account", account)
                    .run();
        }
    }

    /** The same of all accounts, for whoever has changed the setting, or has added many claimants without looking. */
    void lookAtAll() {
        Set<UUID> accounts = Set.copyOf(sql.of("""
                select account from account_index group by account having count(distinct claimant_id) > :limit
                union select account from shared_account
                """).with("limit", limit).list(row -> row.id("account")));
        accounts.stream().sorted().forEach(this::lookAgain);
    }

    private int claimants(UUID account) {
        return Math.toIntExact(sql.of("select count(distinct claimant_id) from account_index where account = :account")
                .with("account", account)
                .number());
    }

    private void raise(UUID account, int claimants) {
        UUID id = sql.of("""
                insert into shared_account (id, account, claimants, raised_at, cleared_up_to)
                values (:id, :account, :claimants, :now, 0)
                on conflict (account) do update set claimants = excluded.claimants, raised_at = excluded.raised_at
                returning coalesce(id, account) as id
                """)
                .with("id", ids.next())
                .with("account", account)
                .with("claimants", claimants)
                .with("now", clock.instant())
                .one(row -> row.id("id"));
        auditLog.record(AuditAction.SHARED_ACCOUNT_FOUND, id, AuditDetail.number("claimants", claimants));
    }

    Optional<SharedAccount> find(UUID account) {
        return sql.of(SELECT + "where account = :account")
                .with("account", account)
                .first(SharedAccounts::account);
    }

    Optional<SharedAccount> get(UUID id) {
        return sql.of(SELECT + "where coalesce(id, account) = :id")
                .with("id", id)
                .first(SharedAccounts::account);
    }

    /** In the order of their ids, after one of them. */
    List<SharedAccount> page(UUID after, int atMost) {
        return sql.of(SELECT + "where coalesce(id, account) > :after order by coalesce(id, account) limit :atMost")
                .with("after", after)
                .with("atMost", atMost)
                .list(SharedAccounts::account);
    }

    /** Those who have been paid there, in the order of their ids. */
    List<UUID> claimantsOf(UUID account, int atMost) {
        return sql.of("""
                select distinct claimant_id from account_index where account = :account order by claimant_id limit :atMost
                """).with("account", account).with("atMost", atMost).list(row -> row.id("claimant_id"));
    }

    /** Who has registered one of the claimants, or said that one of them is paid there. */
    List<String> peopleOf(UUID account) {
        return sql.of("""
                select c.registered_by as person from account_index x
                join claimant c on c.bucket = x.bucket and c.id = x.claimant_id
                where x.account = :account
                union
                select d.proposed_by from account_index x
                join destination_version d on d.bucket = x.bucket and d.claimant_id = x.claimant_id and d.version = x.version
                where x.account = :account
                union
                select d.confirmed_by from account_index x
                join destination_version d on d.bucket = x.bucket and d.claimant_id = x.claimant_id and d.version = x.version
                where x.account = :account and d.confirmed_by is not null
                """).with("account", account).list(row -> row.text("person"));
    }

    void clear(SharedAccount seen, String person) {
        sql.of("""
                update shared_account set cleared_up_to = claimants, cleared_by = :person, cleared_at = :now
                where account = :account
                """)
                .with("account", seen.account())
                .with("person", person)
                .with("now", clock.instant())
                .run();
        auditLog.record(
                AuditAction.SHARED_ACCOUNT_CLEARED, seen.id(), AuditDetail.number("claimants", seen.claimants()));
    }

    private static SharedAccount account(Row row) {
        return new SharedAccount(
                row.id("id"),
                row.id("account"),
                row.integer("claimants"),
                row.instant("raised_at"),
                row.integer("cleared_up_to"),
                row.textOrNull("cleared_by"),
                row.instantOrNull("cleared_at"));
    }
}
