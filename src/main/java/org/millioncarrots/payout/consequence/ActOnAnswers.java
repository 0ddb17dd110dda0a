package org.millioncarrots.payout.consequence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.award.condition.SuspendDeceased;
import org.millioncarrots.bank.ReasonCode;
import org.millioncarrots.bank.ReasonCode.Consequence;
import org.millioncarrots.claim.HoldForBank;
import org.millioncarrots.payout.consequence.ConsequenceSql.Recorded;

/**
 * Learns from the reasons of rejections and returns ({@link ReasonCode#consequence}), once for each payment attempt and consequence.
 * What is stopped already is no fault, so that no message fails by what it leads to.
 */
@ApplicationScoped
public class ActOnAnswers {
    private final ConsequenceSql sql;
    private final SuspendDeceased suspendDeceased;
    private final HoldForBank holdForBank;
    private final PayeeChecks payeeChecks;
    private final AuditLog auditLog;
    private final Clock clock;

    ActOnAnswers(
            ConsequenceSql sql,
            SuspendDeceased suspendDeceased,
            HoldForBank holdForBank,
            PayeeChecks payeeChecks,
            AuditLog auditLog,
            Clock clock) {
        this.sql = sql;
        this.suspendDeceased = suspendDeceased;
        this.holdForBank = holdForBank;
        this.payeeChecks = payeeChecks;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /** A reason that the bank has given for one of our payments. */
    public record Reason(UUID attempt, ReasonCode code) {}

    /** To be called once the payouts stand where the message moves them. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void act(UUID message, Collection<Reason> reasons) {
        List<Reason> telling = reasons.stream()
                .filter(reason -> reason.code().consequence() != null)
                .distinct()
                .toList();
        if (telling.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        List<Recorded> recorded = sql.record(message, telling, now);
        Set<UUID> dead = of(recorded, Consequence.SUSPEND_FOR_SUCCESSION).stream()
                .map(Recorded::claimant)
                .collect(Collectors.toSet());
        if (!dead.isEmpty()) {
            suspendDeceased.suspend(dead, sql.openSince(dead));
        }
        // Nothing more goes to the account of somebody who is dead, whatever becomes of the awards.
        List<Recorded> unreachable = recorded.stream()
                .filter(one -> one.consequence() != Consequence.HOLD_CLAIM)
                .toList();
        sql.block(unreachable, now)
                .forEach(block -> auditLog.record(
                        AuditAction.DESTINATION_BLOCKED,
                        block.claimantId(),
                        AuditDetail.id("block", block.id()),
                        AuditDetail.number("version", block.destinationVersion())));
        Set<UUID> claims = of(recorded, Consequence.HOLD_CLAIM).stream()
                .map(Recorded::claim)
                .collect(Collectors.toSet());
        if (!claims.isEmpty()) {
            holdForBank.hold(claims);
        }
    }

    /** To be called once all lines of the message are stored. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void checkPayees(UUID message) {
        payeeChecks.keep(message);
    }

    private static List<Recorded> of(List<Recorded> recorded, Consequence consequence) {
        return recorded.stream().filter(one -> one.consequence() == consequence).toList();
    }
}
