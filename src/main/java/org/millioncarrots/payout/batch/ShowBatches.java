package org.millioncarrots.payout.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.CreditTransferFile.Scheme;
import org.millioncarrots.console.Forms;
import org.millioncarrots.payout.batch.BatchesPage.Line;
import org.millioncarrots.payout.batch.BatchesPage.Section;
import org.millioncarrots.payout.batch.BatchesPage.Sum;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.people.Roles;
import org.millioncarrots.platform.staff.StaffNames;

/** Gathers what the page of batches shows. */
@ApplicationScoped
class ShowBatches {
    private static final int LINES = 20;

    private final ReadBatches batches;
    private final BatchPageSql sql;
    private final StaffNames names;
    private final Forms forms;
    private final Caller caller;

    ShowBatches(ReadBatches batches, BatchPageSql sql, StaffNames names, Forms forms, Caller caller) {
        this.batches = batches;
        this.sql = sql;
        this.names = names;
        this.forms = forms;
        this.caller = caller;
    }

    /**
     * @param only the state of which more is asked for; null for the beginning of each
     * @param cursor behind which its batches are shown
     */
    @Transactional
    BatchesPage show(PayoutBatch.@Nullable State only, @Nullable UUID cursor) {
        List<Sum> sums = sql.sums();
        List<Section> sections = Arrays.stream(PayoutBatch.State.values())
                .filter(state -> only == null || state == only)
                .map(state -> section(state, sums, cursor))
                .toList();
        boolean mayCollect = caller.hasRole(Roles.FINANCE);
        return new BatchesPage(
                sections,
                Arrays.stream(Scheme.values()).map(Scheme::name).toList(),
                mayCollect,
                mayCollect ? forms.token("collectPayoutBatch", "", "") : "");
    }

    /** What waits is shown from its oldest, what is done from its newest. */
    private Section section(PayoutBatch.State state, List<Sum> sums, @Nullable UUID cursor) {
        boolean waits = state == PayoutBatch.State.COLLECTED || state == PayoutBatch.State.APPROVED;
        Page<PayoutBatch> page =
                batches.list(state, waits ? Batches.Order.OLDEST : Batches.Order.NEWEST, cursor, LINES);
        return new Section(
                state.name(),
                sums.stream().filter(sum -> sum.state().equals(state.name())).toList(),
                lines(
                        page.items(),
                        state == PayoutBatch.State.DELIVERED
                                ? sql.told(page.items().stream()
                                        .map(batch -> batch.id)
                                        .toList())
                                : Map.of()),
                page.next());
    }

    /** All of a state, or of all states, for a file: the newest first. */
    @Transactional
    List<Line> all(PayoutBatch.@Nullable State only) {
        return lines(
                batches.list(only, Batches.Order.NEWEST, null, Integer.MAX_VALUE - 1)
                        .items(),
                Map.of());
    }

    private List<Line> lines(List<PayoutBatch> page, Map<UUID, Told> told) {
        Map<String, String> called =
                names.of(page.stream().map(batch -> batch.createdBy).toList());
        List<Line> lines = new ArrayList<>();
        for (PayoutBatch batch : page) {
            lines.add(new Line(
                    batch.id,
                    batch.state.name(),
                    told.getOrDefault(batch.id, Told.NOTHING).state(batch.state.name(), batch.payouts),
                    batch.scheme.name(),
                    batch.payouts,
                    batch.total(),
                    batch.executionOn,
                    called.getOrDefault(batch.createdBy, batch.createdBy),
                    batch.createdAt,
                    batch.createdBy.equals(caller.person())));
        }
        return lines;
    }
}
