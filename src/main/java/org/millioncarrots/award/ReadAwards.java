package org.millioncarrots.award;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.award.AwardHistory.ChangeView;
import org.millioncarrots.award.AwardHistory.SuspensionView;
import org.millioncarrots.award.AwardResponse.InstalmentView;
import org.millioncarrots.award.AwardResponse.MoneyView;
import org.millioncarrots.award.Awards.MoneyRow;
import org.millioncarrots.award.change.AwardCut;
import org.millioncarrots.award.grant.StackingSql;
import org.millioncarrots.award.index.AwardIndexSql;
import org.millioncarrots.award.index.IndexAwards.Place;
import org.millioncarrots.award.index.IndexException;
import org.millioncarrots.award.queue.AwardQueueSql;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.json.Json;
import org.millioncarrots.stipend.StipendTerms;

/** Awards as callers see them. */
@ApplicationScoped
public class ReadAwards {
    private static final String BEFORE_ALL = "1990-01-01";
    private static final UUID LAST = new UUID(-1, -1);

    private final Awards awards;
    private final StackingSql stackingSql;
    private final AwardQueueSql queueSql;
    private final AwardIndexSql indexSql;
    private final Json json;
    private final Clock clock;

    ReadAwards(
            Awards awards,
            StackingSql stackingSql,
            AwardQueueSql queueSql,
            AwardIndexSql indexSql,
            Json json,
            Clock clock) {
        this.awards = awards;
        this.stackingSql = stackingSql;
        this.queueSql = queueSql;
        this.indexSql = indexSql;
        this.json = json;
        this.clock = clock;
    }

    /** @throws Problem if there is none, or it belongs to another partner */
    @Transactional
    public AwardResponse get(AwardId id) {
        Award award = awards.get(id);
        List<MoneyView> money = awards.money(award).stream()
                .map(row -> new MoneyView(
                        row.kind().name(),
                        row.promised(),
                        row.payable(),
                        row.scheduled(),
                        row.fixing(),
                        row.rates(),
                        row.terms(),
                        indexMissingFrom(row)))
                .toList();
        return new AwardResponse(
                award.id,
                award.claimId,
                award.predecessorId,
                award.claimantId,
                award.programme,
                award.programmeVersion,
                award.asOf,
                award.state,
                award.benefits,
                money,
                award.legalBasis,
                award.grantedAt,
                award.endedOn,
                award.endReason,
                award.nextConfirmationOn,
                award.isQueued() ? queueSql.place(award.id()) : null,
                award.version);
    }

    /** Whether an instalment of the claimant is still to be paid. */
    @Transactional
    public boolean hasOpen(ClaimantId claimant) {
        return awards.hasOpen(claimant);
    }

    private @Nullable Integer indexMissingFrom(MoneyRow row) {
        String terms = row.terms();
        return terms == null
                ? null
                : json.read(terms, StipendTerms.class)
                        .indexMissingFrom(LocalDate.now(clock))
                        .orElse(null);
    }

    /** Awards that could not be planned by the newest figure of their index, after one of them. */
    @Transactional
    public Page<IndexException> indexExceptions(@Nullable UUID after, int limit) {
        Place place = after == null ? Place.START : new Place(0, new AwardId(after).bucket(), after);
        return Page.of(indexSql.failures(place, limit + 1), limit, exception -> exception
                .awardId()
                .toString());
    }

    /** What caps across programmes have taken from an award that the caller may see. */
    @Transactional
    public List<AwardCut> cuts(AwardId id) {
        return stackingSql.cuts(id.value(), id.bucket());
    }

    /** Every change and suspension of an award, with people, times and effects. */
    @Transactional
    public AwardHistory history(AwardId id) {
        Award award = awards.get(id);
        return new AwardHistory(
                awards.changes(award).stream().map(ChangeView::of).toList(),
                awards.suspensions(award).stream().map(SuspensionView::of).toList());
    }

    /** One change of an award. */
    @Transactional
    public ChangeView change(AwardId id, UUID changeId) {
        return ChangeView.of(awards.change(awards.get(id), changeId));
    }

    /** One suspension of an award. */
    @Transactional
    public SuspensionView suspension(AwardId id, UUID suspensionId) {
        return awards.suspensions(awards.get(id)).stream()
                .filter(suspension -> suspension.id.equals(suspensionId))
                .findFirst()
                .map(SuspensionView::of)
                .orElseThrow(() -> Problem.notFound("suspension of this award"));
    }

    /** The cursor is the due date and the id of the last one shown. */
    @Transactional
    Page<InstalmentView> instalments(AwardId id, @Nullable String cursor, int limit) {
        Award award = awards.get(id);
        String[] after = cursor == null ? new String[] {BEFORE_ALL} : cursor.split("/", 2);
        LocalDate dueOn = Objects.requireNonNull(Params.date("cursor", after[0]));
        UUID last = after.length < 2 ? LAST : Objects.requireNonNull(Params.id("cursor", after[1]));
        return Page.of(
                awards.instalments(award, dueOn, last, limit + 1).stream()
                        .map(InstalmentView::of)
                        .toList(),
                limit,
                instalment -> instalment.dueOn() + "/" + instalment.id());
    }
}
