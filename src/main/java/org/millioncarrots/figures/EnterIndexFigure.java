package org.millioncarrots.figures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.sql.Locks;

/** Enters a published figure, or a correction of one. */
@ApplicationScoped
class EnterIndexFigure {
    private static final BigDecimal NOTHING_LEFT = BigDecimal.valueOf(-100);

    private final IndexFigureSql sql;
    private final Locks locks;
    private final Caller caller;
    private final AuditLog auditLog;
    private final Ids ids;
    private final Clock clock;

    EnterIndexFigure(IndexFigureSql sql, Locks locks, Caller caller, AuditLog auditLog, Ids ids, Clock clock) {
        this.sql = sql;
        this.locks = locks;
        this.caller = caller;
        this.auditLog = auditLog;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Nobody's stipend changes before another person has approved it.
     *
     * @throws Problem if a field is wrong (400), or there is a figure for the year that is not named as corrected (409)
     */
    @Transactional
    IndexFigure enter(IndexFigureRequest request) {
        check(request);
        locks.exclusive(Locks.Kind.INDEX_FIGURE, request.index());
        Optional<IndexFigure> newest = sql.newest(request.index(), request.year());
        UUID corrects = request.corrects();
        if (newest.isPresent() && corrects == null) {
            throw Problem.of(
                    ProblemType.ALREADY_EXISTS,
                    "there is a figure of this index for " + request.year() + "; a correction names it in corrects");
        }
        if (corrects != null
                && newest.filter(figure -> figure.id().equals(corrects)).isEmpty()) {
            throw Problem.invalid("corrects", "the id of the newest figure of this index for " + request.year());
        }
        IndexFigure figure = new IndexFigure(
                ids.next(),
                request.index(),
                request.year(),
                newest.map(before -> before.revision() + 1).orElse(1),
                new BigDecimal(request.percent()),
                request.source(),
                request.publishedOn(),
                caller.person(),
                clock.instant(),
                null,
                null);
        if (newest.filter(figure::says).isPresent()) {
            throw Problem.of(ProblemType.ALREADY_EXISTS, "the newest figure for " + request.year() + " says the same");
        }
        sql.insert(figure);
        auditLog.record(
                AuditAction.INDEX_FIGURE_ENTERED,
                figure.id(),
                AuditDetail.number("year", figure.year()),
                AuditDetail.number("revision", figure.revision()));
        return figure;
    }

    private void check(IndexFigureRequest request) {
        LocalDate publishedOn = Params.plausible("publishedOn", request.publishedOn());
        if (publishedOn.isAfter(LocalDate.now(clock))) {
            throw Problem.invalid("publishedOn", "today or earlier: a figure is entered once it is published");
        }
        if (new BigDecimal(request.percent()).compareTo(NOTHING_LEFT) <= 0) {
            throw Problem.invalid("percent", "more than -100");
        }
        if (request.source().isBlank()) {
            throw Problem.invalid("source", "an address or a citation");
        }
    }
}
