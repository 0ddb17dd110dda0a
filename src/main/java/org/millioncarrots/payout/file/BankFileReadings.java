package org.millioncarrots.payout.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.claimant.disclosure.DisclosureSettings;
import org.millioncarrots.payout.file.BankFileReading.Purpose;
import org.millioncarrots.payout.file.BankFileReading.State;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.people.Proposal;
import org.millioncarrots.platform.people.TwoPeople;

/** Readings of bank files: one person proposes with a purpose, another approves, and the first reads once. */
@ApplicationScoped
class BankFileReadings {
    private static final int MOST_LISTED = 100;

    private final BankFileReadingSql sql;
    private final TwoPeople people;
    private final AuditLog auditLog;
    private final Ids ids;
    private final Clock clock;
    private final Duration openFor;

    BankFileReadings(
            BankFileReadingSql sql,
            TwoPeople people,
            AuditLog auditLog,
            Ids ids,
            Clock clock,
            DisclosureSettings settings) {
        this.sql = sql;
        this.people = people;
        this.auditLog = auditLog;
        this.ids = ids;
        this.clock = clock;
        this.openFor = settings.openFor();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    BankFileReading propose(UUID batch, Purpose purpose, String reference) {
        Instant now = clock.instant();
        BankFileReading reading = new BankFileReading(
                ids.next(), batch, purpose, reference, people.propose(now), now.plus(openFor), null);
        sql.insert(reading);
        auditLog.record(
                AuditAction.BANK_FILE_READING_PROPOSED,
                batch,
                AuditDetail.id("reading", reading.id()),
                AuditDetail.code("purpose", purpose));
        return reading;
    }

    /** @throws Problem if there is none (404), the caller has proposed it (403), or it is approved already or has expired (409) */
    @Transactional
    BankFileReading approve(UUID batch, UUID id) {
        Instant now = clock.instant();
        Proposal approved = get(batch, id).proposal().approve(people, "reading", now);
        if (!sql.approve(id, approved, now.plus(openFor))) {
            throw Problem.conflict(
                    ConflictReason.ALREADY_APPROVED, "the reading is approved already, or its time is over");
        }
        auditLog.record(AuditAction.BANK_FILE_READING_APPROVED, batch, AuditDetail.id("reading", id));
        return get(batch, id);
    }

    /** Newest first; the newest hundred. */
    @Transactional
    List<BankFileReading> list(UUID batch) {
        return sql.of(batch, MOST_LISTED);
    }

    /** Takes the one reading. */
    @Transactional(Transactional.TxType.MANDATORY)
    void use(UUID batch, UUID id) {
        BankFileReading reading = get(batch, id);
        people.same(reading.proposal().by(), "only who proposed the reading can read the file");
        if (state(reading) == State.PROPOSED) {
            throw Problem.conflict(ConflictReason.NOT_APPROVED_YET, "another person must approve the reading first");
        }
        if (!sql.read(id, clock.instant())) {
            throw Problem.of(
                    ProblemType.GONE, "the file was read under this reading, or its time is over: propose another one");
        }
    }

    State state(BankFileReading reading) {
        return reading.state(clock.instant());
    }

    private BankFileReading get(UUID batch, UUID id) {
        return sql.find(batch, id).orElseThrow(() -> Problem.notFound("reading of this batch's file"));
    }
}
