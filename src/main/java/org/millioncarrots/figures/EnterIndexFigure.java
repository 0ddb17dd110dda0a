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

/** Enters a figure, or approves one as another person. */
@ApplicationScoped
class EnterIndexFigure {
    private static final BigDecimal NOTHING_LEFT = BigDecimal.valueOf(-100);

    private final IndexFigureEntries entries;
    private final Caller caller;
    private final AuditLog auditLog;
    private final Ids ids;
    private final Clock clock;

    EnterIndexFigure(IndexFigureEntries entries, Caller caller, AuditLog auditLog, Ids ids, Clock clock) {
        this.entries = entries;
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
    IndexFigureView enter(IndexFigureRequest request) {
        check(request);
        entries.lock(request.index());
        Optional<IndexFigure> newest = entries.newest(request.index(), request.year());
        UUID corrects = request.corrects();
        if (newest.isPresent() && corrects == null) {
            throw Problem.of(
                    ProblemType.ALREADY_EXISTS,
                    "there is a figure of this index for " + request.year() + "; a correction names it in corrects");
        }
        if (corrects != null
                && newest.filter(figure -> figure.id.equals(corrects)).isEmpty()) {
            throw Problem.invalid("corrects", "the id of the newest figure of this index for " + request.year());
        }
        if (newest.filter(figure -> figure.says(request)).isPresent()) {
            throw Problem.of(ProblemType.ALREADY_EXISTS, "the newest figure for " + request.year() + " says the same");
        }
        IndexFigure figure = new IndexFigure(
                ids.next(),
                request,
                newest.map(before -> before.revision + 1).orElse(1),
                caller.person(),
                clock.instant());
        entries.add(figure);
        auditLog.record(
                AuditAction.INDEX_FIGURE_ENTERED,
                figure.id,
                AuditDetail.number("year", figure.appliedIn),
                AuditDetail.number("revision", figure.revision));
        return IndexFigureView.of(figure, null, false);
    }

    /**
     * From now on stipends follow it; those that run are planned anew within minutes.
     *
     * @return the code of the index
     * @throws Problem if the caller has entered it (403), or it is approved or corrected already (409)
     */
    @Transactional
    String approve(UUID id) {
        IndexFigure figure = entries.findByIdOptional(id).orElseThrow(() -> Problem.notFound("index figure"));
        entries.lock(figure.indexCode);
        String person = caller.person();
        if (figure.enteredBy.equals(person)) {
            throw Problem.of(ProblemType.SAME_PERSON, "whoever entered a figure cannot approve it");
        }
        if (entries.isApproved(figure)) {
            throw Problem.conflict("the figure is approved already");
        }
        if (entries.newest(figure.indexCode, figure.appliedIn)
                .filter(newest -> newest.id.equals(id))
                .isEmpty()) {
            throw Problem.conflict("a later figure for the year was entered: approve that one");
        }
        int number = entries.approve(figure, person, clock.instant());
        auditLog.record(AuditAction.INDEX_FIGURE_APPROVED, id, AuditDetail.number("number", number));
        return figure.indexCode;
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
