package org.millioncarrots.payout.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.millioncarrots.ledger.Ledger;
import org.millioncarrots.payout.run.PayoutRunSql.Chunk;
import org.millioncarrots.platform.EventLine;
import org.millioncarrots.programme.Programmes;

/** Pays one chunk of a run in one transaction: payouts, ledger and progress are there together or not at all. */
@ApplicationScoped
class PayChunk {
    private final PayoutRunSql sql;
    private final PayConverted payConverted;
    private final Ledger ledger;
    private final Programmes programmes;
    private final Event<EventLine> events;
    private final Clock clock;

    PayChunk(
            PayoutRunSql sql,
            PayConverted payConverted,
            Ledger ledger,
            Programmes programmes,
            Event<EventLine> events,
            Clock clock) {
        this.sql = sql;
        this.payConverted = payConverted;
        this.ledger = ledger;
        this.programmes = programmes;
        this.events = events;
        this.clock = clock;
    }

    /** A chunk was rolled back. */
    static final class ChunkFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Chunk chunk;

        ChunkFailed(Chunk chunk, RuntimeException cause) {
            super(cause);
            this.chunk = chunk;
        }

        Chunk chunk() {
            return chunk;
        }
    }

    /**
     * @return false when no chunk is left that nobody else is working on
     * @throws ChunkFailed if a chunk could not be paid; nothing of it is done
     */
    @Transactional
    boolean payNext(UUID run) {
        Optional<Chunk> next = sql.lockNext(run);
        if (next.isEmpty()) {
            if (sql.finish(run, clock.instant())) {
                events.fire(EventLine.of("payout-run-ended").id("run", run));
            }
            return false;
        }
        try {
            pay(run, next.get());
        } catch (RuntimeException failed) {
            throw new ChunkFailed(next.get(), failed);
        }
        return true;
    }

    @Transactional
    void failed(UUID run, Chunk chunk) {
        sql.failed(run, chunk);
    }

    private void pay(UUID run, Chunk chunk) {
        Instant now = clock.instant();
        LocalDate dueUpTo = sql.dueUpTo(run);
        LocalDate businessOn = LocalDate.ofInstant(now, clock.getZone());
        long asPromised = sql.pay(run, chunk, dueUpTo, now);
        PayConverted.Paid converted = payConverted.pay(run, chunk, dueUpTo, now, businessOn);
        ledger.fallDue(PayoutRunSql.made(run, chunk), businessOn);
        long skipped = sql.skip(run, chunk, dueUpTo, programmes.disabled(), converted.unconvertible());
        sql.sum(run, chunk);
        sql.done(run, chunk, asPromised + converted.payouts(), skipped, now);
    }
}
