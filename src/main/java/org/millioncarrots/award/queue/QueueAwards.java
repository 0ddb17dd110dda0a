package org.millioncarrots.award.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.award.Award;
import org.millioncarrots.award.AwardId;
import org.millioncarrots.award.AwardedMoney;
import org.millioncarrots.award.Awards;
import org.millioncarrots.award.Instalments;
import org.millioncarrots.award.change.PlanChange;
import org.millioncarrots.award.queue.AwardQueueView.QueuedAward;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.programme.Programmes;

/**
 * Awards that wait for money, one queue for each programme in the order of attestation. Nobody is overtaken, also not by an
 * award that a smaller sum would serve.
 */
@ApplicationScoped
public class QueueAwards {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Awards awards;
    private final Instalments instalments;
    private final AwardQueueSql sql;
    private final PlanChange planChange;
    private final Programmes programmes;
    private final Clock clock;

    QueueAwards(
            Awards awards,
            Instalments instalments,
            AwardQueueSql sql,
            PlanChange planChange,
            Programmes programmes,
            Clock clock) {
        this.awards = awards;
        this.instalments = instalments;
        this.sql = sql;
        this.planChange = planChange;
        this.programmes = programmes;
        this.clock = clock;
    }

    /**
     * The first of a queue, with its money as it is still open.
     *
     * @param programmeVersion under which it was granted
     */
    public record First(AwardId id, String programme, int programmeVersion, List<AwardedMoney> money) {}

    /** Whether awards wait for money under a programme. */
    @Transactional
    public boolean isWaitedFor(String programme) {
        return sql.isWaitedFor(programme);
    }

    /** The programmes under which awards wait, in the order of their codes. */
    @Transactional
    public List<String> programmes() {
        return sql.programmes();
    }

    /** Puts an award that this transaction has granted at the end of its programme's queue. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void join(AwardId id) {
        Award award = awards.get(id);
        award.waitForMoney();
        awards.flush();
        sql.join(id, award.programme, clock.instant());
    }

    /** Waits until nobody else serves the programme's queue; who is first stays so until this transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<First> lockFirst(String programme) {
        return sql.lockFirst(programme).map(id -> {
            Award award = awards.get(id);
            return new First(
                    id, award.programme, award.programmeVersion, awards.money(award, instalments.lockLive(award)));
        });
    }

    /** Lets an award be paid from now on, because this transaction has booked its commitment. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void admit(AwardId id) {
        Award award = awards.get(id);
        awards.move(award, Award.State.ACTIVE);
        LocalDate today = LocalDate.now(clock);
        planChange.confirmations(award).ifPresent(asked -> award.expectConfirmations(asked, today));
        awards.flush();
        sql.leave(id, clock.instant());
    }

    /**
     * A page of a programme's queue in its order; the cursor is the time and the id of the last one shown.
     *
     * @throws Problem if there is no such programme (404) or the cursor is none of ours (400)
     */
    @Transactional
    Page<QueuedAward> list(String programme, @Nullable String cursor, int limit) {
        if (!programmes.isOffered(programme)) {
            throw Problem.notFound("programme");
        }
        Instant after = Instant.EPOCH;
        UUID afterId = BEFORE_ALL;
        if (cursor != null) {
            String[] parts = cursor.split("/", 2);
            after = instant(parts[0]);
            afterId = Objects.requireNonNull(Params.id("cursor", parts.length < 2 ? "" : parts[1]));
        }
        return Page.of(
                sql.list(programme, after, afterId, limit + 1),
                limit,
                queued -> queued.queuedAt() + "/" + queued.awardId());
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException wrong) {
            throw Problem.invalid("cursor", "what next has said, or absent");
        }
    }
}
