package org.millioncarrots.payout.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.millioncarrots.ledger.Account;
import org.millioncarrots.ledger.Ledger;
import org.millioncarrots.ledger.Step;
import org.millioncarrots.ledger.Transfer;
import org.millioncarrots.money.Conversion;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.money.PinnedRate;
import org.millioncarrots.payout.run.PayoutRunSql.Chunk;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.ProgrammeVersion.SponsorShare;
import org.millioncarrots.programme.Programmes;

/**
 * Pays instalments that were promised in one currency and are fixed in another at payment: at the rate of the due date, by the
 * programme's rate policy. Without such a rate they stay scheduled, and so do those of a programme that is disabled, because
 * this version of the service cannot read its rate policy. The exchange is booked as two linked transfers.
 */
@ApplicationScoped
class PayConverted {
    private final ConvertedSql sql;
    private final Programmes programmes;
    private final DueDateRates rates;
    private final Ledger ledger;

    PayConverted(ConvertedSql sql, Programmes programmes, DueDateRates rates, Ledger ledger) {
        this.sql = sql;
        this.programmes = programmes;
        this.rates = rates;
        this.ledger = ledger;
    }

    /** An instalment that waits for a rate. */
    record Candidate(
            UUID instalmentId,
            String programme,
            int programmeVersion,
            LocalDate dueOn,
            Money amount,
            CurrencyCode payoutCurrency) {
        DueDateRates.Question question() {
            return new DueDateRates.Question(programme, programmeVersion, amount.currency(), payoutCurrency, dueOn);
        }
    }

    /** The same with its amount in the currency it is paid in. */
    record Converted(Candidate candidate, Conversion conversion) {}

    /**
     * What was made of a chunk's candidates.
     *
     * @param payouts how many were made
     * @param unconvertible the instalments that have a rate, but come to nothing that can be paid
     */
    record Paid(long payouts, List<UUID> unconvertible) {}

    /** One that cannot be paid stays behind and stops no other. */
    Paid pay(UUID run, Chunk chunk, LocalDate dueUpTo, Instant now, LocalDate businessOn) {
        List<Converted> converted = new ArrayList<>();
        List<UUID> unconvertible = new ArrayList<>();
        Map<DueDateRates.Question, Optional<List<PinnedRate>>> paths = new HashMap<>();
        Set<String> disabled = programmes.disabled();
        for (Candidate candidate : sql.candidates(chunk, dueUpTo)) {
            if (disabled.contains(candidate.programme())) {
                continue;
            }
            paths.computeIfAbsent(candidate.question(), rates::path)
                    .ifPresent(path -> DueDateRates.payable(candidate.amount(), candidate.payoutCurrency(), path)
                            .ifPresentOrElse(
                                    conversion -> converted.add(new Converted(candidate, conversion)),
                                    () -> unconvertible.add(candidate.instalmentId())));
        }
        sql.pay(run, converted, now);
        converted.forEach(c -> ledger.book(exchange(c, businessOn)));
        return new Paid(converted.size(), unconvertible);
    }

    private List<Transfer> exchange(Converted converted, LocalDate businessOn) {
        ProgrammeVersion version = programmes
                .version(
                        converted.candidate().programme(), converted.candidate().programmeVersion())
                .orElseThrow();
        List<Transfer> transfers = new ArrayList<>();
        UUID subject = converted.candidate().instalmentId();
        add(transfers, Step.EXCHANGE_OUT, version, converted.conversion().source(), subject, businessOn);
        add(transfers, Step.EXCHANGE_IN, version, converted.conversion().target(), subject, businessOn);
        return transfers;
    }

    private static void add(
            List<Transfer> transfers,
            Step step,
            ProgrammeVersion version,
            Money amount,
            UUID subject,
            LocalDate businessOn) {
        for (SponsorShare share : version.shares(amount)) {
            if (share.amount().isPositive()) {
                Account account = new Account(version.code(), share.sponsor().code(), amount.currency(), step.debit());
                transfers.add(new Transfer(subject, step, account, share.amount(), subject, businessOn));
            }
        }
    }
}
