package org.millioncarrots.award;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.award.condition.Suspension;
import org.millioncarrots.award.condition.Suspensions;
import org.millioncarrots.award.queue.AwardQueueSql;
import org.millioncarrots.award.queue.AwardQueueSql.Place;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.programme.ToldAmounts;

/** Awards that the caller may see. */
@ApplicationScoped
public class ReadAwards {
    private static final String BEFORE_ALL = "1990-01-01";
    private static final UUID LAST = new UUID(-1, -1);

    private final Awards awards;
    private final Instalments instalments;
    private final Suspensions suspensions;
    private final AwardQueueSql queueSql;
    private final ToldAmounts amounts;
    private final Clock clock;

    ReadAwards(
            Awards awards,
            Instalments instalments,
            Suspensions suspensions,
            AwardQueueSql queueSql,
            ToldAmounts amounts,
            Clock clock) {
        this.awards = awards;
        this.instalments = instalments;
        this.suspensions = suspensions;
        this.queueSql = queueSql;
        this.amounts = amounts;
        this.clock = clock;
    }

    /**
     * An award with its money.
     *
     * @param amountsTold whether the caller is told its amounts
     * @param suspensions those that are open, begun or not
     * @param place where it waits for money; absent unless it does
     * @param today in the business zone
     */
    public record WholeAward(
            Award award,
            List<AwardedMoney> money,
            boolean amountsTold,
            List<Suspension> suspensions,
            @Nullable Place place,
            LocalDate today) {}

    /** A page of instalments. */
    record ToldInstalments(Page<Instalment> page, boolean amountsTold) {}

    /** @throws Problem if there is none, or it belongs to another partner */
    @Transactional
    public WholeAward get(AwardId id) {
        Award award = awards.get(id);
        Place place = award.isQueued() ? queueSql.place(id) : null;
        return new WholeAward(
                award,
                awards.money(award),
                amounts.areTold(award.programme),
                suspensions.open(award),
                place,
                LocalDate.now(clock));
    }

    /** Whether an instalment of the claimant is still to be paid. */
    @Transactional
    public boolean hasOpen(ClaimantId claimant) {
        return instalments.hasOpen(claimant);
    }

    /** The cursor is the due date and the id of the last one shown. */
    @Transactional
    ToldInstalments instalments(AwardId id, @Nullable String cursor, int limit) {
        Award award = awards.get(id);
        String[] after = cursor == null ? new String[] {BEFORE_ALL} : cursor.split("/", 2);
        LocalDate dueOn = Objects.requireNonNull(Params.date("cursor", after[0]));
        UUID last = after.length < 2 ? LAST : Objects.requireNonNull(Params.id("cursor", after[1]));
        Page<Instalment> page = Page.of(
                instalments.page(award, dueOn, last, limit + 1),
                limit,
                instalment -> instalment.dueOn + "/" + instalment.id);
        return new ToldInstalments(page, amounts.areTold(award.programme));
    }
}
