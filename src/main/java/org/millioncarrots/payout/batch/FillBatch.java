package org.millioncarrots.payout.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.CreditTransferFile.Scheme;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.payout.file.DebtorAccounts;
import org.millioncarrots.payout.file.DebtorAccounts.Account;
import org.millioncarrots.payout.file.DebtorAccounts.Serving;
import org.millioncarrots.payout.file.NameBankFile;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;

/** Makes a batch of what is due. */
@ApplicationScoped
class FillBatch {
    private final Batches batches;
    private final BatchSql sql;
    private final NameBankFile nameBankFile;
    private final DebtorAccounts accounts;
    private final Ids ids;

    FillBatch(Batches batches, BatchSql sql, NameBankFile nameBankFile, DebtorAccounts accounts, Ids ids) {
        this.batches = batches;
        this.sql = sql;
        this.nameBankFile = nameBankFile;
        this.accounts = accounts;
        this.ids = ids;
    }

    /** @param account by its name in the settings; null for the first of which something is due */
    record Asked(
            CurrencyCode currency, Scheme scheme, @Nullable String account) {}

    /** @throws Problem if nothing is due (409) */
    @Transactional(Transactional.TxType.MANDATORY)
    PayoutBatch fill(Asked asked, LocalDate executionOn, int atMost, String person, Instant now) {
        UUID id = ids.next();
        Account account = accounts.serving(asked.currency(), asked.scheme(), asked.account()).stream()
                .filter(serving -> sql.collect(id, asked.currency(), asked.scheme(), serving, atMost, now) > 0)
                .findFirst()
                .map(Serving::account)
                .orElseThrow(
                        () -> Problem.conflict(
                                ConflictReason.NOTHING_TO_COLLECT,
                                "no payout in this currency is due that the scheme can reach and no hold, suspension or closed programme stops"));
        List<UUID> taken = sql.batched(id);
        PayoutBatch batch = new PayoutBatch(
                id, nameBankFile.name(taken), asked.currency(), asked.scheme(), executionOn, person, now);
        batch.account = account.name();
        batch.payouts = taken.size();
        batch.totalMinor = sql.total(id);
        batches.persistAndFlush(batch);
        return batch;
    }
}
