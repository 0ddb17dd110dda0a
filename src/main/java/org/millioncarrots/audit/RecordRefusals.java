package org.millioncarrots.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.people.Caller;

/**
 * Records who was kept from an act by a rule: because another person must do it, or must have done something before, because the
 * programme's rules come to something else, or because it would be granted or paid twice. What was tried is rolled
 * back by then, so the entry has a transaction of its own; it stands under the id of zeros, for nothing was done to anything.
 */
@ApplicationScoped
class RecordRefusals {
    /** The subject of refusals. */
    static final UUID NOTHING = new UUID(0, 0);

    private static final Logger LOG = Logger.getLogger(RecordRefusals.class);

    private static final Set<ProblemType> TYPES = Set.of(
            ProblemType.SAME_PERSON,
            ProblemType.NOT_ELIGIBLE,
            ProblemType.FUNDS_EXHAUSTED,
            ProblemType.PAYMENTS_STOPPED,
            ProblemType.BANK_FILE_REFUSED);

    private static final Set<ConflictReason> REASONS = Set.of(
            ConflictReason.NOT_APPROVED_YET,
            ConflictReason.PERSON_SERVED,
            ConflictReason.CREW_DIFFERS,
            ConflictReason.STACKING_REFUSED,
            ConflictReason.CAP_REACHED,
            ConflictReason.RIVAL_CLAIM,
            ConflictReason.EQUIPMENT_AWARDED,
            ConflictReason.MAY_HAVE_BEEN_PAID,
            ConflictReason.PAYMENT_STOPPED_SINCE);

    /** As an {@link Act} names what it is done to. */
    private static final Pattern OPERATION = Pattern.compile("([a-zA-Z]+)(?:/(.{36}))?");

    private final AuditLog auditLog;
    private final Caller caller;
    private final RefusalLimit limit;

    RecordRefusals(AuditLog auditLog, Caller caller, Clock clock) {
        this.auditLog = auditLog;
        this.caller = caller;
        this.limit = new RefusalLimit(clock);
    }

    /** Does the work, and records if it is refused. */
    <T> T of(String operation, Supplier<T> work) {
        try {
            return work.get();
        } catch (Problem refused) {
            if (isByRule(refused)) {
                record(operation, refused);
            }
            throw refused;
        }
    }

    private static boolean isByRule(Problem problem) {
        return TYPES.contains(problem.type()) || problem.reason() != null && REASONS.contains(problem.reason());
    }

    /** The refusal stands, also when the log cannot be written. */
    private void record(String operation, Problem refused) {
        OptionalLong leftOut = limit.take(caller.person());
        if (leftOut.isEmpty()) {
            return;
        }
        try {
            AuditDetail[] details = details(operation, refused, leftOut.getAsLong());
            QuarkusTransaction.requiringNew().run(() -> auditLog.record(AuditAction.ACT_REFUSED, NOTHING, details));
        } catch (RuntimeException failed) {
            LOG.errorf("a refusal could not be recorded: %s", failed.getClass().getName());
        }
    }

    private static AuditDetail[] details(String operation, Problem refused, long leftOut) {
        List<AuditDetail> details = new ArrayList<>(List.of(AuditDetail.code("rule", refused.type())));
        if (refused.reason() != null) {
            details.add(AuditDetail.code("reason", refused.reason()));
        }
        Matcher parts = OPERATION.matcher(operation);
        if (parts.matches()) {
            details.add(AuditDetail.operation(parts.group(1)));
            if (parts.group(2) != null) {
                details.add(AuditDetail.id("target", UUID.fromString(parts.group(2))));
            }
        }
        if (leftOut > 0) {
            details.add(AuditDetail.number("leftOutBefore", leftOut));
        }
        return details.toArray(AuditDetail[]::new);
    }
}
