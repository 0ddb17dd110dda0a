package org.millioncarrots.award.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.award.change.AppliedChange.Moved;
import org.millioncarrots.ledger.Account;
import org.millioncarrots.ledger.Account.Kind;
import org.millioncarrots.ledger.Step;
import org.millioncarrots.ledger.Transfer;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.ProgrammeVersion.Sponsor;
import org.millioncarrots.programme.ProgrammeVersion.SponsorShare;
import org.millioncarrots.programme.terms.FamilyTerms;
import org.millioncarrots.stipend.PlannedInstalment;
import org.millioncarrots.stipend.PlannedInstalment.InstalmentPurpose;

/** Several sponsors, promises in the currency of the instalments or in another. */
class RebookingPropertyTest {
    private static final int CASES = 500;
    private static final LocalDate DAY = LocalDate.of(2022, 6, 1);
    private static final ProgrammeVersion VERSION = version();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void eachSponsorCommitsItsSharesOfWhatIsOpen(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < CASES; i++) {
            boolean exchanged = random.nextBoolean();
            Money payable = Money.ofMinor(1_000_000 + random.nextLong(100_000_000), "EUR");
            Money promised = exchanged ? Money.ofMinor(1 + random.nextLong(10_000_000_000L), "RUB") : payable;
            Moved moved = new Moved(UUID.randomUUID(), promised, payable, payable, plans(random), plans(random));

            List<Transfer> transfers =
                    Rebooking.of(new AppliedChange(moved.subjectId(), "p", 1, List.of(moved)), VERSION, DAY);

            assertThat(transfers.stream().map(Transfer::id)).doesNotHaveDuplicates();
            Map<String, Long> balances = balances(transfers);
            for (Sponsor sponsor : VERSION.sponsors()) {
                assertThat(balances.getOrDefault(key(Kind.COMMITMENT, sponsor, "EUR"), 0L))
                        .isEqualTo(difference(moved, sponsor, PlannedInstalment::amount));
                assertThat(balances.getOrDefault(key(Kind.RECOVERY, sponsor, "EUR"), 0L))
                        .isEqualTo(difference(moved, sponsor, PlannedInstalment::deducted));
                assertThat(balances.getOrDefault(key(Kind.COMMITMENT, sponsor, "RUB"), 0L))
                        .as("what is exchanged is taken from the appropriation or given back to it")
                        .isZero();
            }
            if (exchanged) {
                assertThat(transfers.stream().filter(t -> t.step() == Step.COMMIT || t.step() == Step.RELEASE))
                        .allMatch(t -> t.amount().currency().equals(CurrencyCode.RUB));
            }
        }
    }

    /** A grant takes each sponsor's share of the promise; the revocation gives back that share to the last kopeck. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13})
    void whatIsRevokedGivesBackWhatItTook(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < CASES; i++) {
            List<PlannedInstalment> instalments = undeducted(random);
            Money payable = instalments.stream()
                    .map(PlannedInstalment::amount)
                    .reduce(Money.zero(CurrencyCode.EUR), Money::plus);
            Money promised = Money.ofMinor(1 + random.nextLong(10_000_000_000L), "RUB");
            int kept = random.nextInt(instalments.size());
            List<PlannedInstalment> first = instalments.subList(kept, instalments.size());
            List<PlannedInstalment> second = instalments.subList(0, kept);

            List<Transfer> transfers = new ArrayList<>();
            transfers.addAll(revoked(promised, payable, payable, first));
            Money left =
                    second.stream().map(PlannedInstalment::amount).reduce(Money.zero(CurrencyCode.EUR), Money::plus);
            transfers.addAll(revoked(promised, payable, left, second));

            Map<String, Long> balances = balances(transfers);
            for (SponsorShare share : VERSION.shares(promised)) {
                assertThat(balances.getOrDefault(key(Kind.APPROPRIATION, share.sponsor(), "RUB"), 0L))
                        .isEqualTo(share.amount().minorUnits());
            }
        }
    }

    private static List<Transfer> revoked(
            Money promised, Money payable, Money scheduled, List<PlannedInstalment> cancelled) {
        Moved moved = new Moved(UUID.randomUUID(), promised, payable, scheduled, cancelled, List.of());
        return Rebooking.of(new AppliedChange(moved.subjectId(), "p", 1, List.of(moved)), VERSION, DAY);
    }

    private static List<PlannedInstalment> undeducted(SplittableRandom random) {
        List<PlannedInstalment> plans = new ArrayList<>();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            LocalDate day = DAY.plusMonths(i);
            plans.add(new PlannedInstalment(
                    InstalmentPurpose.REGULAR,
                    day,
                    day,
                    day,
                    Money.ofMinor(100 + random.nextLong(1_000_000), "EUR"),
                    Money.zero(CurrencyCode.EUR)));
        }
        return plans;
    }

    private static List<PlannedInstalment> plans(SplittableRandom random) {
        List<PlannedInstalment> plans = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            LocalDate day = DAY.plusMonths(i);
            plans.add(new PlannedInstalment(
                    InstalmentPurpose.REGULAR,
                    day,
                    day,
                    day,
                    Money.ofMinor(1 + random.nextLong(1_000_000), "EUR"),
                    Money.ofMinor(random.nextBoolean() ? 0 : random.nextLong(1_000_000), "EUR")));
        }
        return plans;
    }

    private static long difference(Moved moved, Sponsor sponsor, Function<PlannedInstalment, Money> part) {
        return shares(moved.added(), sponsor, part) - shares(moved.cancelled(), sponsor, part);
    }

    private static long shares(
            List<PlannedInstalment> plans, Sponsor sponsor, Function<PlannedInstalment, Money> part) {
        return plans.stream()
                .flatMap(plan -> VERSION.shares(part.apply(plan)).stream())
                .filter(share -> share.sponsor().equals(sponsor))
                .map(SponsorShare::amount)
                .mapToLong(Money::minorUnits)
                .sum();
    }

    private static Map<String, Long> balances(List<Transfer> transfers) {
        Map<String, Long> balances = new TreeMap<>();
        for (Transfer transfer : transfers) {
            balances.merge(key(transfer.credit()), transfer.amount().minorUnits(), Long::sum);
            balances.merge(key(transfer.debit()), -transfer.amount().minorUnits(), Long::sum);
        }
        return balances;
    }

    private static String key(Account account) {
        return account.kind() + account.sponsor() + account.currency();
    }

    private static String key(Kind kind, Sponsor sponsor, String currency) {
        return kind + sponsor.code() + currency;
    }

    private static ProgrammeVersion version() {
        return new ProgrammeVersion(
                "p",
                1,
                "p",
                "p",
                DAY,
                null,
                Set.of(),
                Set.of(),
                DAY,
                List.of(),
                null,
                FamilyTerms.DEFAULT,
                List.of(),
                null,
                List.of(new Sponsor("US", "a", 30), new Sponsor("DE", "b", 20), new Sponsor("FR", "c", 17)),
                new ProgrammeVersion.RatePolicy(RateSource.CBR, null),
                ProgrammeVersion.Fixing.AWARD,
                ProgrammeVersion.TariffDay.ACT,
                ProgrammeVersion.RateDay.ACT,
                null,
                ProgrammeVersion.OnExhaustedFunds.REFUSE,
                ProgrammeVersion.WithoutAppropriation.REFUSE,
                null,
                false,
                List.of(),
                List.of(),
                "");
    }
}
