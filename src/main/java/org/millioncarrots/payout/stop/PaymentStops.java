package org.millioncarrots.payout.stop;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.payout.PaymentSettings;
import org.millioncarrots.payout.stop.PaymentStopView.Cause;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.sql.ForAllPartners;

/**
 * Payments stop when somebody says so, when the setting has a new name, and when the data are found in another place than payments
 * were opened on. While they are stopped nothing is collected, approved, given out or delivered; runs go on, for what they make
 * stays in the house and is needed to recognise what the bank has.
 */
@ApplicationScoped
public class PaymentStops {
    private static final Logger LOG = Logger.getLogger(PaymentStops.class);
    /** What an entry is about that stops what is stopped already. */
    private static final UUID PAYMENTS = new UUID(0, 0);

    private static final int SHOWN = 100;
    private static final int MAX_NAME = 64;

    private final PaymentStopSql sql;
    private final DatabaseFingerprint fingerprint;
    private final PaymentGate gate;
    private final Optional<String> setting;
    private final AuditLog auditLog;
    private final Clock clock;

    PaymentStops(
            PaymentStopSql sql,
            DatabaseFingerprint fingerprint,
            PaymentGate gate,
            PaymentSettings settings,
            AuditLog auditLog,
            Clock clock) {
        this.sql = sql;
        this.fingerprint = fingerprint;
        this.gate = gate;
        this.setting = settings.stopped().map(PaymentStops::name).filter(name -> !name.isEmpty());
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /** @throws Problem if payments are stopped (409), also when nobody has noticed it yet */
    @Transactional(Transactional.TxType.MANDATORY)
    public void requireOpen() {
        if (sql.isStopped() || newName().isPresent() || newPlace().isPresent()) {
            throw Problem.of(
                    ProblemType.PAYMENTS_STOPPED,
                    "nothing is collected, approved, given out or delivered; GET /v1/payment-stops says why, and"
                            + " docs/operations.md, \"Back up and restore\", how they are opened again");
        }
    }

    @Transactional
    public PaymentStopView get() {
        notice();
        return new PaymentStopView(sql.isStopped(), sql.stops(SHOWN));
    }

    /** Waits for whoever passed the gate before, and keeps others out until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    void alone() {
        gate.alone();
    }

    /** Nothing goes on once this has answered. */
    @Transactional
    PaymentStopView stop() {
        alone();
        record(Cause.PERSON, null);
        return get();
    }

    /** Keeps what stops payments, so that the setting can be taken away without opening them. */
    @Scheduled(
            identity = "notice-payment-stops",
            every = "30s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @Transactional
    @ForAllPartners
    public void notice() {
        if (sql.home().isEmpty()) {
            sql.settle(fingerprint.now(), clock.instant());
        }
        newName().ifPresent(name -> record(Cause.SETTING, name));
        newPlace().ifPresent(place -> record(Cause.RESTORED, place));
    }

    /** From now on the data are at home where they are. */
    @Transactional(Transactional.TxType.MANDATORY)
    void settle() {
        sql.settle(fingerprint.now(), clock.instant());
    }

    /** As the database keeps it. {@code false} is what people write who mean none. */
    private static String name(String text) {
        String name = text.strip();
        return name.equals("false") ? "" : name.substring(0, Math.min(name.length(), MAX_NAME));
    }

    private Optional<String> newName() {
        return setting.filter(name -> !sql.wasOpened(name));
    }

    private Optional<String> newPlace() {
        String now = fingerprint.now();
        return sql.home().filter(home -> !fingerprint.fits(home, now)).map(home -> now);
    }

    private void record(Cause cause, @Nullable String reference) {
        // Whoever stops payments that are stopped has done so all the same.
        Optional<UUID> stop = sql.insert(cause, reference, clock.instant())
                .or(() -> cause == Cause.PERSON ? Optional.of(PAYMENTS) : Optional.empty());
        stop.ifPresent(id -> {
            LOG.warnf("payments are stopped: %s", cause);
            auditLog.record(AuditAction.PAYMENTS_STOPPED, id, AuditDetail.code("cause", cause));
        });
    }
}
