package org.millioncarrots.claimant.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.TwoPeople;

/** Says that claimants who are paid to one account may be, such as a large family; the next one on it raises the question again. */
@ApplicationScoped
class ClearSharedAccount {
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final int CLAIMANTS_SHOWN = 100;

    private final SharedAccounts accounts;
    private final TwoPeople people;

    ClearSharedAccount(SharedAccounts accounts, TwoPeople people) {
        this.accounts = accounts;
        this.people = people;
    }

    /** @param claimants at most a hundred of them, by id */
    record WithClaimants(SharedAccount account, List<UUID> claimants) {}

    /** In the order of their ids. */
    @Transactional
    Page<WithClaimants> list(@Nullable UUID cursor, int limit) {
        List<WithClaimants> found = accounts.page(cursor == null ? BEFORE_ALL : cursor, limit + 1).stream()
                .map(this::withClaimants)
                .toList();
        return Page.of(found, limit, one -> one.account().id().toString());
    }

    /**
     * @param claimants how many the caller has looked at
     * @throws Problem if there is no such account of several claimants (404), there are more or fewer by now or it is cleared
     *     already (409), or the caller has registered one of them or given one of their accounts (403)
     */
    @Transactional
    WithClaimants clear(UUID id, int claimants) {
        UUID account = shared(id).account();
        accounts.lock(account);
        SharedAccount found = shared(id);
        if (found.claimants() != claimants) {
            throw Problem.conflict(
                    ConflictReason.CHANGED_MEANWHILE,
                    found.claimants()
                            + " claimants are paid to the account: look at them, then repeat with their number");
        }
        if (!found.stopsPayments()) {
            throw Problem.conflict(
                    ConflictReason.ALREADY_APPROVED, "the account is cleared for these claimants already");
        }
        String person = people.other(
                accounts.peopleOf(account),
                "whoever has registered one of the claimants, or given or confirmed an account of theirs, cannot clear it");
        accounts.clear(found, person);
        return withClaimants(accounts.find(account).orElseThrow());
    }

    private SharedAccount shared(UUID id) {
        return accounts.get(id).orElseThrow(() -> Problem.notFound("account of several claimants"));
    }

    private WithClaimants withClaimants(SharedAccount account) {
        return new WithClaimants(account, accounts.claimantsOf(account.account(), CLAIMANTS_SHOWN));
    }
}
