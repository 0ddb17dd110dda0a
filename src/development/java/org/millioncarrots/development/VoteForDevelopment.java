package org.millioncarrots.development;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.millioncarrots.ledger.Account;
import org.millioncarrots.ledger.Ledger;
import org.millioncarrots.ledger.Step;
import org.millioncarrots.ledger.Transfer;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.sql.Sql;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.document.BundledProgrammes;
import org.millioncarrots.programme.document.ProgrammeDocument;
import org.millioncarrots.programme.document.ProgrammeDocument.Reading;
import org.millioncarrots.programme.terms.Tariff;

/**
 * Votes money for the programmes of the release, once for each sponsor and currency, so that whoever tries the service out can be
 * granted something. Elsewhere nobody has money before two people have entered a vote.
 */
@ApplicationScoped
@IfBuildProfile(anyOf = {"dev", "test", "demo"})
class VoteForDevelopment {
    private static final Logger LOG = Logger.getLogger(VoteForDevelopment.class);

    /** Ten million million of the currency, for demonstrations with very many claimants. */
    private static final long MINOR_UNITS = 1_000_000_000_000_000L;

    private static final UUID ROOT = new UUID(0x8000L, 0x8000_0000_0000_0000L);

    private final Sql sql;
    private final Ledger ledger;
    private final Clock clock;
    private final AtomicBoolean voted = new AtomicBoolean();

    VoteForDevelopment(Sql sql, Ledger ledger, Clock clock) {
        this.sql = sql;
        this.ledger = ledger;
        this.clock = clock;
    }

    void atStart(@Observes StartupEvent start) {
        try {
            untilVoted();
        } catch (RuntimeException notYet) {
            LOG.warn(
                    "no money is voted for the programmes of the release yet: the database or its schema is not ready");
        }
    }

    @Scheduled(
            identity = "vote-for-development",
            every = "15s",
            delayed = "15s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void untilVoted() {
        if (!voted.get()) {
            QuarkusTransaction.requiringNew().run(() -> BundledProgrammes.DOCUMENTS.forEach(this::vote));
            voted.set(true);
        }
    }

    private void vote(String name) {
        if (!(ProgrammeDocument.read(BundledProgrammes.text(name)) instanceof Reading.Accepted accepted)) {
            throw new IllegalStateException("programme " + name + " of the release cannot be read");
        }
        ProgrammeVersion version = accepted.version();
        for (ProgrammeVersion.Sponsor sponsor : version.sponsors()) {
            currencies(version)
                    .forEach(currency -> vote(
                            new Account(version.code(), sponsor.code(), currency, Account.Kind.FUNDING),
                            new Money(MINOR_UNITS, currency)));
        }
    }

    private static Stream<CurrencyCode> currencies(ProgrammeVersion version) {
        Stream<CurrencyCode> tariff = version.equipmentTariff().map(Tariff::currency).stream();
        Stream<CurrencyCode> benefits = version.benefits().stream()
                .flatMap(benefit -> benefit.atLeast().stream())
                .map(Money::currency);
        return Stream.concat(tariff, benefits).distinct();
    }

    private void vote(Account account, Money amount) {
        UUID id = Ids.derived(ROOT, account.programme() + "/" + account.sponsor() + "/" + account.currency());
        Instant now = clock.instant();
        int fresh = sql.of("""
                insert into appropriation (id, programme, sponsor, amount_minor, currency, reference,
                    proposed_by, proposed_at, approved_by, approved_at)
                values (:id, :programme, :sponsor, :minor, :currency, 'development',
                    'development:government', :now, 'development:parliament', :now)
                on conflict do nothing
                """)
                .with("id", id)
                .with("programme", account.programme())
                .with("sponsor", account.sponsor())
                .with("minor", amount.minorUnits())
                .with("currency", account.currency())
                .with("now", now)
                .run();
        if (fresh == 1) {
            LocalDate today = LocalDate.ofInstant(now, clock.getZone());
            ledger.book(List.of(new Transfer(id, Step.APPROPRIATE, account, amount, null, today)));
        }
    }
}
