package org.millioncarrots.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
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
import org.millioncarrots.report.ScheduleView.SchedulePayout;
import org.millioncarrots.report.ScheduleView.ScheduleTotal;
import org.millioncarrots.report.ScheduleView.ScheduledInstalment;
import org.millioncarrots.report.ScheduleView.Standing;

/** Reads what one claimant is owed and has been paid; row level security hides the claimants of other partners. */
@ApplicationScoped
class ReadSchedule {
    private static final String CLAIMANT = "select id from claimant where bucket = ? and id = ?";

    private static final String LINES = """
            select instalment_id, award_id, programme, kind, due_on, period_from, period_to, amount_minor, currency, state,
                stopped, payout_id, number, payout_minor, payout_currency, payout_state, standing, changed_at
            from report_schedule
            where bucket = ? and claimant_id = ?
            order by due_on, kind, instalment_id, number
            """;

    private final RunReports runReports;
    private final Clock clock;

    ReadSchedule(RunReports runReports, Clock clock) {
        this.runReports = runReports;
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
        List<@Nullable Object> key = List.of(Ids.bucketOf(claimantId), claimantId);
        if (runReports
                .rows(new Report<>(CLAIMANT, key, row -> row.getString(1), List.of()))
                .isEmpty()) {
            throw Problem.notFound("claimant");
        }
        Map<UUID, List<Line>> byInstalment = new LinkedHashMap<>();
        for (Line line : runReports.rows(new Report<>(LINES, key, this::read, List.of()))) {
            byInstalment
                    .computeIfAbsent(line.instalment().id(), id -> new ArrayList<>())
                    .add(line);
        }
        LocalDate today = LocalDate.now(clock);
        List<ScheduledInstalment> instalments =
                byInstalment.values().stream().map(lines -> whole(lines, today)).toList();
        return new ScheduleView(claimantId, today, instalments, totals(instalments));
    }

    private Line read(ResultSet row) throws SQLException {
        ScheduledInstalment instalment = new ScheduledInstalment(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                row.getObject(5, LocalDate.class),
                row.getObject(6, LocalDate.class),
                row.getObject(7, LocalDate.class),
                Money.ofMinor(row.getLong(8), row.getString(9)),
                row.getString(10),
                Standing.SCHEDULED,
                List.of());
        UUID payoutId = row.getObject(12, UUID.class);
        return new Line(
                instalment, row.getBoolean(11), payoutId == null ? null : payout(payoutId, row), row.getString(17));
    }

    private SchedulePayout payout(UUID id, ResultSet row) throws SQLException {
        String state = row.getString(16);
        ZoneId zone = clock.getZone();
        return new SchedulePayout(
                id,
                row.getInt(13),
                Money.ofMinor(row.getLong(14), row.getString(15)),
                state,
                state.equals("SETTLED")
                        ? row.getObject(18, OffsetDateTime.class)
                                .atZoneSameInstant(zone)
                                .toLocalDate()
                        : null);
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
            if (instalment.standing() != Standing.CANCELLED) {
                String currency = instalment.amount().currency().value();
                totals.merge(currency, ScheduleTotal.of(instalment), ScheduleTotal::plus);
            }
        }
        return List.copyOf(totals.values());
    }
}
