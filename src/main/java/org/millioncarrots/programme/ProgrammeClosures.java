package org.millioncarrots.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.news.News;
import org.millioncarrots.news.NewsType;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.people.TwoPeople;
import org.millioncarrots.programme.ClosureView.Reason;

/**
 * The emergency brake: one person closes a programme, another reopens it. While it is closed no claim is lodged or attested, no
 * instalment is paid, no payout collected, and who waits for money goes on waiting. What stands in a batch already goes on.
 */
@ApplicationScoped
public class ProgrammeClosures {
    private final ClosureSql sql;
    private final Programmes programmes;
    private final AuditLog auditLog;
    private final Caller caller;
    private final TwoPeople people;
    private final News news;

    ProgrammeClosures(
            ClosureSql sql, Programmes programmes, AuditLog auditLog, Caller caller, TwoPeople people, News news) {
        this.sql = sql;
        this.programmes = programmes;
        this.auditLog = auditLog;
        this.caller = caller;
        this.people = people;
        this.news = news;
    }

    /** @throws Problem if the programme is closed (409) */
    @Transactional
    public void requireOpen(String programme) {
        if (isClosed(programme)) {
            throw Problem.conflict(
                    ConflictReason.PROGRAMME_CLOSED,
                    "the programme is closed: nothing is claimed or granted under it until it is reopened");
        }
    }

    @Transactional
    public boolean isClosed(String programme) {
        return closedSince().containsKey(programme);
    }

    /** The closed programmes, each with the instant since when it is. */
    @Transactional
    Map<String, Instant> closedSince() {
        return sql.open().stream().collect(Collectors.toMap(ClosureView::programme, ClosureView::closedAt));
    }

    /** @throws Problem if there is no such programme (404), or it is closed already (409) */
    @Transactional
    ClosureView close(String programme, Reason reason) {
        requireKnown(programme);
        UUID id = sql.close(programme, reason, caller.person())
                .orElseThrow(() -> Problem.conflict(ConflictReason.ALREADY_DONE, "the programme is closed already"));
        news.tell(() -> News.Item.ofAll(NewsType.PROGRAMME_CLOSED, id, programme, 1));
        auditLog.record(AuditAction.PROGRAMME_CLOSED, id, AuditDetail.code("reason", reason));
        return get(programme, id);
    }

    /** @throws Problem if the caller has closed it (403), or it is open again already (409) */
    @Transactional
    ClosureView reopen(String programme, UUID id) {
        String person = people.other(get(programme, id).closedBy(), "whoever closed the programme cannot reopen it");
        if (!sql.reopen(id, person)) {
            throw Problem.conflict(ConflictReason.ALREADY_DONE, "the programme was reopened already");
        }
        news.tell(() -> News.Item.ofAll(NewsType.PROGRAMME_REOPENED, id, programme, 2));
        auditLog.record(AuditAction.PROGRAMME_REOPENED, id);
        return get(programme, id);
    }

    /** The closures of a programme, oldest first. */
    @Transactional
    List<ClosureView> list(String programme) {
        requireKnown(programme);
        return sql.of(programme);
    }

    private ClosureView get(String programme, UUID id) {
        return sql.of(programme).stream()
                .filter(closure -> closure.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("closure of this programme"));
    }

    private void requireKnown(String programme) {
        if (programmes.versions(programme).isEmpty()) {
            throw Problem.notFound("programme");
        }
    }
}
