package org.millioncarrots.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.EventLine;
import org.millioncarrots.platform.people.Caller;

/**
 * Where acts are recorded: an entry exists if and only if the act does. Entries follow one another, so that all who write them
 * wait for one another until they commit; therefore those of a transaction are written at its very end.
 *
 * <p>The operators' log gets a line of each act after the commit. It does not say who: its number leads to the entry, which does.
 */
@ApplicationScoped
public class AuditLog {
    private final AuditSql sql;
    private final Event<EventLine> events;
    private final Caller caller;
    private final Clock clock;
    private final TransactionSynchronizationRegistry transaction;

    AuditLog(
            AuditSql sql,
            Event<EventLine> events,
            Caller caller,
            Clock clock,
            TransactionSynchronizationRegistry transaction) {
        this.sql = sql;
        this.events = events;
        this.caller = caller;
        this.clock = clock;
        this.transaction = transaction;
    }

    /**
     * Adds an entry to the caller's transaction.
     *
     * @param subject what it was done to, such as a claimant's or a batch's id
     * @throws jakarta.transaction.TransactionalException if there is no transaction
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(AuditAction action, UUID subject, AuditDetail... details) {
        record(caller.person(), caller.partner().orElse(""), action, subject, details);
    }

    /** The same of somebody whose request is over. */
    @Transactional(Transactional.TxType.MANDATORY)
    void record(String person, String partner, AuditAction action, UUID subject, AuditDetail... details) {
        Recorded recorded = current();
        if (recorded == null) {
            recorded = new Recorded();
            sql.join();
            transaction.putResource(this, recorded);
            transaction.registerInterposedSynchronization(recorded);
        }
        recorded.acts.add(new RecordedAct(clock.instant(), person, partner, action, subject, byName(details)));
    }

    /** Whether the caller's transaction has recorded one so far. */
    boolean hasEntry() {
        return current() != null;
    }

    private @Nullable Recorded current() {
        return (Recorded) transaction.getResource(this);
    }

    private static TreeMap<String, String> byName(AuditDetail... details) {
        return Arrays.stream(details)
                .collect(Collectors.toMap(
                        AuditDetail::name,
                        AuditDetail::value,
                        (one, other) -> {
                            throw new IllegalArgumentException("a detail is given twice");
                        },
                        TreeMap::new));
    }

    private record RecordedAct(
            Instant at,
            String person,
            String partner,
            AuditAction action,
            UUID subject,
            TreeMap<String, String> details) {
        AuditEntry after(AuditSql.Head head) {
            return new AuditEntry(
                    head.sequence() + 1, at, person, partner, action.name(), subject, details, head.hash());
        }
    }

    /** What one transaction has recorded. */
    private final class Recorded implements Synchronization {
        private final List<RecordedAct> acts = new ArrayList<>();

        @Override
        public void beforeCompletion() {
            AuditSql.Head head = sql.lockHead();
            for (RecordedAct act : acts) {
                AuditEntry entry = act.after(head);
                sql.append(entry);
                head = new AuditSql.Head(entry.sequence(), entry.hash());
                events.fire(EventLine.of("act")
                        .code("action", act.action())
                        .id("subject", act.subject())
                        .number("audit", entry.sequence()));
            }
        }

        @Override
        public void afterCompletion(int status) {}
    }
}
