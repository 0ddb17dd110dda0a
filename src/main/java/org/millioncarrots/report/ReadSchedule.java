package org.millioncarrots.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.programme.ToldAmounts;
import org.millioncarrots.report.ScheduleView.SchedulePayout;
import org.millioncarrots.report.ScheduleView.ScheduleTotal;
import org.millioncarrots.report.ScheduleView.ScheduledInstalment;
import org.millioncarrots.report.ScheduleView.Standing;

/** Reads what one claimant is owed and has been paid; row level security hides the claimants of other partners. */
@ApplicationScoped
class ReadSchedule {
    private static final String CLAIMANT = "select 1 as found from claimant where bucket = :bucket and id = :claimant";

    private static final String LINES = """
            select instalment_id, award_id, programme, kind, due_on, period_from, period_to, amount_minor, currency, state,
                stopped, payout_id, number, payout_minor, payout_currency, payout_state, standing, changed_at
            from report_schedule
            where bucket = :bucket and claimant_id = :claimant
            order by due_on, kind, instalment_id, number
            """;

    private final RunReports runReports;
    private final ToldAmounts amounts;
    private final Clock clock;

    ReadSchedule(RunReports runReports, ToldAmounts amounts, Clock clock) {
        this.runReports = runReports;
        this.amounts = amounts;
        this.clock = clock;
    }

    /** One instalment with one of its payouts, or none. */
    private record Line(
            ScheduledInstalment instalment,
            boolean stopped,
            @Nullable SchedulePayout payout,
            @Nullable String payoutStanding) {}

    /** @throws Problem if there is no such claimant, or it belongs to another partner (404) */
    @Transactional
    public ScheduleView of(UUID claimantId) {
        Map<String, Object> key = Map.of("bucket", Ids.bucketOf(claimantId), "claimant", claimantId);
        if (runReports
                .rows(new Report<>(CLAIMANT, key, row -> row.integer("found")))
                .isEmpty()) {
            throw Problem.notFound("claimant");
        }
        Map<UUID, List<Line>> byInstalment = new LinkedHashMap<>();
        for (Line line : runReports.rows(new Report<>(LINES, key, this::read))) {
            byInstalment
                    .computeIfAbsent(line.instalment().id(), id -> new ArrayList<>())
                    .add(line);
        }
        LocalDate today = LocalDate.now(clock);
        List<ScheduledInstalment> instalments =
                byInstalment.values().stream().map(lines -> whole(lines, today)).toList();
        return new ScheduleView(claimantId, today, instalments, totals(instalments));
    }

    private Line read(Row row) {
        boolean amountTold = amounts.areTold(row.text("programme"));
        ScheduledInstalment instalment = new ScheduledInstalment(
                row.id("instalment_id"),
                row.id("award_id"),
                row.text("programme"),
                row.text("kind"),
                row.date("due_on"),
                row.date("period_from"),
                row.date("period_to"),
                amountTold ? row.money("amount_minor", "currency") : null,
                row.text("state"),
                Standing.SCHEDULED,
                List.of());
        UUID payoutId = row.idOrNull("payout_id");
        return new Line(
                instalment,
                row.flag("stopped"),
                payoutId == null ? null : payout(payoutId, row, amountTold),
                row.textOrNull("standing"));
    }

    private SchedulePayout payout(UUID id, Row row, boolean amountTold) {
        String state = row.text("payout_state");
        return new SchedulePayout(
                id,
                row.integer("number"),
                amountTold ? row.money("payout_minor", "payout_currency") : null,
                state,
                state.equals("SETTLED") ? LocalDate.ofInstant(row.instant("changed_at"), clock.getZone()) : null);
    }

    private static ScheduledInstalment whole(List<Line> lines, LocalDate today) {
        Line newest = lines.getLast();
        return newest.instalment()
                .with(
                        standing(newest, today),
                        lines.stream()
                                .map(Line::payout)
                                .filter(Objects::nonNull)
                                .toList());
    }

    /**
     * The newest payout says where an instalment stands; a closed one leaves it as if there were none. A cancelled instalment
     * is not due, whatever payout it had, unless that one was paid.
     */
    private static Standing standing(Line newest, LocalDate today) {
        String payout = newest.payoutStanding() == null ? "CLOSED" : newest.payoutStanding();
        if (newest.instalment().state().equals("CANCELLED") && !payout.equals("SETTLED")) {
            return Standing.CANCELLED;
        }
        return switch (payout) {
            case "DUE", "IN_TRANSIT" -> Standing.DUE;
            case "SETTLED" -> Standing.PAID;
            case "FAILED" -> Standing.RETURNED;
            case "HELD" -> Standing.HELD;
            case "CLOSED" -> withoutPayout(newest, today);
            default -> throw new IllegalStateException("the view has a new standing");
        };
    }

    private static Standing withoutPayout(Line line, LocalDate today) {
        if (line.instalment().dueOn().isAfter(today)) {
            return Standing.SCHEDULED;
        }
        return line.stopped() ? Standing.HELD : Standing.DUE;
    }

    private static List<ScheduleTotal> totals(Collection<ScheduledInstalment> instalments) {
        Map<String, ScheduleTotal> totals = new TreeMap<>();
        for (ScheduledInstalment instalment : instalments) {
            Money amount = instalment.amount();
            if (amount != null && instalment.standing() != Standing.CANCELLED) {
                totals.merge(
                        amount.currency().value(),
                        ScheduleTotal.of(amount, instalment.standing()),
                        ScheduleTotal::plus);
            }
        }
        return List.copyOf(totals.values());
    }
}
