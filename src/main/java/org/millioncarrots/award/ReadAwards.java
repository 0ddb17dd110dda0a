package org.millioncarrots.award;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.award.AwardResponse.InstalmentView;
import org.millioncarrots.award.AwardResponse.MoneyView;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.Page;

/** Awards as callers see them. */
@ApplicationScoped
public class ReadAwards {
    private static final LocalDate BEFORE_ALL = LocalDate.of(1, 1, 1);

    private final Awards awards;
    private final StackingSql stackingSql;

    ReadAwards(Awards awards, StackingSql stackingSql) {
        this.awards = awards;
        this.stackingSql = stackingSql;
    }

    /** @throws org.millioncarrots.platform.Problem if there is none, or it belongs to another partner */
    @Transactional
    public AwardResponse get(AwardId id) {
        Award award = awards.get(id);
        List<MoneyView> money = awards.money(award).stream()
                .map(row -> new MoneyView(
                        row.get(0, String.class),
                        Money.ofMinor(row.get(1, Long.class), row.get(2, String.class)),
                        Money.ofMinor(row.get(3, Long.class), row.get(4, String.class)),
                        row.get(5, String.class),
                        row.get(6, String.class)))
                .toList();
        return new AwardResponse(
                award.id,
                award.claimId,
                award.claimantId,
                award.programme,
                award.programmeVersion,
                award.asOf,
                award.state,
                award.benefits,
                money,
                award.legalBasis,
                award.grantedAt);
    }

    /** What caps across programmes have taken from an award that the caller may see. */
    @Transactional
    public List<AwardCut> cuts(AwardId id) {
        return stackingSql.cuts(id.value(), id.bucket());
    }

    /** The cursor is the last due date shown; all instalments of one date stand on one page. */
    @Transactional
    Page<InstalmentView> instalments(AwardId id, @Nullable LocalDate cursor, int limit) {
        Award award = awards.get(id);
        return Page.of(
                awards.instalments(award, cursor == null ? BEFORE_ALL : cursor, limit + 1).stream()
                        .map(InstalmentView::of)
                        .toList(),
                limit,
                instalment -> instalment.dueOn().toString());
    }
}
