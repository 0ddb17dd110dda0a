package org.millioncarrots.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.millioncarrots.platform.EventLine;
import org.millioncarrots.platform.people.Caller;

/**
 * Where acts of people are recorded: disclosures, decisions, approvals, downloads. Not for bulk work, because all writers wait
 * for one another until they commit; so call it as the last step of a transaction.
 *
 * <p>The operators' log gets a line of each act after the commit. It does not say who: its number leads to the entry, which does.
 */
@ApplicationScoped
public class AuditLog {
    private final AuditSql sql;
    private final Event<EventLine> events;
    private final Caller caller;
    private final Clock clock;

    AuditLog(AuditSql sql, Event<EventLine> events, Caller caller, Clock clock) {
        this.sql = sql;
        this.events = events;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Adds an entry in the caller's transaction: it exists if and only if the act does.
     *
     * @param subject what it was done to, such as a claimant's or a batch's id
     * @throws jakarta.transaction.TransactionalException if there is no transaction
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(AuditAction action, UUID subject, AuditDetail... details) {
        AuditSql.Head head = sql.lockHead();
        sql.append(new AuditEntry(
                head.sequence() + 1,
                clock.instant(),
                caller.person(),
                caller.partner().orElse(""),
                action.name(),
                subject,
                Arrays.stream(details)
                        .collect(Collectors.toMap(
                                AuditDetail::name,
                                AuditDetail::value,
                                (one, other) -> {
                                    throw new IllegalArgumentException("a detail is given twice");
                                },
                                TreeMap::new)),
                head.hash()));
        events.fire(EventLine.of("act")
                .code("action", action)
                .id("subject", subject)
                .number("audit", head.sequence() + 1));
    }
}
