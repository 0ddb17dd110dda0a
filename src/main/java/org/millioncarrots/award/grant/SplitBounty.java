package org.millioncarrots.award.grant;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.award.PaidInParts;
import org.millioncarrots.money.Conversion;
import org.millioncarrots.money.Money;
import org.millioncarrots.programme.Programmes;
import org.millioncarrots.programme.terms.AmountSplit;
import org.millioncarrots.stipend.PlannedInstalment;

/**
 * Plans a bounty in parts whose amounts tell nothing: they sum to it exactly, none stands in a tariff, and no two that leave on one
 * day are alike. The first falls due with the award, even if the act was earlier, or all of them would leave together.
 */
@ApplicationScoped
class SplitBounty {
    /** How often it is drawn before an amount is taken that is not free: where so few are possible, it cannot be avoided. */
    static final int DRAWS = 32;

    private static final int SEED_BYTES = 16;

    private final Programmes programmes;
    private final TakenAmounts taken;
    private final Clock clock;
    private final RandomGenerator random = new SecureRandom();

    SplitBounty(Programmes programmes, TakenAmounts taken, Clock clock) {
        this.programmes = programmes;
        this.taken = taken;
        this.clock = clock;
    }

    /**
     * A bounty's parts.
     *
     * @param how absent if the amount has no room for two
     */
    record Parts(
            List<PlannedInstalment> instalments, @Nullable PaidInParts how) {}

    /** @param fixed the promise, and what it comes to in the currency of the instalments */
    Parts plan(AmountSplit split, Conversion fixed, LocalDate asOf) {
        Money total = fixed.target();
        LocalDate today = LocalDate.now(clock);
        LocalDate first = asOf.isAfter(today) ? asOf : today;
        Money minimum = minimum(split, fixed);
        int parts = (int) Math.min(split.parts(), total.minorUnits() / (minimum.minorUnits() * AmountSplit.ROOM));
        if (parts < 2) {
            return new Parts(List.of(new PlannedInstalment(first, asOf, asOf, total)), null);
        }
        Set<Money> told = TariffAmounts.of(programmes.all(), fixed);
        byte[] seed = new byte[SEED_BYTES];
        random.nextBytes(seed);
        for (int draw = 0; ; draw++) {
            PaidInParts how = new PaidInParts(parts, minimum, HexFormat.of().formatHex(seed), draw);
            List<Money> amounts = DrawParts.of(total, how);
            List<PlannedInstalment> planned = planned(amounts, first, asOf, split.daysApart());
            boolean last = draw == DRAWS - 1;
            if (last || amounts.stream().noneMatch(told::contains) && differ(amounts) && taken.take(planned)) {
                return new Parts(planned, how);
            }
        }
    }

    /** The same share of what is paid as the stated minimum is of what is promised; a cent at least. */
    private static Money minimum(AmountSplit split, Conversion fixed) {
        Money converted = fixed.target()
                .fraction(split.minimum().minorUnits(), fixed.source().minorUnits());
        return converted.isPositive() ? converted : new Money(1, converted.currency());
    }

    private static boolean differ(List<Money> amounts) {
        return Set.copyOf(amounts).size() == amounts.size();
    }

    private static List<PlannedInstalment> planned(
            List<Money> amounts, LocalDate first, LocalDate asOf, int daysApart) {
        List<PlannedInstalment> planned = new ArrayList<>();
        LocalDate due = first;
        for (Money amount : amounts) {
            planned.add(new PlannedInstalment(due, asOf, asOf, amount));
            due = due.plusDays(daysApart);
        }
        return List.copyOf(planned);
    }
}
