package org.millioncarrots.report.day;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.people.Roles;

/** What one person has begun and another ends, with whose work it is. Each statement gives who began it and when. */
public enum Waiting {
    BATCH(
            "select created_by as person, created_at as begun_at, cast(id as varchar) as target from payout_batch where state = 'COLLECTED'"),
    BATCH_REISSUE(
            "select proposed_by, proposed_at, cast(batch_id as varchar) from payout_batch_reissue where approved_at is null"),
    BATCH_WITHDRAWAL(
            "select proposed_by, proposed_at, cast(batch_id as varchar) from payout_batch_withdrawal where approved_at is null"),
    PAYOUT_REISSUE(
            "select proposed_by, proposed_at, cast(payout_id as varchar) from payout_reissue where approved_at is null"),
    PAYOUT_CANCELLATION("select proposed_by, proposed_at, null from payout_cancellation where approved_at is null"),
    PAYOUT_RULING(
            "select proposed_by, proposed_at, cast(payout_id as varchar) from payout_ruling where approved_at is null"),
    EXCEPTION_RULING(
            "select proposed_by, proposed_at, cast(exception_id as varchar) from exception_ruling where approved_at is null"),
    BANK_MESSAGE(
            "select proposed_by, proposed_at, cast(id as varchar) from bank_message_proposal where confirmed_at is null"),
    DESTINATION_RELEASE(
            "select proposed_by, proposed_at, null from destination_block where proposed_at is not null and released_at is null"),
    PAYMENT_OPENING("select proposed_by, proposed_at, null from payment_opening where approved_at is null"),
    APPROPRIATION("select proposed_by, proposed_at, null from appropriation where approved_at is null"),
    MANUAL_RATE("""
            select m.proposed_by, m.proposed_at, null from manual_rate m
            where not exists (select from manual_rate_approval a where a.manual_rate_id = m.id)"""),
    RATES("""
            select r.proposed_by, r.proposed_at, null from rate_proposal r
            where not exists (select from rate_confirmation c where c.proposal_id = r.id)"""),
    INDEX_FIGURE(Set.of(Roles.FINANCE, Roles.POLICY), """
            select f.entered_by, f.entered_at, null from index_figure f
            where not exists (select from index_figure_approval a where a.figure_id = f.id)"""),
    MONTH(Set.of(Roles.FINANCE), """
            select p.proposed_by, p.proposed_at, to_char(p.closed_through, 'YYYY-MM') from ledger_closing_proposal p
            where not exists (select from ledger_closing c where c.closed_through >= p.closed_through)""");

    private final Set<String> roles;
    private final String sql;

    Waiting(String sql) {
        this(Set.of(Roles.FINANCE, Roles.APPROVER), sql);
    }

    Waiting(Set<String> roles, String sql) {
        this.roles = roles;
        this.sql = sql;
    }

    /** The key of its word on the page. */
    public String word() {
        return "waiting_" + name();
    }

    /** Where all of them can be seen; null where no page lists them. */
    public @Nullable String href() {
        return switch (this) {
            case BATCH -> "/console/batches";
            case BANK_MESSAGE -> "/console/bank";
            case MONTH -> "/console/close";
            case EXCEPTION_RULING -> "/console/exceptions";
            case PAYOUT_RULING -> "/console/exceptions?kind=UNKNOWN";
            default -> null;
        };
    }

    /** Where one of them is ended; null where the API alone does that. */
    @Nullable
    String href(String target) {
        return switch (this) {
            case BATCH, BATCH_REISSUE, BATCH_WITHDRAWAL -> "/console/batches/" + target;
            case PAYOUT_REISSUE -> "/console/payouts/" + target;
            case PAYOUT_RULING -> "/console/payouts/" + target + "/rulings";
            case EXCEPTION_RULING -> "/console/exceptions/" + target;
            case BANK_MESSAGE -> "/console/bank/entered/" + target;
            case MONTH -> "/console/close/" + target;
            default -> null;
        };
    }

    static List<Waiting> of(Predicate<String> hasRole) {
        return Arrays.stream(values())
                .filter(kind -> kind.roles.stream().anyMatch(hasRole))
                .toList();
    }

    /** All kinds with their columns kind, person, begun_at and target. */
    static String all() {
        return Arrays.stream(values())
                .map(kind -> "select '" + kind + "' as kind, x.* from (" + kind.sql + ") as x")
                .collect(Collectors.joining(" union all "));
    }
}
