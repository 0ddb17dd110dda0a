package org.millioncarrots.stipend;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.millioncarrots.money.Money;
import org.millioncarrots.stipend.PlannedInstalment.InstalmentPurpose;

/**
 * What a change of terms makes of a stipend's instalments. Nothing that has a payout is touched: its months are compared as
 * a whole, entitlement less what was paid, and the difference is one instalment of arrears or is deducted from the
 * instalments that are still open, at most so many per cent of each.
 *
 * @param <I> an instalment of the award as it is stored
 * @param entitled the sum of all months under the new terms
 * @param paid the sum of all instalments that have a payout which was not cancelled: what is on its way, held, or came back and can be
 *     paid again, is owed and counts
 * @param kept open instalments that stay as they are
 * @param cancelled open instalments that are no longer wanted
 * @param added instalments in their place
 * @param arrears what is due for months that are paid already
 * @param overpaid what was paid for them beyond the entitlement
 * @param unrecovered the part of it that the open instalments do not cover
 */
public record Replan<I extends Replan.Existing>(
        Money entitled,
        Money paid,
        List<I> kept,
        List<I> cancelled,
        List<PlannedInstalment> added,
        Money arrears,
        Money overpaid,
        Money unrecovered) {

    /** An instalment that was not cancelled. */
    public interface Existing {
        PlannedInstalment plan();

        /** Whether a payout exists for it, so that nothing about it may change any more. */
        boolean fixed();

        /** Whether that payout was cancelled: the instalment is neither paid nor owed, and nothing takes its place. */
        boolean forgone();
    }

    /** @param existing the stipend's instalments that were not cancelled */
    public static <I extends Existing> Replan<I> of(StipendSchedule schedule, List<I> existing, LocalDate today) {
        Money none = Money.zero(schedule.currency());
        List<PlannedInstalment> fixed =
                existing.stream().filter(Existing::fixed).map(Existing::plan).toList();
        List<PlannedInstalment> kept = existing.stream()
                .filter(one -> one.fixed() && !one.forgone())
                .map(Existing::plan)
                .toList();
        Set<YearMonth> settled = months(fixed);
        Money paid = PlannedInstalment.sum(kept, none.currency());
        Money due = months(kept).stream().map(schedule::entitlement).reduce(none, Money::plus);
        Money forgone = PlannedInstalment.sum(
                existing.stream()
                        .filter(Existing::forgone)
                        .map(Existing::plan)
                        .filter(plan -> plan.purpose() == InstalmentPurpose.ARREARS)
                        .toList(),
                none.currency());
        Money arrears =
                due.minus(forgone).compareTo(paid) > 0 ? due.minus(forgone).minus(paid) : none;
        Money overpaid = due.compareTo(paid) < 0 ? paid.minus(due) : none;

        List<PlannedInstalment> wanted = new ArrayList<>();
        if (arrears.isPositive()) {
            wanted.add(arrears(fixed, arrears, today));
        }
        Money left = overpaid;
        for (PlannedInstalment month : open(schedule, fixed, settled)) {
            Money deducted = lesser(
                    left, month.amount().fraction(schedule.terms().rules().recoveryPercent(), 100), month.amount());
            left = left.minus(deducted);
            Money net = month.amount().minus(deducted);
            if (net.isPositive()) {
                wanted.add(new PlannedInstalment(
                        InstalmentPurpose.REGULAR, month.dueOn(), month.periodFrom(), month.periodTo(), net, deducted));
            }
        }
        return compared(
                existing.stream().filter(i -> !i.fixed()).toList(),
                wanted,
                schedule.total(),
                paid,
                arrears,
                overpaid,
                left);
    }

    private static <I extends Existing> Replan<I> compared(
            List<I> open,
            List<PlannedInstalment> wanted,
            Money entitled,
            Money paid,
            Money arrears,
            Money overpaid,
            Money unrecovered) {
        List<I> cancelled = new ArrayList<>(open);
        List<I> kept = new ArrayList<>();
        List<PlannedInstalment> added = new ArrayList<>();
        for (PlannedInstalment plan : wanted) {
            cancelled.stream()
                    .filter(instalment -> serves(instalment.plan(), plan))
                    .findFirst()
                    .ifPresentOrElse(
                            instalment -> {
                                cancelled.remove(instalment);
                                kept.add(instalment);
                            },
                            () -> added.add(plan));
        }
        return new Replan<>(
                entitled,
                paid,
                List.copyOf(kept),
                List.copyOf(cancelled),
                List.copyOf(added),
                arrears,
                overpaid,
                unrecovered);
    }

    /** Whether what is open is just what is asked for; open arrears stay wherever they were put. */
    private static boolean serves(PlannedInstalment open, PlannedInstalment wanted) {
        return wanted.purpose() == InstalmentPurpose.ARREARS
                ? open.purpose() == InstalmentPurpose.ARREARS && open.amount().equals(wanted.amount())
                : open.equals(wanted);
    }

    private static Set<YearMonth> months(List<PlannedInstalment> plans) {
        return regular(plans)
                .map(plan -> YearMonth.from(plan.periodFrom()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<PlannedInstalment> regular(List<PlannedInstalment> fixed) {
        return fixed.stream().filter(plan -> plan.purpose() == InstalmentPurpose.REGULAR);
    }

    /** The months that have no payout yet; one that would fall on the date of a payout is due on the next day. */
    private static List<PlannedInstalment> open(
            StipendSchedule schedule, List<PlannedInstalment> fixed, Set<YearMonth> settled) {
        Set<LocalDate> taken = regular(fixed).map(PlannedInstalment::dueOn).collect(Collectors.toSet());
        List<PlannedInstalment> open = new ArrayList<>();
        for (PlannedInstalment month : schedule.instalments()) {
            if (!settled.contains(YearMonth.from(month.periodFrom()))) {
                LocalDate dueOn = month.dueOn();
                while (!taken.add(dueOn)) {
                    dueOn = schedule.terms().rules().payDate().after(dueOn);
                }
                open.add(new PlannedInstalment(dueOn, month.periodFrom(), month.periodTo(), month.amount()));
            }
        }
        return open;
    }

    private static PlannedInstalment arrears(List<PlannedInstalment> fixed, Money amount, LocalDate today) {
        TreeSet<LocalDate> days = new TreeSet<>();
        fixed.forEach(plan -> {
            days.add(plan.periodFrom());
            days.add(plan.periodTo());
        });
        return new PlannedInstalment(
                InstalmentPurpose.ARREARS, today, days.first(), days.last(), amount, Money.zero(amount.currency()));
    }

    private static Money lesser(Money first, Money second, Money third) {
        Money smaller = first.compareTo(second) < 0 ? first : second;
        return smaller.compareTo(third) < 0 ? smaller : third;
    }

    /** The same without anything more to be paid. */
    public Replan<I> payingNoMore() {
        List<I> all = new ArrayList<>(cancelled);
        all.addAll(kept);
        Money none = Money.zero(paid.currency());
        return new Replan<>(
                entitled.minus(arrears), paid, List.of(), List.copyOf(all), List.of(), none, overpaid, unrecovered);
    }

    /** Whether anything becomes different. */
    public boolean changesNothing() {
        return cancelled.isEmpty() && added.isEmpty();
    }
}
